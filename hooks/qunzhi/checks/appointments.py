"""Appointments: to offices that exist, and to no more seats than there are at one time."""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from qunzhi.checks.written import written
from qunzhi.findings import Finding, Value
from qunzhi.kinds.appointment import Appointment
from qunzhi.kinds.body import Body, Office
from qunzhi.languages import Text
from qunzhi.records import Record
from qunzhi.site import Site
from qunzhi.text import nearest


@dataclass(frozen=True, slots=True, order=True)
class _Term:
    """The days on which somebody certainly held an office: from `begin` up to, not including, `end`.

    Two terms that meet on one day, or in a year of which nobody knows the day, so do not overlap.
    """

    begin: date
    end: date
    at: int
    """Position of the appointment."""


def check(site: Site) -> Iterator[Finding]:
    """Offices that their bodies do not have, and offices with more holders than seats."""
    bodies = {r.id: r.facts.offices for r in written(site, "body") if isinstance(r.facts, Body)}
    holders: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in written(site, "appointment"):
        assert isinstance(record.facts, Appointment)
        offices = bodies.get(record.facts.body)
        if offices is not None and record.facts.office not in {office.id for office in offices}:
            yield _unknown(record, record.facts, offices)
        holders[record.facts.body, record.facts.office].append(record)
    seats = {(body, office.id): office for body, offices in bodies.items() for office in offices}
    for key, office in seats.items():
        if office.seats:
            yield from _crowded(office, holders.get(key, ()))


def _unknown(record: Record, facts: Appointment, offices: Sequence[Office]) -> Finding:
    by_word = {office.title.zh: office.id for office in offices} | {office.id: office.id for office in offices}
    near = by_word.get(nearest(facts.office, by_word), "")
    said = [(f"{office.id}（{office.title.zh}）", f"{office.id} ({office.title.pick('en')})") for office in offices]
    allowed = Text("、".join(zh for zh, _ in said) or "—", ", ".join(en for _, en in said) or "—")
    values: dict[str, Value] = {"body": facts.body, "office": facts.office, "allowed": allowed, "nearest": near}
    return Finding("QZ-O08", record.source.locate(("office",)), values)


def _crowded(office: Office, records: Sequence[Record]) -> Iterator[Finding]:
    """In the order in which the terms begin: whoever comes while every seat is taken is one too many."""
    sitting: list[tuple[date, int]] = []
    for term in sorted(_terms(records)):
        while sitting and sitting[0][0] <= term.begin:
            heapq.heappop(sitting)
        if len(sitting) >= office.seats:
            yield _too_many(office, records[term.at], records[sitting[0][1]])
        heapq.heappush(sitting, (term.end, term.at))


def _terms(records: Sequence[Record]) -> Iterator[_Term]:
    for at, record in enumerate(records):
        begins, ends = record.value("begins"), record.value("ends")
        begin, end = begins.last if begins else date.min, ends.first if ends else date.max
        if begin < end:
            yield _Term(begin, end, at)


def _too_many(office: Office, record: Record, other: Record) -> Finding:
    values: dict[str, Value] = {
        "office": office.title,
        "seats": office.seats,
        "holder": record.title,
        "earlier": other.title,
        "other": str(other.place),
    }
    return Finding("QZ-O07", record.place, values)
