"""What indicators state: known units, one value for a period, totals that are the sum of their lines."""

from collections.abc import Iterator

from qunzhi.derive import plus
from qunzhi.findings import Finding
from qunzhi.kinds.indicator import Indicator, Point
from qunzhi.quantities import Quantity, in_full
from qunzhi.reading.yaml import Path
from qunzhi.records import Record
from qunzhi.site import Site
from qunzhi.stated import Stated, all_stated, apart
from qunzhi.units import converts
from qunzhi.walk import quantities


def check(site: Site) -> Iterator[Finding]:
    """Values of every indicator."""
    for stated in all_stated(site):
        yield from check_one(stated)


def check_one(stated: Stated) -> Iterator[Finding]:
    """Values of one indicator."""
    yield from _periods(stated)
    for number, point in enumerate(stated.facts.series):
        yield from _dimension(stated, point.value, ("series", number, "value"))
        for n, line in enumerate(point.lines):
            yield from _dimension(stated, line.value, ("series", number, "lines", n, "value"))
        yield from _lines(stated, number, point)


def check_units(site: Site) -> Iterator[Finding]:
    """Units in the fields of a record."""
    for record in (*site.records.values(), *site.held.values()):
        yield from _units(site, record)


def _units(site: Site, record: Record) -> Iterator[Finding]:
    for path, quantity in quantities(record.facts):
        if quantity.unit and site.units.find(quantity.unit) is None and site.terms.are_known:
            meant = in_full(quantity, site.units) or site.units.near(quantity.unit)
            yield _unknown(record, path, quantity.unit, meant)
    if isinstance(record.facts, Indicator) and site.units.find(record.facts.unit) is None and site.terms.are_known:
        unit = record.facts.unit
        yield _unknown(record, ("unit",), unit, site.units.near(unit))


def _unknown(record: Record, path: Path, unit: str, meant: str) -> Finding:
    field = next(str(step) for step in reversed(path) if isinstance(step, str))
    values = {"field": field, "unit": unit, "nearest": meant}
    return Finding("QZ-N01", record.source.locate(path), values)


def _periods(stated: Stated) -> Iterator[Finding]:
    """A period stated twice: the same source says it again, or two sources disagree."""
    first: dict[object, int] = {}
    for number, point in enumerate(stated.facts.series):
        before = first.setdefault(point.period, number)
        if before == number:
            continue
        earlier, path = stated.facts.series[before], ("series", number, "value")
        other = str(stated.at("series", before, "value"))
        if _origin(point) == _origin(earlier):
            yield stated.finding("QZ-N03", path, point, other=other)
        elif stated.basic(point.value) and _differ(stated, point, earlier):
            value, said_first = stated.words(point.value), stated.words(earlier.value)
            yield stated.finding("QZ-N04", path, point, value=value, first=said_first, other=other)


def _origin(point: Point) -> tuple[str | None, str]:
    return point.source, point.place.zh if point.place else ""


def _differ(stated: Stated, one: Point, other: Point) -> bool:
    """17.4 thousand and 17,402 are one number, told with different care."""
    a, b = stated.basic(one.value), stated.basic(other.value)
    return a is not None and b is not None and apart(a, b)


def _dimension(stated: Stated, quantity: Quantity, path: Path) -> Iterator[Finding]:
    own, unit = stated.site.units.find(stated.facts.unit), stated.unit(quantity)
    if own and unit and not converts(own, unit):
        yield Finding("QZ-N12", stated.at(*path), {"id": stated.record.id, "unit": unit.text, "wanted": own.text})


def _lines(stated: Stated, number: int, point: Point) -> Iterator[Finding]:
    """The lines of a table against the total that stands above them."""
    lines = [found for line in point.lines if (found := stated.basic(line.value))]
    total = stated.basic(point.value)
    if not lines or len(lines) != len(point.lines) or total is None:
        return
    added = plus(*lines)
    if apart(total, added):
        values = {"stated": stated.words(point.value), "computed": stated.like(added.value, point.value)}
        other = str(stated.at("series", number, "lines", 0, "value"))
        yield stated.finding("QZ-N06", ("series", number, "value"), point, other=other, **values)
