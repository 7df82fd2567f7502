"""An indicator's statements with their places, as several checks look at them."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from qunzhi.derive import Computed
from qunzhi.figures import Figure, figures_of
from qunzhi.findings import Finding, Place, Value
from qunzhi.kinds.indicator import Indicator, Point
from qunzhi.languages import Text
from qunzhi.quantities import BOUND_WORDS, Quantity, rounded
from qunzhi.reading.yaml import Path
from qunzhi.records import Record
from qunzhi.site import Site
from qunzhi.units import Unit


@dataclass(frozen=True, slots=True)
class Stated:
    """One indicator of a site."""

    site: Site
    record: Record
    facts: Indicator

    def unit(self, quantity: Quantity) -> Unit | None:
        """The unit of a value: its own, or the indicator's."""
        return self.site.units.find(quantity.unit or self.facts.unit)

    def basic(self, quantity: Quantity) -> Computed | None:
        """A value in the basic unit of its dimension, with the room that its rounding and its bound leave."""
        unit = self.unit(quantity)
        return Computed.stated(quantity, unit) if unit else None

    def words(self, quantity: Quantity) -> str:
        """A value with its unit in Chinese, as tables print it: 万元 has no short English name."""
        bound = BOUND_WORDS[quantity.bound].zh if quantity.bound else ""
        return f"{bound}{quantity.plain} {self._unit_name(quantity)}"

    def like(self, basic: Fraction, quantity: Quantity) -> str:
        """A number of basic units in the unit, and with the decimals, of a value."""
        unit = self.unit(quantity)
        assert unit is not None
        return f"{rounded(basic / unit.factor, quantity.decimals):f} {self._unit_name(quantity)}"

    def _unit_name(self, quantity: Quantity) -> str:
        unit = self.unit(quantity)
        return unit.text.zh if unit else quantity.unit or self.facts.unit

    def at(self, *path: str | int) -> Place:
        """Where something of it stands."""
        way: Path = path
        return self.record.source.locate(way)

    def finding(self, code: str, path: Path, point: Point, **values: Value) -> Finding:
        """A finding about the value of a period."""
        period = Text(point.period.text("zh"), point.period.text("en"))
        return Finding(code, self.at(*path), {"id": self.record.id, "period": period, **values})


def all_stated(site: Site) -> Iterator[Stated]:
    """Every published indicator."""
    for record in figures_of(site).indicators.values():
        assert isinstance(record.facts, Indicator)
        yield Stated(site, record, record.facts)


def apart(one: Computed, other: Computed) -> bool:
    """Whether two numbers differ by more than their rounding can explain."""
    return one.high < other.low or other.high < one.low


def disputed(site: Site, figure: Figure) -> bool:
    """Whether sources state values for its period that cannot both be true (QZ-N04)."""
    facts = figure.indicator.facts
    assert isinstance(facts, Indicator)
    stated = Stated(site, figure.indicator, facts)
    values = [found for _, point in figure.points if (found := stated.basic(point.value))]
    return any(apart(values[0], other) for other in values[1:])
