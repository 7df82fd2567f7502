"""An album as an IIIF Presentation API 3.0 manifest, for viewers of other houses; one for both languages.

Its ids are full addresses, since the specification allows no others: where the site's is not known, there is none.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from qunzhi.filing import when
from qunzhi.gallery import picture_address
from qunzhi.kinds.fields import Label
from qunzhi.kinds.picture import Picture
from qunzhi.languages import HTML_LANG, LANGUAGES, PREFIX, Text
from qunzhi.media import PictureFile, Tiles
from qunzhi.pages.edition import Edition
from qunzhi.pages.pictures import file_of, first_there
from qunzhi.records import Record
from qunzhi.walk import marked

CONTEXT = "http://iiif.io/api/presentation/3/context.json"
IMAGE_CONTEXT = "http://iiif.io/api/image/3/context.json"

EMPTY_PX = 1200, 900
"""Of the canvas of a picture whose original is lost. Without content, as the specification allows, it keeps the caption
and its place in the order."""

Json = dict[str, Any]

_LABELS = dict(marked(Picture, Label))
_RIGHTS = re.compile(
    r"https?://((?:creativecommons\.org/(?:licenses|publicdomain)|rightsstatements\.org/vocab)/[\w./-]+)"
)
"""What `rights` may name (Presentation API 3.0, 3.2)."""


def manifest_path(record: Record) -> str:
    """From the site's root, beside the album's Chinese page."""
    return f"{record.address}manifest.json"


def has_manifest(edition: Edition, site_url: str, record: Record) -> bool:
    """Whether an album has anything to look at, and the site an address."""
    return record.kind.name == "album" and bool(site_url) and first_there(edition, record) is not None


def manifest(edition: Edition, site_url: str, record: Record) -> Json:
    """Of an album that has one."""
    facts, first = record.facts, first_there(edition, record)
    file = file_of(edition, record, first) if first is not None else None
    found: Json = {
        "@context": CONTEXT,
        "id": site_url + manifest_path(record),
        "type": "Manifest",
        "label": both(record.title),
        "summary": both(facts.summary) if facts.summary else None,
        "metadata": list(_of_record(record)),
        "requiredStatement": _statement(facts.credit or edition.site.group.name),
        "rights": rights_uri(*(record.pictures[number].rights for number in record.shown)),
        "provider": [_provider(edition, site_url)],
        "homepage": _homepage(site_url, record.address, record.title),
        "thumbnail": _thumbnail(site_url, file) if file else None,
        "viewingDirection": "left-to-right",
        "behavior": ["individuals"],
        "items": [canvas(edition, site_url, record, number) for number in record.shown],
    }
    return _filled(found)


def canvas(edition: Edition, site_url: str, record: Record, number: int) -> Json:
    """A picture's place in the manifest; without content where its original is lost."""
    picture, file = record.pictures[number], file_of(edition, record, number)
    address = picture_address(record.picture_id(number))
    width, height = _size(file) if file else EMPTY_PX
    name = f"{site_url}{address}canvas"
    found: Json = {
        "id": name,
        "type": "Canvas",
        "label": both(picture.name),
        "summary": both(picture.caption) if picture.title else None,
        "width": width,
        "height": height,
        "metadata": list(_of_picture(picture, file)),
        "requiredStatement": _statement(picture.photographer) if picture.photographer else None,
        "rights": rights_uri(picture.rights),
        "homepage": _homepage(site_url, address, picture.name),
        "thumbnail": _thumbnail(site_url, file) if file else None,
        "items": [_painting(site_url, name, file)] if file else None,
    }
    return _filled(found)


def info(site_url: str, tiles: Tiles) -> Json:
    """The description of an image that was cut into tiles: Image API 3.0, level 0."""
    sizes = (re.fullmatch(r"full/(\d+),(\d+)/0/default\.jpg", path) for path, _ in tiles.files)
    whole = sorted((int(size[1]), int(size[2])) for size in sizes if size)
    return _filled(
        {
            "@context": IMAGE_CONTEXT,
            "id": service_id(site_url, tiles),
            "type": "ImageService3",
            "protocol": "http://iiif.io/api/image",
            "profile": "level0",
            "width": tiles.width,
            "height": tiles.height,
            "sizes": [{"width": width, "height": height} for width, height in whole],
            "tiles": [{"width": tiles.side_px, "scaleFactors": list(tiles.scales)}],
        }
    )


def service_id(site_url: str, tiles: Tiles) -> str:
    """Address of an image without the slash at its end."""
    return site_url + tiles.path.rstrip("/")


def both(text: Text) -> dict[str, list[str]]:
    """A text as a language map."""
    return {HTML_LANG[lang]: [text.pick(lang)] for lang in LANGUAGES if text.has(lang)}


def rights_uri(*rights: Text | None) -> str:
    """The licence that all of them state by its address, as IIIF spells it; "" where there is no such."""
    found = {_RIGHTS.search(text.zh) if text else None for text in rights}
    names = {match[1] if match else "" for match in found}
    return f"http://{names.pop()}" if len(names) == 1 and "" not in names else ""


def _filled(found: Mapping[str, Any]) -> Json:
    """What is not known is left out; an empty list would be a mistake."""
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def _line(label: Text, value: Text) -> Json:
    return {"label": both(label), "value": both(value)}


def _of_record(record: Record) -> Iterator[Json]:
    if date := when(record):
        yield _line(_label("date"), Text(date.text("zh"), date.text("en")))
    if place := record.value("place"):
        yield _line(_label("place"), place)
    if record.facts.provenance:
        yield _line(_label("provenance"), record.facts.provenance)
    if record.facts.archive and record.facts.archive.number:
        number = record.facts.archive.number
        yield _line(Text("档号", "Archive number"), Text(number, number))


def _of_picture(picture: Picture, file: PictureFile | None) -> Iterator[Json]:
    if picture.date:
        yield _line(_label("date"), Text(picture.date.text("zh"), picture.date.text("en")))
    for field in ("place", "people", "photographer", "rights", "provenance"):
        if text := getattr(picture, field):
            yield _line(_label(field), text)
    if file is None:
        yield _line(Text("原图", "Original"), Text("未入藏", "Not in the archive"))


def _label(field: str) -> Text:
    return Text(_LABELS[field].zh, _LABELS[field].en)


def _statement(words: Text) -> Json:
    return _line(Text("来源", "Credit"), words)


def _provider(edition: Edition, site_url: str) -> Json:
    name = edition.site.group.name
    home = {"id": site_url, "type": "Text", "label": both(name), "format": "text/html"}
    return {"id": site_url, "type": "Agent", "label": both(name), "homepage": [home]}


def _homepage(site_url: str, address: str, title: Text) -> list[Json]:
    """The page in each language in which it was written."""
    return [
        {
            "id": site_url + PREFIX[lang] + address,
            "type": "Text",
            "label": {HTML_LANG[lang]: [title.pick(lang)]},
            "format": "text/html",
            "language": [HTML_LANG[lang]],
        }
        for lang in LANGUAGES
        if title.has(lang)
    ]


def _size(file: PictureFile) -> tuple[int, int]:
    """Of the tiles, or the largest copy: a canvas has the proportions of what is painted on it."""
    largest = file.of("jpeg")[-1]
    return (file.tiles.width, file.tiles.height) if file.tiles else (largest.width, largest.height)


def _thumbnail(site_url: str, file: PictureFile) -> list[Json]:
    return [_image(site_url, file, 0)]


def _image(site_url: str, file: PictureFile, position: int) -> Json:
    """The copy at a position, from the smallest."""
    copy = file.of("jpeg")[position]
    size = {"width": copy.width, "height": copy.height}
    return {"id": site_url + copy.path, "type": "Image", "format": "image/jpeg", **size}


def _painting(site_url: str, name: str, file: PictureFile) -> Json:
    body = _image(site_url, file, -1)
    if file.tiles:
        body["service"] = [{"id": service_id(site_url, file.tiles), "type": "ImageService3", "profile": "level0"}]
    painting = {
        "id": f"{name}/painting",
        "type": "Annotation",
        "motivation": "painting",
        "body": body,
        "target": name,
    }
    return {"id": f"{name}/page", "type": "AnnotationPage", "items": [painting]}
