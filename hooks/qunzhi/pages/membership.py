"""The page of membership over time: a line for each day that matters, with who came and went."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from qunzhi.dates import CivilDate, day_text
from qunzhi.pages.edition import Edition
from qunzhi.pages.member_counts import ONE_DAY, Count, counts, own_members
from qunzhi.pages.sections import family, is_there
from qunzhi.pages.views import DateView, Link, SectionLink
from qunzhi.records import Record
from qunzhi.select import included, lasts_on, units_of

SECTION = "membership"


def path_of(day: date) -> str:
    """Address of a day's page, from the root of the language."""
    return f"{SECTION}/{day.isoformat()}/"


def said(edition: Edition, key: str, count: int | None = None) -> str:
    """Words on the members: for one or several, and for a group of which the sources do not list all."""
    key += "_one" if count == 1 else ""
    return edition.words[f"{key}_part" if edition.site.group.members_listed == "part" else key]


class Row(NamedTuple):
    """A line of the table."""

    day: DateView
    url: str
    """Of the page that shows the group on that day; "" where the day has none."""
    total: str
    cells: tuple[str, ...]
    """One for each type, in the order of the table's heads."""
    joined: tuple[Link, ...]
    left: tuple[Link, ...]


class MembershipView(NamedTuple):
    """What the page shows."""

    title: str
    intro: str
    caption: str
    sentence: str
    """The newest day in words."""
    types: tuple[str, ...]
    rows: tuple[Row, ...]
    has_changes: bool
    notes: tuple[str, ...]
    family: tuple[SectionLink, ...]
    members: Link


def membership_view(edition: Edition) -> MembershipView:
    """The page of membership over time."""
    found = counts(edition.site)
    types = tuple(name for name in found[0].by_type if any(count.by_type[name] for count in found))
    return MembershipView(
        title=edition.words["page_membership"],
        intro=said(edition, "membership_intro"),
        caption=said(edition, "membership_caption"),
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
    words = said(edition, "membership_count", newest.total)
    day = day_text(newest.day, edition.lang)
    return Link(words.format(count=newest.total, day=day), edition.url(f"{SECTION}/"))


def members_extra(edition: Edition, records: tuple[Record, ...]) -> Link | None:
    """For the whole list, not for those narrowed down; nothing where nobody on it belongs to the group."""
    whole = len(records) == len(edition.site.by_kind.get("member", ()))
    return newest_line(edition) if whole and is_there(edition.site, SECTION) else None


def _row(edition: Edition, count: Count, types: Sequence[str]) -> Row:
    return Row(
        day=DateView(day_text(count.day, edition.lang), count.day.isoformat()),
        url=edition.url(path_of(count.day)) if count.has_page else "",
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
    sentence = said(edition, "membership_sentence", count.total)
    return sentence.format(day=day_text(count.day, lang), count=count.total, parts=joined)


def _notes(edition: Edition) -> Iterator[str]:
    """What the reader must know of how it was counted."""
    members = own_members(edition.site)
    attested = [record for record in members if record.value("joined") is None and record.value("attested")]
    undated = [record for record in members if record.value("joined") is None and not record.value("attested")]
    if attested:
        yield edition.words["membership_attested"].format(count=_units(edition, attested))
    gone = [record for record in undated if not lasts_on(record, edition.site.today)]
    if undated:
        words = edition.words["membership_undated_left" if gone else "membership_undated"]
        yield words.format(count=_units(edition, undated), left=_units(edition, gone))
    if twice := {one.id: one for record in members for one in included(edition.site, record)}:
        yield edition.words["membership_included"].format(count=sum(units_of(one) for one in twice.values()))
    dates = (record.value(field) for record in members for field in ("joined", "left"))
    if any(isinstance(when, CivilDate) and when.precision != "day" for when in dates):
        yield edition.words["membership_widest"]


def _units(edition: Edition, records: Sequence[Record]) -> int:
    """How many they stand for, nobody twice."""
    within = (one for record in records for one in included(edition.site, record))
    return sum(map(units_of, records)) - sum(map(units_of, within))
