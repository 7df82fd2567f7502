"""The list of indicators: the newest value of each, how it changed, where it comes from."""

from collections import defaultdict
from dataclasses import dataclass

from qunzhi.facets import vocabulary_of
from qunzhi.figures import Figure
from qunzhi.kinds.indicator import Indicator
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import named
from qunzhi.pages.trend import before, change, comparable, sparkline
from qunzhi.pages.views import Link
from qunzhi.quantities import worded
from qunzhi.records import Record


@dataclass(frozen=True, slots=True)
class Standing:
    """An indicator in the list."""

    link: Link
    of: tuple[Link, ...]
    """Members whom it measures, where the group of indicators does not share them; none for the group as a whole."""
    value: str
    """"" where nobody states one yet."""
    period: str
    change: str
    spark: str
    """Points of a small line; "" for a single value."""
    source: Link


@dataclass(frozen=True, slots=True)
class Standings:
    """Indicators under the heading of their group."""

    title: Link
    of: tuple[Link, ...]
    """Members whom all of them measure."""
    standings: tuple[Standing, ...]


def figures_list(edition: Edition, records: tuple[Record, ...], root: str) -> tuple[Standings, ...]:
    """The indicators of a list by group, groups in the order of their vocabulary, those without one last."""
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[record.value("group") or ""].append(record)
    kind = records[0].kind if records else None
    vocabulary = vocabulary_of(kind, "group") if kind else ""
    order = [*(name for name in edition.site.terms.ids(vocabulary) if name in groups), *([""] if "" in groups else [])]
    return tuple(_group(edition, name, groups[name], len(order)) for name in order)


def _group(edition: Edition, name: str, records: list[Record], groups: int) -> Standings:
    """What every indicator of a group measures is said once."""
    subjects = {record.value("of") or () for record in records}
    shared = subjects.pop() if len(subjects) == 1 and len(records) > 1 else ()
    standings = tuple(_standing(edition, record, shared) for record in records)
    return Standings(_title(edition, records[0], name, groups), _links(edition, shared), standings)


def _links(edition: Edition, names: tuple[str, ...]) -> tuple[Link, ...]:
    return tuple(named(edition, name) for name in names)


def _title(edition: Edition, record: Record, group: str, groups: int) -> Link:
    """A group alone on its page needs no heading: the page's own says it."""
    if groups == 1:
        return Link("")
    return edition.term_link(record.kind, "group", group) if group else Link(edition.words["figures_other"])


def _standing(edition: Edition, record: Record, shared: tuple[str, ...]) -> Standing:
    series = edition.figures.series(record.id)
    latest = series[-1] if series else None
    then = before(edition, series, latest) if latest else None
    return Standing(
        link=edition.link(record),
        of=() if shared else _links(edition, record.value("of") or ()),
        value=worded(latest.quantity, latest.unit, edition.lang) if latest else "",
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
