"""Chooses records: of a kind, narrowed down by fields, on a day or within a period."""

from collections.abc import Iterator
from datetime import date

from qunzhi.dates import CivilDate
from qunzhi.filing import when, year_of
from qunzhi.kinds.fields import RefersTo, Vocabulary
from qunzhi.kinds.schema import Filters
from qunzhi.markup.blocks import Selection
from qunzhi.records import Record
from qunzhi.site import Site
from qunzhi.walk import listed, marked

FILTER_FIELDS = {
    "type": "type",
    "level": "level",
    "grade": "grade",
    "role": "role",
    "region": "region",
    "theme": "themes",
}
"""What a block calls a filter, and the field of the schema that it reads. The year is read from the record's date."""


def select(site: Site, wanted: Selection) -> tuple[Record, ...]:
    """The published records that a block asks for, in the order of their kind's lists."""
    return tuple(chosen(site, wanted.kind, wanted))


def chosen(site: Site, kind: str, filters: Filters) -> Iterator[Record]:
    """The published records of a kind that pass the filters."""
    for record in site.by_kind.get(kind, ()):
        if fits(site, record, filters):
            yield record


def amount(site: Site, wanted: Selection) -> int:
    """How many there are today. Organisations outside the group count only if their role is asked."""
    if wanted.kind == "picture":
        return sum(site.shows(name) for name in site.pictures)
    found = (record for record in select(site, wanted) if lasts_on(record, site.today))
    return sum(units_on(site, record, site.today) for record in found if wanted.role or record.facts.belongs)


def units_of(record: Record) -> int:
    """How many a record stands for."""
    count = record.value("count")
    return 1 if count is None else int(count)


def units_on(site: Site, record: Record, day: date) -> int:
    """How many it stands for on a day beside those of them that have records of their own and count there and then."""
    return units_of(record) - sum(units_of(one) for one in included(site, record) if lasts_on(one, day))


def included(site: Site, record: Record) -> tuple[Record, ...]:
    """The group's published members that a record's count contains or may contain."""
    found = (site.records.get(name) for name in dict.fromkeys(record.value("includes") or ()))
    return tuple(one for one in found if one and one.facts.state == "published" and one.facts.belongs)


def fits(site: Site, record: Record, filters: Filters) -> bool:
    """Whether a record passes the filters."""
    if filters.year is not None and year_of(record) != filters.year:
        return False
    if filters.member is not None and filters.member not in _members(record):
        return False
    vocabularies = {field: mark.name for field, mark in marked(type(record.facts), Vocabulary)}
    for name, field in FILTER_FIELDS.items():
        word = getattr(filters, name)
        if word is None:
            continue
        term = site.terms.find(vocabularies[field], word) if field in vocabularies else None
        if (term.id if term else word) not in listed(record.value(field)):
            return False
    return True


def lasts_on(record: Record, day: date) -> bool:
    """Whether what a record describes was there on a day.

    Days not known exactly are taken at their widest: from the first day on which it may have begun to the last on which
    it may have ended. Without a beginning it counts from the day on which it is first attested, else always.
    """
    first, last = lasting(record)
    return (first is None or first <= day) and (last is None or day <= last)


def lasting(record: Record) -> tuple[date | None, date | None]:
    """The first and the last day on which it may have been there; None for what has no such day."""
    begin, end = (record.value(field) for field in record.facts.span or ("", ""))
    begin = begin or record.value("attested")
    return (begin.first if begin else None), (end.last if end else None)


def on_front(record: Record, today: date) -> bool:
    """Whether a record may stand on the home page: not from the day on which it expires, nor after its last day."""
    expires, closes = record.facts.expires, record.value("closes")
    return (expires is None or today < expires) and (closes is None or today <= closes)


def falls_in(record: Record, period: CivilDate) -> bool:
    """Whether a record is filed within a period."""
    found = when(record)
    if found is None:
        year = year_of(record)
        return year is not None and period.first.year == year == period.last.year
    return period.first <= found.last <= period.last


def _members(record: Record) -> set[str]:
    """Ids of members in the record's own fields."""
    marks = marked(type(record.facts), RefersTo)
    return {one for field, mark in marks if "member" in mark.kinds for one in listed(record.value(field))}
