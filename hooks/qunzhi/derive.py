"""Arithmetic on figures that were rounded: a result with the room that its inputs leave.

A source that prints 1.88 and 1.96 and a growth of 4.36 % does not contradict itself: the exact numbers may well give
that growth. So every value carries the lowest and the highest number that it can be; only what lies outside is wrong.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from qunzhi.dates import CivilDate
from qunzhi.quantities import Bound, Quantity, exact
from qunzhi.units import Unit

FAR = Fraction(10) ** 30
"""More than any figure of a group, in any unit: as far as "more than 80" may reach."""

ABOUT = Fraction(1, 10)
"""How far from "about 80" the number may be, as a part of it."""


@dataclass(frozen=True, slots=True)
class Computed:
    """A number with its bounds, and what it was made from."""

    value: Fraction
    low: Fraction
    high: Fraction
    records: tuple[str, ...] = ()
    """Ids of the records that were counted or summed."""
    figures: tuple[tuple[str, CivilDate], ...] = ()
    """Indicators and periods that were combined."""
    bound: Bound | None = None
    """What is to be said of it, where what it was made from is not exact."""

    @classmethod
    def of(cls, value: int | Fraction, records: tuple[str, ...]) -> "Computed":
        """An exact number."""
        return cls(Fraction(value), Fraction(value), Fraction(value), records)

    @classmethod
    def stated(cls, quantity: Quantity, unit: Unit, figures: tuple[tuple[str, CivilDate], ...] = ()) -> "Computed":
        """A stated number in basic units, with the room that its rounding and its bound leave."""
        value = exact(quantity.value, unit)
        room = Fraction(0) if unit.counter else unit.factor / (2 * 10**quantity.decimals)
        if quantity.bound == "about":
            room += abs(value) * ABOUT
        low, high = value - room, value + room
        if quantity.bound == "under":
            low = Fraction(0) if value >= 0 else -FAR
        return cls(value, low, FAR if quantity.bound == "over" else high, (), figures, quantity.bound)

    def over(self, factor: Fraction) -> "Computed":
        """The number in a unit of which one is `factor` of the present one."""
        return replace(self, value=self.value / factor, low=self.low / factor, high=self.high / factor)


def plus(*terms: Computed) -> Computed:
    """The sum."""
    return Computed(
        sum((t.value for t in terms), Fraction(0)),
        sum((t.low for t in terms), Fraction(0)),
        sum((t.high for t in terms), Fraction(0)),
        figures=_figures(terms),
        bound=_bound(terms),
    )


def per(dividend: Computed, divisor: Computed) -> Computed | None:
    """The quotient of positive numbers; None where the divisor may be nothing."""
    if divisor.low <= 0:
        return None
    return Computed(
        dividend.value / divisor.value,
        dividend.low / divisor.high,
        dividend.high / divisor.low,
        figures=_figures((dividend, divisor)),
        bound="about" if _bound((dividend, divisor)) else None,
    )


def share(part: Computed, whole: Computed) -> Computed | None:
    """The part in per cent of the whole."""
    found = per(part, whole)
    return found.over(Fraction(1, 100)) if found else None


def growth(now: Computed, before: Computed | None = None) -> Computed | None:
    """The growth over the year before, in per cent; None where either number is not exact."""
    found = per(now, before) if before else None
    if found is None or found.bound:
        return None
    value, low, high = (100 * (bound - 1) for bound in (found.value, found.low, found.high))
    return Computed(value, low, high, figures=found.figures)


def _figures(terms: tuple[Computed, ...]) -> tuple[tuple[str, CivilDate], ...]:
    return tuple(figure for term in terms for figure in term.figures)


def _bound(terms: Iterable[Computed]) -> Bound | None:
    """What a sum of numbers is when some are not exact: more than 5 and more than 7 are more than 12."""
    found = {term.bound for term in terms if term.bound}
    return found.pop() if len(found) == 1 else "about" if found else None
