"""Membership over time: how many belonged to the group on each day that matters, and who came and went."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate

from qunzhi.dates import CivilDate, DateProblem, day_text, parse_date
from qunzhi.kinds.indicator import Indicator
from qunzhi.kinds.member import Member
from qunzhi.markup.scan import Reference
from qunzhi.pages.edition import Edition
from qunzhi.pages.sections import family
from qunzhi.pages.views import DateView, Link, SectionLink
from qunzhi.records import Record
from qunzhi.select import lasting, lasts_on, units_of
from qunzhi.site import Site

SECTION = "membership"
ONE_DAY = timedelta(days=1)


def path_of(day: date) -> str:
    """Address of a day's page, from the root of the language."""
    return f"{SECTION}/{day.isoformat()}/"


@dataclass(frozen=True, slots=True)
class Count:
    """The members of one day, by unit type, and who changed that day."""

    day: date
    by_type: Mapping[str, int]
    joined: tuple[Record, ...] = ()
    left: tuple[Record, ...] = ()
    """Those whose last day was the day before."""

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.by_type.values())


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    day: DateView
    url: str
    """Of the page that shows the group on that day."""
    total: str
    cells: tuple[str, ...]
    """One for each type, in the order of the table's heads."""
    joined: tuple[Link, ...]
    left: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MembershipView:
    """What the page shows."""

    title: str
    intro: str
    sentence: str
    """The newest day in words."""
    types: tuple[str, ...]
    rows: tuple[Row, ...]
    has_changes: bool
    notes: tuple[str, ...]
    family: tuple[SectionLink, ...]
    members: Link


@lru_cache(maxsize=4)
def counts(site: Site) -> tuple[Count, ...]:
    """The members on each day that matters, the newest first; each record is looked at once."""
    members = own_members(site)
    days = _days(site, members)
    steps: dict[str, list[int]] = defaultdict(lambda: [0] * (len(days) + 1))
    joined: dict[date, list[Record]] = defaultdict(list)
    left: dict[date, list[Record]] = defaultdict(list)
    for record in members:
        first, last = lasting(record)
        if first and last and last < first:
            continue  # it was never there; `lasts_on` says the same
        # From the first of the days on which it belongs up to, not including, the first on which it no longer does.
        steps[_type(record)][bisect_left(days, first) if first else 0] += units_of(record)
        steps[_type(record)][bisect_right(days, last) if last else len(days)] -= units_of(record)
        if first and record.value("joined"):
            joined[first].append(record)
        if last and last < site.today:
            left[last + ONE_DAY].append(record)
    types = [name for name in site.terms.ids("unit-types") if name in steps]
    sums = {name: list(accumulate(steps[name])) for name in types}
    found = (
        Count(day, {name: sums[name][n] for name in types}, tuple(joined[day]), tuple(left[day]))
        for n, day in enumerate(days)
    )
    return tuple(found)[::-1]


def own_members(site: Site) -> list[Record]:
    """Published members, without partners."""
    return [record for record in site.by_kind.get("member", ()) if record.facts.belongs]


def _type(record: Record) -> str:
    assert isinstance(record.facts, Member)
    return record.facts.type


def _days(site: Site, members: Sequence[Record]) -> list[date]:
    """Days that the group names, days on which membership changed, and days that texts cite; none that is to come."""
    found = {*site.group.membership_days, *_changes(site, members), *_cited(site)}
    past = sorted(day for day in found if day <= site.today)
    return past or [site.today]


def _changes(site: Site, members: Sequence[Record]) -> Iterator[date]:
    for record in members:
        first, last = lasting(record)
        if first:
            yield first
        if last and last < site.today:
            yield last + ONE_DAY


def _cited(site: Site) -> Iterator[date]:
    """Days behind the @ of indicators that count members."""
    counting = {record.id for record in site.by_kind.get("indicator", ()) if _counts_members(record)}
    if not counting:
        return
    holes = (hole for text in site.texts.values() for hole in text.scanned.holes)
    names = [hole.id for hole in holes if isinstance(hole, Reference)]
    names += [quote.id for quotes in site.quoted.values() for quote in quotes]
    for name in dict.fromkeys(names):
        indicator, _, period = name.partition("@")
        if indicator.strip() in counting and (day := _as_day(period.strip())):
            yield day


def _counts_members(record: Record) -> bool:
    facts = record.facts
    return isinstance(facts, Indicator) and facts.derive is not None and facts.derive.count == "member"


def _as_day(words: str) -> date | None:
    try:
        found = parse_date(words)
    except DateProblem:
        return None
    return found.first if found.precision == "day" else None


def membership_view(edition: Edition) -> MembershipView:
    """The page of membership over time."""
    found = counts(edition.site)
    types = tuple(name for name in found[0].by_type if any(count.by_type[name] for count in found))
    return MembershipView(
        title=edition.words["page_membership"],
        intro=edition.words["membership_intro"],
        sentence=_sentence(edition, found[0]),
        types=tuple(edition.term("unit-types", name).pick(edition.lang) for name in types),
        rows=tuple(_row(edition, count, types) for count in found),
        has_changes=any(count.joined or count.left for count in found),
        notes=tuple(_notes(edition)),
        family=family(edition, SECTION),
        members=Link(edition.words["membership_members"], edition.url("members/")),
    )


def newest_line(edition: Edition) -> Link:
    """How many there are, on the newest of the days: a link to the page."""
    newest = counts(edition.site)[0]
    words = edition.words["membership_one" if newest.total == 1 else "membership_count"]
    day = day_text(newest.day, edition.lang)
    return Link(words.format(count=newest.total, day=day), edition.url(f"{SECTION}/"))


def members_extra(edition: Edition, records: tuple[Record, ...], root: str) -> Link | None:
    """For the whole list of members, not for those narrowed down."""
    whole = len(records) == len(edition.site.by_kind.get("member", ()))
    return newest_line(edition) if records and whole else None


def _row(edition: Edition, count: Count, types: Sequence[str]) -> Row:
    return Row(
        day=DateView(day_text(count.day, edition.lang), count.day.isoformat()),
        url=edition.url(path_of(count.day)),
        total=str(count.total),
        cells=tuple(str(count.by_type[name]) for name in types),
        joined=tuple(edition.link(record, count.day) for record in count.joined),
        left=tuple(edition.link(record, count.day - ONE_DAY) for record in count.left),
    )


def _sentence(edition: Edition, count: Count) -> str:
    words, lang = edition.words, edition.lang
    parts = (
        words["membership_part"].format(type=edition.term("unit-types", name).pick(lang), count=number)
        for name, number in count.by_type.items()
        if number
    )
    joined = words["list_comma"].join(parts)
    sentence = words["membership_sentence_one" if count.total == 1 else "membership_sentence"]
    return sentence.format(day=day_text(count.day, lang), count=count.total, parts=joined)


def _notes(edition: Edition) -> Iterator[str]:
    """What the reader must know of how it was counted."""
    members = own_members(edition.site)
    attested = [record for record in members if record.value("joined") is None and record.value("attested")]
    undated = [record for record in members if record.value("joined") is None and not record.value("attested")]
    if attested:
        yield edition.words["membership_attested"].format(count=sum(units_of(record) for record in attested))
    gone = sum(units_of(record) for record in undated if not lasts_on(record, edition.site.today))
    if undated:
        words = edition.words["membership_undated_left" if gone else "membership_undated"]
        yield words.format(count=sum(units_of(record) for record in undated), left=gone)
    dates = (record.value(field) for record in members for field in ("joined", "left"))
    if any(isinstance(when, CivilDate) and when.precision != "day" for when in dates):
        yield edition.words["membership_widest"]
