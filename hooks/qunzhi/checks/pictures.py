"""Pictures: described for those who cannot see them, and readable."""

from collections.abc import Iterator

from qunzhi.findings import Finding
from qunzhi.markup.scan import Image
from qunzhi.records import Record
from qunzhi.site import Site

FORMATS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".avif")
"""What Pillow's wheel decodes and a group's members send."""


def check(site: Site) -> Iterator[Finding]:
    """Alternative texts that are missing or say nothing; files that are no pictures; ids borne twice."""
    seen: dict[str, str] = {}
    for record in site.records.values():
        for number in range(len(record.pictures)):
            yield from _picture(record, number)
            yield from _id(record, number, seen, site)
        yield from _in_texts(site, record)


def _picture(record: Record, number: int) -> Iterator[Finding]:
    picture, at = record.pictures[number], (record.picture_field, number)
    if picture.file is None:
        return
    if not picture.file.lower().endswith(FORMATS):
        yield Finding(
            "QZ-P01", record.source.locate((*at, "file")), {"name": picture.file, "formats": ", ".join(FORMATS)}
        )
    if picture.consent == "pending":
        yield Finding("QZ-P05", record.source.locate((*at, "consent")), {"name": picture.file})
    if picture.alt is None:
        yield Finding("QZ-P02", record.source.locate(at), {"name": picture.file})


def _id(record: Record, number: int, seen: dict[str, str], site: Site) -> Iterator[Finding]:
    """Pictures and records share one space of ids, since `[[id]]` may name either."""
    name = record.picture_id(number)
    place = record.source.locate((record.picture_field, number))
    if name in seen or name in site.records:
        other = seen.get(name) or str(site.records[name].source.locate(()))
        yield Finding("QZ-A01", place, {"id": name, "other": other})
    seen.setdefault(name, str(place))


def _in_texts(site: Site, record: Record) -> Iterator[Finding]:
    for lang in record.bodies:
        for text in site.texts_of(record, lang):
            for hole in text.scanned.holes:
                if isinstance(hole, Image) and not hole.alt:
                    yield Finding("QZ-P02", text.body.place(hole.start), {"name": hole.file})
