"""The chronicle 大事记: what happened in each year, from records of every kind that belongs into it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Literal, NamedTuple

from qunzhi.dates import CivilDate
from qunzhi.filing import when
from qunzhi.kinds import KINDS
from qunzhi.kinds.appointment import Appointment
from qunzhi.languages import Text
from qunzhi.pages.edition import Edition
from qunzhi.pages.views import DateView, Link, SectionLink
from qunzhi.reads import Noted
from qunzhi.records import Record
from qunzhi.site import Site

SECTION = "chronicle"
"""First part of its addresses."""

What = Literal["happened", "founded", "joined", "left", "began"]


class Event(NamedTuple):
    """One entry: a record, and what about it happened on a date."""

    when: CivilDate
    what: What
    record: Record | None
    """None where it is the group itself that was founded."""


class ChronicleEntry(NamedTuple):
    """An entry of a year's page."""

    label: str
    link: Link


class Moment(NamedTuple):
    """A date, and all that is recorded under it."""

    date: DateView
    note: str
    """Says how far the date is known, where it is not to the day."""
    entries: tuple[ChronicleEntry, ...]


class YearLink(NamedTuple):
    """A year in the list of years: its page, how many entries, and of which sorts."""

    link: Link
    total: str
    sorts: str


class ChronicleView(NamedTuple):
    """The list of years, or the dates of one year."""

    title: str
    intro: str
    years: tuple[YearLink, ...] = ()
    moments: tuple[Moment, ...] = ()
    undated: tuple[Moment, ...] = ()
    """What is known to the year or school year only: it stands behind all that has a month."""
    earlier: Link | None = None
    later: Link | None = None
    family: tuple[SectionLink, ...] = ()


def events_of(site: Site) -> Mapping[int, tuple[Event, ...]]:
    """The events of every year, years from the newest, each year from its beginning."""
    return site.once(_events_by_year)


def _events_by_year(site: Site) -> Mapping[int, tuple[Event, ...]]:
    found: dict[int, list[Event]] = defaultdict(list)
    for event in _events(site):
        found[event.when.year].append(event)
    years = sorted(found, reverse=True)
    return Noted("events", {year: tuple(sorted(found[year], key=_position)) for year in years})


def _events(site: Site) -> Iterator[Event]:
    if site.group.founded:
        yield Event(site.group.founded, "founded", None)
    for kind in KINDS:
        for record in site.of(kind):
            if kind.chronicle and (date_ := when(record)) and _is_high(site, record):
                yield Event(date_, "happened", record)
            if kind.name == "member" and record.facts.belongs:
                yield from _dated(record, (("joined", "joined"), ("left", "left")))
            if kind.name == "appointment":
                yield from _dated(record, (("begins", "began"),))


def _is_high(site: Site, record: Record) -> bool:
    """Whether it reaches the group's level, where its kind is told by level: of eighty prizes a year few are news."""
    least, level = site.group.chronicle_level, record.value("level")
    if not record.kind.chronicle_by_level or least is None:
        return True
    known = site.terms.ids("levels")
    return level in known[: known.index(least) + 1] if least in known else True


def _dated(record: Record, fields: tuple[tuple[str, What], ...]) -> Iterator[Event]:
    for field, what in fields:
        if found := record.value(field):
            yield Event(found, what, record)


EXACT = {"day": 0, "range": 0, "month": 1, "months": 1, "school year": 2, "year": 2, "years": 2}
"""By precision of a date: on its day, behind the days of its month, behind the year."""


def _position(event: Event) -> tuple[bool, date, int, date, int, str]:
    """What is known to the day stands on its day, a month behind its days, a year or a school year behind all."""
    known = event.when
    exact = EXACT[known.precision]
    first = known.last if exact else max(known.first, date(known.year, 1, 1))
    kind = KINDS.index(event.record.kind) if event.record else -1
    return (_is_vague(event), first, exact, known.first if exact else known.last, kind, _id(event))


def _id(event: Event) -> str:
    return event.record.id if event.record else ""


def _is_vague(event: Event) -> bool:
    return EXACT[event.when.precision] == 2


def index_view(edition: Edition, family: tuple[SectionLink, ...]) -> ChronicleView:
    """The list of years."""
    words = edition.words
    years = tuple(_year_link(edition, year, events) for year, events in events_of(edition.site).items())
    return ChronicleView(words["page_chronicle"], words["chronicle_intro"], years=years, family=family)


def _year_link(edition: Edition, year: int, events: tuple[Event, ...]) -> YearLink:
    sorts = Counter(_label(edition, event) for event in events)
    words = edition.words["list_comma"].join(f"{label} {count}" for label, count in sorts.most_common())
    return YearLink(_link(edition, year), _total(edition, events), words)


def _total(edition: Edition, events: tuple[Event, ...]) -> str:
    return edition.words["chronicle_one" if len(events) == 1 else "chronicle_total"].format(count=len(events))


def year_view(edition: Edition, year: int) -> ChronicleView:
    """The entries of one year."""
    found = events_of(edition.site)
    years, dated = list(found), [event for event in found[year] if not _is_vague(event)]
    at = years.index(year)
    return ChronicleView(
        title=year_title(edition, year),
        intro=_total(edition, found[year]),
        moments=_moments(edition, dated),
        undated=_moments(edition, found[year][len(dated) :]),
        earlier=_link(edition, years[at + 1]) if at + 1 < len(years) else None,
        later=_link(edition, years[at - 1]) if at else None,
    )


def year_path(year: int) -> str:
    """Address of a year from the root of the language."""
    return f"{SECTION}/{year}/"


def year_title(edition: Edition, year: int) -> str:
    """Heading of a year's page."""
    return edition.words["chronicle_year"].format(year=year)


def _link(edition: Edition, year: int) -> Link:
    return Link(Text(f"{year}年", str(year)).pick(edition.lang), edition.url(year_path(year)))


def _moments(edition: Edition, events: Sequence[Event]) -> tuple[Moment, ...]:
    return tuple(_moment(edition, known, tuple(those)) for known, those in groupby(events, _when))


def _when(event: Event) -> CivilDate:
    return event.when


def _moment(edition: Edition, known: CivilDate, events: tuple[Event, ...]) -> Moment:
    note = edition.words["known_month"] if EXACT[known.precision] == 1 else ""
    entries = tuple(ChronicleEntry(_label(edition, event), _title(edition, event)) for event in events)
    return Moment(DateView(known.text(edition.lang), known.iso), note, entries)


def _label(edition: Edition, event: Event) -> str:
    if event.record is None:
        return edition.words["chronicle_group"]
    if event.what in ("joined", "left"):
        return edition.words["chronicle_members"]
    return event.record.kind.label.pick(edition.lang)


def _title(edition: Edition, event: Event) -> Link:
    """What happened; the words of records as they are, of memberships and offices in a sentence."""
    words, record = edition.words, event.record
    if record is None:
        return Link(words["chronicle_founded"].format(name=edition.site.group.name.pick(edition.lang)))
    link = edition.link(record, event.when.last)
    if event.what == "happened":
        return link
    office = _office(edition, record) if event.what == "began" else ""
    return Link(words[f"chronicle_{event.what}"].format(name=link.title, office=office), link.url, link.lang)


def _office(edition: Edition, record: Record) -> str:
    """An office with its body: 理事会理事长, chair of the council."""
    facts = record.facts
    assert isinstance(facts, Appointment)
    body = edition.site.records.get(facts.body)
    offices = (body.value("offices") or ()) if body else ()
    office = next((one.title.pick(edition.lang) for one in offices if one.id == facts.office), facts.office)
    name = body.title.pick(edition.lang) if body else facts.body
    return edition.words["office_of"].format(office=office, body=name)
