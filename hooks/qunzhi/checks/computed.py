"""What sources state against what the build computes, and parts against their wholes."""

from collections.abc import Iterator

from qunzhi.checks.doubtful import doubtful
from qunzhi.figures import Figure, Figures, figures_of
from qunzhi.findings import Finding, Place
from qunzhi.kinds.indicator import Derivation, Indicator, Point
from qunzhi.languages import Text
from qunzhi.quantities import Quantity
from qunzhi.reading.yaml import Path
from qunzhi.site import Site
from qunzhi.stated import Stated, all_stated, apart

HOW = {
    "count": Text("按记录计数", "counting the records"),
    "sum": Text("按记录求和", "adding up the records"),
    "total": Text("各分项相加", "the sum of its parts"),
    "share": Text("按占比计算", "part divided by whole"),
    "growth": Text("按增长率计算", "comparison with the year before"),
    "ratio": Text("按比值计算", "division"),
}
"""How an indicator is derived, in words."""

WHOLE = Text("合计", "total")
"""The line under which the value of a period itself is compared."""


def check(site: Site) -> Iterator[Finding]:
    """Every value that is both stated and computed, and every value with a limit."""
    for stated in all_stated(site):
        yield from check_one(stated)


def check_one(stated: Stated) -> Iterator[Finding]:
    """The values of one indicator."""
    figures, unsure = figures_of(stated.site), doubtful(stated.site)
    for number, point in enumerate(stated.facts.series):
        if stated.facts.derive and stated.record.id not in unsure:
            yield from _computed(figures, stated, stated.facts.derive, number, point)
        if stated.facts.at_most:
            yield from _limits(figures, stated, number, point)


def _computed(figures: Figures, stated: Stated, derive: Derivation, number: int, point: Point) -> Iterator[Finding]:
    figure = figures.figure(stated.record.id, point.period)
    unit, said = stated.site.units.find(stated.facts.unit), stated.basic(point.value)
    if figure is None or figure.computed is None or unit is None or said is None:
        return
    found = figure.computed.over(1 / unit.factor)
    if not apart(said, found):
        return
    how = next(words for way, words in HOW.items() if getattr(derive, way))
    other = str(_evidence(figures, figure) or stated.at("derive"))
    values = {"stated": stated.words(point.value), "computed": stated.like(found.value, point.value)}
    yield stated.finding("QZ-N05", ("series", number, "value"), point, how=how, other=other, **values)


def _evidence(figures: Figures, figure: Figure) -> Place | None:
    """Where the first of the records or figures stands from which a value was computed."""
    computed = figure.computed
    assert computed is not None
    for name in computed.records:
        return figures.site.records[name].place
    for name, period in computed.figures:
        record = figures.indicators[name]
        found = figures.figure(name, period)
        points = found.points if found else ()
        return record.source.locate(("series", points[0][0], "value")) if points else record.place
    return None


def _limits(figures: Figures, stated: Stated, number: int, point: Point) -> Iterator[Finding]:
    """More passed than entered: in the whole, and on every line that both tables have."""
    record = figures.indicators.get(stated.facts.at_most or "")
    if record is None or not isinstance(record.facts, Indicator):
        return
    limit = Stated(stated.site, record, record.facts)
    for n, other in enumerate(record.facts.series):
        if other.period == point.period:
            bounds = dict(_values(n, other))
            for label, (text, quantity, path) in _values(number, point):
                if label in bounds:
                    yield from _limit(stated, limit, point, (text, quantity, path), bounds[label])
            return


Labelled = tuple[Text, Quantity, Path]


def _values(number: int, point: Point) -> Iterator[tuple[str, Labelled]]:
    """The value of a period and of its lines, by label."""
    yield "", (WHOLE, point.value, ("series", number, "value"))
    for n, line in enumerate(point.lines):
        yield line.label.zh, (line.label, line.value, ("series", number, "lines", n, "value"))


def _limit(stated: Stated, limit: Stated, point: Point, mine: Labelled, most: Labelled) -> Iterator[Finding]:
    label, quantity, path = mine
    value, bound = stated.basic(quantity), limit.basic(most[1])
    if value and bound and value.low > bound.high:
        words = {"value": stated.words(quantity), "limit": limit.words(most[1]), "other": str(limit.at(*most[2]))}
        yield stated.finding("QZ-N10", path, point, line=label, **words)
