"""The cover of a report and its last page, from the record."""

import re
from collections.abc import Iterator
from datetime import date

from qunzhi.dates import day_text
from qunzhi.languages import Text
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import named
from qunzhi.printing.binding import joined
from qunzhi.printing.lines import Json
from qunzhi.printing.widths import letters
from qunzhi.records import Record


def cover(edition: Edition, record: Record) -> dict[str, Json]:
    """What stands on the first page."""
    group = edition.site.group.name.pick(edition.lang)
    return {
        "group": group,
        "emblem": edition.words["print_emblem"].format(group=group),
        "title": _title_lines(record.title.pick(edition.lang), (group, issuer(edition, record))),
        "kind": _kind(edition, record),
        "foot": [*_foot(edition, record)],
    }


LINE = 34
"""Of a title on the cover, in halves of a Chinese character."""


def _title_lines(title: str, names: tuple[str, ...]) -> list[Json]:
    """A title that begins with the name of the group, or of who issued it, in two lines that fit."""
    found = (re.fullmatch(rf"({re.escape(name)}[,，:：]?)\s*(.+)", title) for name in names)
    pairs = ([one[1], one[2]] for one in found if one)
    return next(([*pair] for pair in pairs if max(map(letters, pair)) <= LINE), [title])


def _kind(edition: Edition, record: Record) -> str:
    """What sort of report it is, and of which year; "" where the title says so."""
    sort, year = report_type(edition, record), edition.words["print_year"].format(year=record.value("year"))
    said = record.title.pick(edition.lang).casefold()
    return "" if sort.casefold() in said and str(record.value("year")) in said else f"{year}\u3000{sort}"


def report_type(edition: Edition, record: Record) -> str:
    """What sort of report it is."""
    return edition.term("report-types", str(record.value("type"))).pick(edition.lang)


def _foot(edition: Edition, record: Record) -> Iterator[str]:
    yield issuer(edition, record)
    yield from filter(None, (_picked(edition, record.value("approval")), _day(edition, record.facts.published)))


def issuer(edition: Edition, record: Record) -> str:
    """Who issued it: without a field for it, the group."""
    name = record.value("issuer")
    return named(edition, str(name)).title if name else edition.site.group.name.pick(edition.lang)


def colophon(edition: Edition, record: Record, site_url: str) -> list[list[Json]]:
    """What the edition is, line by line: a label, and the words."""
    lines = ((edition.words[key], words) for key, words in _lines(edition, record, site_url))
    return [[label, joined(words)] for label, words in lines if words]


def _lines(edition: Edition, record: Record, site_url: str) -> Iterator[tuple[str, str]]:
    facts = record.facts
    yield "print_title", record.title.pick(edition.lang)
    yield "print_group", edition.site.group.name.pick(edition.lang)
    yield "print_issuer", issuer(edition, record)
    yield "print_approval", _picked(edition, record.value("approval"))
    yield "print_published", _day(edition, facts.published)
    yield "print_updated", _day(edition, facts.updated)
    yield "print_credit", _picked(edition, facts.credit)
    yield "print_provenance", _picked(edition, facts.provenance)
    yield "print_errata", " ".join(_errata(edition, record))
    yield "print_address", f"{site_url}{edition.url(record.address)}" if site_url else ""
    yield "print_rights", edition.words["rights"]
    yield "print_fonts", edition.words["print_fonts_used"]
    yield "print_set", edition.words["print_set_by"]


def _errata(edition: Edition, record: Record) -> Iterator[str]:
    for one in record.value("errata") or ():
        yield f"{day_text(one.date, edition.lang)} {one.text.pick(edition.lang)}"


def _day(edition: Edition, day: date | None) -> str:
    return day_text(day, edition.lang) if day else ""


def _picked(edition: Edition, text: Text | None) -> str:
    return text.pick(edition.lang) if text else ""
