"""Pictures: described for those who cannot see them, and readable."""

from collections.abc import Callable, Iterator
from functools import partial

from pydantic import BaseModel

from qunzhi.checks.written import written
from qunzhi.findings import Finding, Place
from qunzhi.markup.blocks import FigureBlock, GalleryBlock, read_block
from qunzhi.markup.scan import Block, Image
from qunzhi.records import Record
from qunzhi.site import Site

FORMATS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".avif")
"""What Pillow's wheel decodes and a group's members send."""


def check(site: Site) -> Iterator[Finding]:
    """Alternative texts that are missing or say nothing; files that are no pictures."""
    for record in site.records.values():
        for number in range(len(record.pictures)):
            yield from _picture(record, number)
        yield from _in_texts(site, record)


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
        yield Finding(
            "QZ-P01", record.source.locate((*at, "file")), {"name": picture.file, "formats": ", ".join(FORMATS)}
        )
    if picture.consent == "pending":
        yield Finding("QZ-P05", record.source.locate((*at, "consent")), {"name": picture.file})
    if picture.alt is None:
        yield Finding("QZ-P02", record.source.locate(at), {"name": picture.file})


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
                    yield Finding("QZ-P02", text.body.place(hole.start), {"name": hole.file})
