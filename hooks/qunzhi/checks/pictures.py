"""Pictures: described for those who cannot see them, and readable."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from unicodedata import normalize

from pydantic import BaseModel

from qunzhi.checks.alternative import empty
from qunzhi.checks.written import written
from qunzhi.findings import Finding, Place
from qunzhi.kinds.picture import Picture
from qunzhi.markup.blocks import FigureBlock, GalleryBlock, read_block
from qunzhi.markup.scan import Block, Image
from qunzhi.reading.yaml import Path
from qunzhi.records import Record
from qunzhi.site import Site

FORMATS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".avif", ".heic", ".heif")
"""What is decoded, and a group's members send."""

DRAWINGS = (".svg", ".svgz")


def check(site: Site) -> Iterator[Finding]:
    """Alternative texts that are missing or say nothing; files that are no pictures."""
    for record in site.records.values():
        for number in range(len(record.pictures)):
            yield from _picture(record, number)
        yield from _in_texts(site, record)
        yield from _names(record.folder, [name for name in site.files.get(record.id, ()) if _is_picture(name)])


def check_all(site: Site) -> Iterator[Finding]:
    """Ids borne twice; pictures of albums that belong to nothing."""
    seen: dict[str, Callable[[], Place]] = {}
    for record in site.records.values():
        for number in range(len(record.pictures)):
            yield from _id(record, number, seen, site)
    yield from _orphans(site)


def _orphans(site: Site) -> Iterator[Finding]:
    """Pictures of albums that belong to nothing: they name no record, and no record names or shows them."""
    alone = [(r, n) for r in written(site, "album") for n, picture in enumerate(r.pictures) if not picture.about]
    known = _mentioned(site) if alone else set()
    for record, number in alone:
        name = record.picture_id(number)
        if name not in known:
            yield Finding("QZ-P06", record.source.locate((record.picture_field, number)), {"id": name})


def _mentioned(site: Site) -> set[str]:
    """Ids that records and texts name, and pictures that blocks show."""
    found = set(site.mentions)
    with_blocks = site.texts.holding("block")  # which notes that all texts have been looked at
    found.update(target for passage, _ in site.texts.members.values() for target in passage.targets)
    for _, text in with_blocks:
        for hole in text.scanned.holes:
            if isinstance(hole, Block) and hole.word in ("figure", "gallery"):
                found.update(_shown(site, read_block(hole, text.body)[0]))
    return found


def _shown(site: Site, block: BaseModel | None) -> Iterator[str]:
    if isinstance(block, FigureBlock):
        yield block.picture
    elif isinstance(block, GalleryBlock):
        yield from block.pictures
        album = site.records.get(block.album or "")
        yield from (album.picture_id(n) for n in range(len(album.pictures))) if album else ()


def _picture(record: Record, number: int) -> Iterator[Finding]:
    picture, at = record.pictures[number], (record.picture_field, number)
    if picture.file is None:
        return
    if not picture.file.lower().endswith(FORMATS) and picture.file != picture.original:
        yield _no_picture(picture.file, record.source.locate((*at, "file")))
    if picture.consent == "pending":
        yield Finding("QZ-P05", record.source.locate((*at, "consent")), {"name": picture.file})
    yield from _alternative(record, picture, at)


def _no_picture(name: str, place: Place) -> Finding:
    if name.lower().endswith(DRAWINGS):
        return Finding("QZ-P07", place, {"name": name})
    return Finding("QZ-P01", place, {"name": name, "formats": ", ".join(FORMATS)})


def _alternative(record: Record, picture: Picture, at: Path) -> Iterator[Finding]:
    """What is wrong with the alternative text of a picture that has a file."""
    name, alt = picture.file or "", picture.alt
    if alt is None or not alt.zh.strip():
        yield Finding("QZ-P02", record.source.locate(at), {"name": name})
        return
    place = record.source.locate((*at, "alt"))
    words = [one for one in (alt.zh, alt.en) if one is not None and empty(one, name)]
    yield from (Finding("QZ-P13", place, {"name": name, "alt": one}) for one in words)
    if record.written_in("en") and not alt.has("en"):
        yield Finding("QZ-P14", place, {"name": name, "id": record.id})


def _is_picture(name: str) -> bool:
    return name.lower().endswith(FORMATS)


def _names(folder: str, names: Sequence[str]) -> Iterator[Finding]:
    """File names that do not survive on another system."""
    first: dict[str, str] = {}
    for name in names:
        other = first.setdefault(normalize("NFC", name).casefold(), name)
        if other != name:
            yield Finding("QZ-P15", Place(f"{folder}/{name}"), {"name": name, "other": other})
        if _UNUSABLE.search(name):
            yield Finding("QZ-P16", Place(f"{folder}/{name}"), {"name": name})


_UNUSABLE = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)|[<>:\"|?*\x00-\x1f]|[. ]$", re.IGNORECASE)
"""What Windows does not allow (Naming Files, Paths, and Namespaces)."""


def _id(record: Record, number: int, seen: dict[str, Callable[[], Place]], site: Site) -> Iterator[Finding]:
    """Pictures and records share one space of ids, since `[[id]]` may name either."""
    name = record.picture_id(number)
    place = partial(record.source.locate, (record.picture_field, number))
    if name in seen or name in site.records:
        other = seen[name]() if name in seen else site.records[name].source.locate(())
        yield Finding("QZ-A01", place(), {"id": name, "other": str(other)})
    seen.setdefault(name, place)


def _in_texts(site: Site, record: Record) -> Iterator[Finding]:
    for lang in record.bodies:
        for text in site.texts_of(record, lang):
            for hole in text.scanned.holes if text.holds("image") else ():
                if isinstance(hole, Image) and not hole.alt:
                    values = {"name": hole.file, "nearest": f"![…]({hole.file})"}
                    yield Finding("QZ-P02", text.body.place(hole.start), values)
                elif isinstance(hole, Image) and empty(hole.alt, hole.file):
                    yield Finding("QZ-P13", text.body.place(hole.start), {"name": hole.file, "alt": hole.alt})
