"""Parts of a whole: what the values of a pie are."""

from decimal import Decimal
from fractions import Fraction

from qunzhi.quantities import rounded
from qunzhi.reports.model import Chart, Series


def can_be_parted(chart: Chart) -> bool:
    """Whether the values of each series are parts of a whole: none below nothing, and not all nothing."""
    return all(min(known) >= 0 and sum(known) > 0 for one in chart.series if (known := _known(one)))


def part_of(value: Decimal, series: Series) -> Fraction:
    """Which part of the whole a value is."""
    return Fraction(value) / Fraction(sum(_known(series)))


def shares(series: Series) -> list[Decimal | None]:
    """The same of every value, in per cent with one place."""
    return [None if value is None else rounded(100 * part_of(value, series), 1) for value in series.values]


def _known(series: Series) -> list[Decimal]:
    return [value for value in series.values if value is not None] or [Decimal(0)]
