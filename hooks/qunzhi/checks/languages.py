"""What is not there in English yet. English is never invented, so this stops nothing."""

from collections.abc import Iterator

from qunzhi.findings import Finding, Place
from qunzhi.site import Site


def check(site: Site) -> Iterator[Finding]:
    """Published records without an English name or text, and chapters without their English twin."""
    for record in site.records.values():
        if not record.written_in("en"):
            yield Finding("QZ-L01", record.place, {"id": record.id})
        for chapter in record.chapters:
            if "en" not in chapter.bodies and "en" in record.bodies:
                yield Finding("QZ-L01", Place(chapter.bodies["zh"].path), {"id": chapter.name})
