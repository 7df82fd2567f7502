"""Arithmetic on figures that were rounded: a result with the room that its inputs leave.

A source that prints 1.88 and 1.96 and a growth of 4.36 % does not contradict itself: the exact numbers may well give
that growth. So every value carries the lowest and the highest number that it can be; only what lies outside is wrong.
"""

from dataclasses import dataclass
from fractions import Fraction

from qunzhi.dates import CivilDate


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

    @classmethod
    def of(cls, value: int | Fraction, records: tuple[str, ...]) -> "Computed":
        """An exact number."""
        return cls(Fraction(value), Fraction(value), Fraction(value), records)

    def over(self, factor: Fraction) -> "Computed":
        """The number in a unit of which one is `factor` of the present one."""
        return Computed(self.value / factor, self.low / factor, self.high / factor, self.records, self.figures)

    def allows(self, stated: Fraction, room: Fraction) -> bool:
        """Whether a stated number, itself rounded by at most `room`, can be this one."""
        return self.low - room <= stated <= self.high + room


def plus(*terms: Computed) -> Computed:
    """The sum."""
    return Computed(
        sum((t.value for t in terms), Fraction(0)),
        sum((t.low for t in terms), Fraction(0)),
        sum((t.high for t in terms), Fraction(0)),
        figures=_figures(terms),
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
    )


def share(part: Computed, whole: Computed) -> Computed | None:
    """The part in per cent of the whole."""
    found = per(part, whole)
    return found.over(Fraction(1, 100)) if found else None


def growth(now: Computed, before: Computed | None = None) -> Computed | None:
    """The growth over the year before, in per cent."""
    found = per(now, before) if before else None
    if found is None:
        return None
    value, low, high = (100 * (bound - 1) for bound in (found.value, found.low, found.high))
    return Computed(value, low, high, figures=found.figures)


def _figures(terms: tuple[Computed, ...]) -> tuple[tuple[str, CivilDate], ...]:
    return tuple(figure for term in terms for figure in term.figures)
