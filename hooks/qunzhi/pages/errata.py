"""Corrections to a report: the list on its page, and a word on them where a chapter is read."""

from qunzhi.dates import day_text
from qunzhi.kinds.report import Erratum
from qunzhi.pages.edition import Edition
from qunzhi.pages.views import Fact, Link
from qunzhi.records import Record

ANCHOR = "errata"
"""Of the list on the report's own page."""


def errata_list(edition: Edition, record: Record) -> tuple[Fact, ...]:
    """Every correction with its day, and the chapter that it concerns before its words."""
    return tuple(_line(edition, record, one) for one in _errata(record))


def errata_notice(edition: Edition, record: Record, chapter: str = "") -> Link | None:
    """How many corrections concern a chapter, or the report as a whole where none is named; None for none."""
    those = [one for one in _errata(record) if not chapter or one.chapter in (None, chapter)]
    if not those:
        return None
    latest = day_text(max(one.date for one in those), edition.lang)
    words = edition.words["errata_of_chapter" if chapter else "errata_of_report"].format(count=len(those), date=latest)
    return Link(words, f"{edition.link(record).url}#{ANCHOR}")


def _errata(record: Record) -> tuple[Erratum, ...]:
    return record.value("errata") or ()


def _line(edition: Edition, record: Record, one: Erratum) -> Fact:
    values = [Link(one.text.pick(edition.lang), lang=one.text.foreign(edition.lang))]
    for chapter in record.chapters:
        if chapter.name == one.chapter:
            url = edition.url(f"{record.address}{chapter.name}/")
            values.insert(0, Link(chapter.title.pick(edition.lang), url, chapter.title.foreign(edition.lang)))
    return Fact(day_text(one.date, edition.lang), tuple(values))
