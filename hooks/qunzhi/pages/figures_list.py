"""The list of indicators: the newest value of each, how it changed, where it comes from."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup

from qunzhi.facets import vocabulary_of
from qunzhi.figures import Figure
from qunzhi.kinds.indicator import Indicator
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import dispute, named
from qunzhi.pages.trend import before, change, comparable, sparkline
from qunzhi.pages.views import Link, note_mark
from qunzhi.quantities import worded
from qunzhi.records import Record

FIRST = 6
"""Indicators of each group in the list of all; the register's order says which, and the group's page has the others."""


class Standing(NamedTuple):
    """An indicator in the list."""

    link: Link
    of: tuple[Link, ...]
    """Members whom it measures, where the group of indicators does not share them; none for the group as a whole."""
    value: str
    """"" where nobody states one yet."""
    mark: Markup
    """That sources give different values."""
    period: str
    change: str
    spark: str
    """Points of a small line; "" for a single value."""
    source: Link
    """"" where the group says it for all that name none, and in a long list of all."""


class Standings(NamedTuple):
    """Indicators under the heading of their group."""

    title: Link
    of: tuple[Link, ...]
    """Members whom all of them measure."""
    standings: tuple[Standing, ...]
    source: Link
    """Of most of them; "" where they have no common one."""
    source_note: str
    """Says so, where some have another."""
    more: Link
    """To the page of the group, where some stand there only."""


def figures_list(edition: Edition, records: tuple[Record, ...]) -> tuple[Standings, ...]:
    """The indicators of a list by group, groups in the order of their vocabulary, those without one last.

    A group alone on its page needs no heading: the page's own says it.
    """
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[record.value("group") or ""].append(record)
    kind = records[0].kind if records else None
    vocabulary = vocabulary_of(kind, "group") if kind else ""
    order = [*(name for name in edition.site.terms.ids(vocabulary) if name in groups), *([""] if "" in groups else [])]
    if len(order) == 1:
        return (_group(edition, groups[order[0]], Link("")),)
    make = _beginning if kind and len(records) == len(edition.site.of(kind)) and _are_many(groups) else _group
    return tuple(make(edition, groups[name], _title(edition, groups[name][0], name)) for name in order)


def _are_many(groups: Mapping[str, list[Record]]) -> bool:
    """Whether some group is so large that its page must show what the list of all leaves out."""
    return any(len(records) > FIRST + 1 for name, records in groups.items() if name)


def _beginning(edition: Edition, records: list[Record], title: Link) -> Standings:
    """A group in a long list of all: its first indicators, and the way to the others; sources stand on their pages."""
    rest = len(records) - FIRST if title.url and len(records) > FIRST + 1 else 0
    shown = _group(edition, records[: len(records) - rest], title)
    bare = tuple(one._replace(source=Link("")) for one in shown.standings)
    return shown._replace(standings=bare, source=Link(""), source_note="", more=_more(edition, title, rest))


def _group(edition: Edition, records: list[Record], title: Link) -> Standings:
    """What every indicator of a group measures is said once, and so is the source of most of them."""
    subjects = {record.value("of") or () for record in records}
    shared = subjects.pop() if len(subjects) == 1 and len(records) > 1 else ()
    shown = [_standing(edition, record, shared) for record in records]
    source = _common([one.source for one in shown if one.value])
    standings = tuple(one._replace(source=Link("")) if one.source == source else one for one in shown)
    differ = source.title and any(one.source.title for one in standings)
    note = edition.words["figures_source_note"] if differ else ""
    return Standings(title, _links(edition, shared), standings, source, note, more=Link(""))


def _common(sources: list[Link]) -> Link:
    """The source of more than half, and of more than one; none where a value has no source at all."""
    for source, count in Counter(sources).most_common(1):
        if count > 1 and 2 * count > len(sources) and all(one.title for one in sources):
            return source
    return Link("")


def _more(edition: Edition, group: Link, rest: int) -> Link:
    words = edition.words["figures_more"].format(count=rest, group=group.title)
    return Link(words, group.url) if rest else Link("")


def _links(edition: Edition, names: tuple[str, ...]) -> tuple[Link, ...]:
    return tuple(named(edition, name) for name in names)


def _title(edition: Edition, record: Record, group: str) -> Link:
    return edition.term_link(record.kind, "group", group) if group else Link(edition.words["figures_other"])


def _standing(edition: Edition, record: Record, shared: tuple[str, ...]) -> Standing:
    series = edition.figures.series(record.id)
    latest = series[-1] if series else None
    then = before(edition, series, latest) if latest else None
    return Standing(
        link=edition.link(record),
        of=() if shared else _links(edition, record.value("of") or ()),
        value=worded(latest.quantity, latest.unit, edition.lang) if latest else "",
        mark=note_mark(dispute(edition, latest)) if latest else Markup(),
        period=latest.period.text(edition.lang) if latest else "",
        change=change(edition, latest, then) if latest and then else "",
        spark=sparkline(comparable(edition, series)),
        source=_source(edition, latest, record) if latest else Link(""),
    )


def _source(edition: Edition, latest: Figure, record: Record) -> Link:
    assert isinstance(record.facts, Indicator)
    if not latest.points:
        return Link(edition.words["computed_here"])
    source = latest.points[0][1].source
    return named(edition, source) if source else Link("")
