"""Errata of reports: the chapter that one concerns."""

from collections.abc import Iterator

from qunzhi.findings import Finding
from qunzhi.site import Site
from qunzhi.text import nearest


def check(site: Site) -> Iterator[Finding]:
    """Chapters that the report has not."""
    for record in (*site.records.values(), *site.held.values()):
        names = [chapter.name for chapter in record.chapters]
        for number, erratum in enumerate(record.value("errata") or ()):
            if erratum.chapter and erratum.chapter not in names:
                place = record.source.locate(("errata", number, "chapter"))
                yield Finding("QZ-W09", place, {"name": erratum.chapter, "nearest": nearest(erratum.chapter, names)})
