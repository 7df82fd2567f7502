"""The axis of a chart: round numbers that hold all values, and where they lie; numbers as each language writes them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from qunzhi.languages import Language
from qunzhi.reports.model import Chart

STEPS = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))
"""Round steps, in each power of ten."""

ABOUT = 5
"""So many steps an axis has, or a few more."""

NARROW = Decimal("0.7")
"""Above this part of the highest value a line chart need not begin at nothing: its axis says where it begins."""


class Scale(NamedTuple):
    """From values to a part of the way along the axis."""

    ticks: tuple[Decimal, ...]

    def at(self, value: Decimal) -> float:
        """0 at the lowest tick, 1 at the highest."""
        low, high = self.ticks[0], self.ticks[-1]
        return float((value - low) / (high - low))

    @property
    def zero(self) -> float:
        """Where nothing lies, or the end of the axis nearest to it."""
        return self.at(min(max(Decimal(0), self.ticks[0]), self.ticks[-1]))


def scale_of(values: Iterable[Decimal], *, from_zero: bool = True) -> Scale:
    """A round axis for values."""
    found = tuple(values) or (Decimal(0),)
    low, high = min(found), max(found)
    if from_zero or low < high * NARROW or low <= 0:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high += 1
    step = _step((high - low) / ABOUT, whole=all(value == value.to_integral_value() for value in found))
    first, last = (low / step).to_integral_value("ROUND_FLOOR"), (high / step).to_integral_value("ROUND_CEILING")
    return Scale(tuple(step * number for number in range(int(first), int(last) + 1)))


def _step(least: Decimal, *, whole: bool) -> Decimal:
    power = Decimal(1).scaleb(least.adjusted())
    step = next(one * power for one in STEPS if one * power >= least)
    return max(step.to_integral_value("ROUND_CEILING"), Decimal(1)) if whole else step


def number_words(value: Decimal, lang: Language) -> str:
    """A number: thousands are parted in English, as elsewhere on the site; the sign is a minus, not a hyphen."""
    amount = abs(value)
    words = f"{amount:,f}" if lang == "en" else f"{amount:f}"
    return f"−{words}" if value < 0 else words


def tick_words(value: Decimal, lang: Language) -> str:
    """A number of the axis, without the noughts that its making leaves."""
    return number_words(value.normalize() if value else Decimal(0), lang)


def value_words(chart: Chart, value: Decimal | None, lang: Language) -> str:
    """A value as it stands beside its mark; per cent goes with it, other units stand above the chart."""
    if value is None:
        return "—"
    return number_words(value, lang) + ("%" if is_share(chart) else "")


def unit_words(chart: Chart, lang: Language) -> str:
    """The unit as it stands above a chart or behind a number; "" for per cent, and where it is not translated."""
    unit = chart.unit
    return unit.pick(lang) if unit and unit.has(lang) and not is_share(chart) else ""


def is_share(chart: Chart) -> bool:
    """Whether its numbers are per cent."""
    return chart.unit is not None and chart.unit.zh in ("%", "％")
