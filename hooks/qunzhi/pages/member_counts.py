"""How many belonged to the group on each day that matters, and who came and went."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from qunzhi.citations import cited_periods
from qunzhi.kinds.indicator import Indicator
from qunzhi.kinds.member import Member
from qunzhi.records import Record
from qunzhi.select import included, lasting, units_of
from qunzhi.site import Site, remembered

ONE_DAY = timedelta(days=1)


class Count(NamedTuple):
    """The members of one day, by unit type, and who changed that day."""

    day: date
    by_type: Mapping[str, int]
    joined: tuple[Record, ...] = ()
    left: tuple[Record, ...] = ()
    """Those whose last day was the day before."""
    has_page: bool = True
    """Whether the group on that day has a page: the day of the build has none, or its address would change daily."""

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.by_type.values())


@remembered
def counts(site: Site) -> tuple[Count, ...]:
    """The members on each day that matters, the newest first; where none does, of the day of the build."""
    members = own_members(site)
    known = _days(site, members)
    days = known or [site.today]
    steps: dict[str, list[int]] = defaultdict(lambda: [0] * (len(days) + 1))
    joined: dict[date, list[Record]] = defaultdict(list)
    left: dict[date, list[Record]] = defaultdict(list)
    for record in members:
        first, last = lasting(record)
        if first and last and last < first:
            continue  # it was never there; `lasts_on` says the same
        for units, begin, end in _stretches(site, record):
            # From the first of the days on which they belong up to, not including, the first on which no longer.
            steps[_type(record)][bisect_left(days, begin) if begin else 0] += units
            steps[_type(record)][bisect_right(days, end) if end else len(days)] -= units
        if first and record.value("joined"):
            joined[first].append(record)
        if last and last < site.today:
            left[last + ONE_DAY].append(record)
    types = [name for name in site.terms.ids("unit-types") if name in steps]
    sums = {name: list(accumulate(steps[name])) for name in types}
    found = (
        Count(day, {name: sums[name][n] for name in types}, tuple(joined[day]), tuple(left[day]), bool(known))
        for n, day in enumerate(days)
    )
    return tuple(found)[::-1]


def own_members(site: Site) -> list[Record]:
    """Published members, without partners and others outside the group."""
    return [record for record in site.by_kind.get("member", ()) if record.facts.belongs]


def _stretches(site: Site, record: Record) -> Iterator[tuple[int, date | None, date | None]]:
    """How many it adds, from which to which day; fewer while those have records of their own whom it contains."""
    first, last = lasting(record)
    yield units_of(record), first, last
    for one in included(site, record):
        begin, end = lasting(one)
        begin = max(begin or date.min, first or date.min)
        end = min(end or date.max, last or date.max)
        if begin <= end:
            yield -units_of(one), begin, end


def _type(record: Record) -> str:
    assert isinstance(record.facts, Member)
    return record.facts.type


def _days(site: Site, members: Sequence[Record]) -> list[date]:
    """Days that the group names, on which membership changed, or that texts cite; none that is to come."""
    found = {*site.group.membership_days, *_changes(site, members), *_cited(site)}
    return sorted(day for day in found if day <= site.today)


def _changes(site: Site, members: Sequence[Record]) -> Iterator[date]:
    for record in members:
        first, last = lasting(record)
        if first:
            yield first
        if last and last < site.today:
            yield last + ONE_DAY


def _cited(site: Site) -> Iterator[date]:
    """Days behind the @ of indicators that count members."""
    for record in site.by_kind.get("indicator", ()):
        periods = cited_periods(site, record.id) if _counts_members(record) else ()
        yield from sorted(period.first for period in periods if period.precision == "day")


def _counts_members(record: Record) -> bool:
    facts = record.facts
    return isinstance(facts, Indicator) and facts.derive is not None and facts.derive.count == "member"
