"""Terms of office: who holds which office today, who held it before, and of whom nobody recorded when."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from qunzhi.dates import CivilDate, day_text
from qunzhi.filing import when, year_of
from qunzhi.kinds.appointment import Appointment
from qunzhi.kinds.body import Body, Office
from qunzhi.languages import Text
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import named
from qunzhi.pages.views import Link
from qunzhi.records import Record
from qunzhi.select import lasting, lasts_on
from qunzhi.site import Site, remembered


class Holding(NamedTuple):
    """One appointment. `anchor` is its id: its address is its place on the page of all bodies."""

    anchor: str
    body: Link
    office: Link
    holder: Link
    dates: str
    source: Link | None
    current: bool


class Term(NamedTuple):
    """Appointments of one term of office, or told of by one source."""

    title: str
    holdings: tuple[Holding, ...]


class Terms(NamedTuple):
    """All appointments of the group."""

    heading: str
    """In office on the day of the build."""
    current: tuple[Holding, ...]
    undated: tuple[Term, ...]
    """By source: no dates are known of them, so they may be in office today or not."""
    later: tuple[Holding, ...]
    earlier: tuple[Term, ...]
    """By term, the newest first."""

    @property
    def any(self) -> bool:
        """Whether any appointment is on record."""
        return bool(self.current or self.undated or self.later or self.earlier)


class OfficeView(NamedTuple):
    """An office with all who held it, the newest first."""

    title: Link
    holdings: tuple[Holding, ...]


def terms(edition: Edition, bodies: Sequence[Record]) -> Terms:
    """Every appointment, in the order of the bodies and of their offices."""
    today = edition.site.today
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in _in_order(edition.site, bodies):
        groups[_when(record, today)].append(record)
    return Terms(
        heading=edition.words["in_office_on"].format(day=day_text(today, edition.lang)),
        current=tuple(_holding(edition, record) for record in groups["current"]),
        undated=by_source(edition, groups["undated"]),
        later=tuple(_holding(edition, record) for record in groups["later"]),
        earlier=_by_term(edition, groups["earlier"]),
    )


def holdings(edition: Edition, records: Sequence[Record]) -> tuple[Holding, ...]:
    """Appointments as their rows show them."""
    return tuple(_holding(edition, record) for record in records)


def by_source(edition: Edition, records: Sequence[Record]) -> tuple[Term, ...]:
    """Appointments without dates under what tells of them, with its date: that much is known."""
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[_facts(record).source or ""].append(record)
    return tuple(Term(_told_by(edition, name), holdings(edition, found)) for name, found in groups.items())


def _told_by(edition: Edition, name: str) -> str:
    source, words, lang = edition.site.records.get(name), edition.words, edition.lang
    if source is None:
        return words["told_by_nobody"]
    title = source.title.pick(lang)
    title = title if lang == "en" or "《" in title else f"《{title}》"
    dated = _dated(edition, source)
    return words["told_by_dated" if dated else "told_by"].format(source=title, date=dated)


def _dated(edition: Edition, source: Record) -> str:
    """The date of a source, or of the document or report that it is; "" where neither has one."""
    for one in (source, edition.site.records.get(source.value("record") or "")):
        if one and (day := when(one)):
            return day.text(edition.lang)
        if one and (year := year_of(one)):
            return Text(f"{year}年", str(year)).pick(edition.lang)
    return ""


def office_views(edition: Edition, body: Record) -> tuple[tuple[OfficeView, ...], tuple[Holding, ...]]:
    """The offices of a body with all their holders, and appointments to offices that it does not list."""
    held: dict[str, list[Record]] = defaultdict(list)
    for record in sorted(_by_body(edition.site).get(body.id, ()), key=_newest_first):
        held[_facts(record).office].append(record)
    offices = tuple(
        OfficeView(
            Link(office.title.pick(edition.lang), "", office.title.foreign(edition.lang)),
            tuple(_holding(edition, record) for record in held.pop(office.id, ())),
        )
        for office in _offices(body)
    )
    return offices, tuple(_holding(edition, record) for records in held.values() for record in records)


def spell(edition: Edition, begins: CivilDate | None, ends: CivilDate | None) -> str:
    """From when to when, as far as it is known."""
    words, lang = edition.words, edition.lang
    if begins and ends:
        return words["term_both"].format(begins=begins.text(lang), ends=ends.text(lang))
    if begins:
        return words["term_from"].format(begins=begins.text(lang))
    return words["term_until"].format(ends=ends.text(lang)) if ends else words["term_unknown"]


def _facts(record: Record) -> Appointment:
    assert isinstance(record.facts, Appointment)
    return record.facts


def _offices(body: Record | None) -> tuple[Office, ...]:
    return body.facts.offices if body and isinstance(body.facts, Body) else ()


@remembered
def _by_body(site: Site) -> Mapping[str, tuple[Record, ...]]:
    """Published appointments by the id of their body."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in site.by_kind.get("appointment", ()):
        found[_facts(record).body].append(record)
    return {name: tuple(records) for name, records in found.items()}


def _in_order(site: Site, bodies: Sequence[Record]) -> list[Record]:
    """As protocol has it: by body, by office, then the longest in office first. Bodies not shown come last."""
    ranks = {body.id: number for number, body in enumerate(bodies)}
    offices = {(body.id, office.id): n for body in bodies for n, office in enumerate(_offices(body))}
    return sorted(
        site.by_kind.get("appointment", ()),
        key=lambda r: (
            ranks.get(_facts(r).body, len(ranks)),
            offices.get((_facts(r).body, _facts(r).office), len(offices)),
            lasting(r)[0] or date.min,
        ),
    )


def _when(record: Record, today: date) -> str:
    if _undated(record):
        return "undated"
    if lasts_on(record, today):
        return "current"
    first, _ = lasting(record)
    return "later" if first and first > today else "earlier"


def _undated(record: Record) -> bool:
    return lasting(record) == (None, None)


def _newest_first(record: Record) -> tuple[int, int]:
    first, last = lasting(record)
    return -(last or date.max).toordinal(), -(first or date.min).toordinal()


def _by_term(edition: Edition, records: Sequence[Record]) -> tuple[Term, ...]:
    groups: dict[tuple[int, int], list[Record]] = defaultdict(list)
    for record in records:
        groups[_newest_first(record)].append(record)
    return tuple(
        Term(_dates(edition, groups[key][0]), tuple(_holding(edition, record) for record in groups[key]))
        for key in sorted(groups)
    )


def _dates(edition: Edition, record: Record) -> str:
    return spell(edition, _facts(record).begins, _facts(record).ends)


def _holding(edition: Edition, record: Record) -> Holding:
    facts = _facts(record)
    holder = facts.holder
    url = named(edition, facts.member).url if facts.member else ""
    return Holding(
        anchor=record.id,
        body=named(edition, facts.body),
        office=_office(edition, facts),
        holder=Link(holder.pick(edition.lang), url, holder.foreign(edition.lang)),
        dates=_dates(edition, record),
        source=named(edition, facts.source) if facts.source else None,
        current=not _undated(record) and lasts_on(record, edition.site.today),
    )


def _office(edition: Edition, facts: Appointment) -> Link:
    """What the office is called; its id where the body does not list it (a check tells of that)."""
    body = edition.site.records.get(facts.body)
    title = next((office.title for office in _offices(body) if office.id == facts.office), None)
    return Link(title.pick(edition.lang), "", title.foreign(edition.lang)) if title else Link(facts.office)
