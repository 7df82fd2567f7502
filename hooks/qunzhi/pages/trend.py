"""Figures over time: which can be set beside each other, how they changed, and where they stand in a drawing."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from qunzhi.dates import CivilDate, year_range
from qunzhi.figures import Figure
from qunzhi.languages import Language
from qunzhi.pages.edition import Edition
from qunzhi.pages.series import contradicted
from qunzhi.quantities import Quantity, exact, rounded, worded
from qunzhi.units import Unit

MINUS = "−"


class Value(NamedTuple):
    """A figure as a number of one unit that all values of a drawing share."""

    figure: Figure
    amount: Fraction


Sort = tuple[str, str, str]
"""Precision of the period, dimension of the unit, and whether a source states the figure or the site computed it."""


def _sorts(edition: Edition, figure: Figure) -> Iterator[Sort]:
    """What a figure can be compared within; a stated one that the site computes alike is of both origins.

    A count of records that a source did not count itself may be a part of what it counts: the two never compare.
    """
    unit, precision = figure.unit, figure.period.precision
    if unit is None or precision in ("range", "months", "years"):
        return
    if figure.points:
        yield precision, unit.kind, "stated"
    if figure.computed and not contradicted(edition, figure):
        yield precision, unit.kind, "computed"


def comparable(edition: Edition, series: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures that can be set beside each other, oldest first; of several sorts the one with the most figures.

    Ranges are as long as they please and never compare.
    """
    groups: dict[Sort, list[Figure]] = defaultdict(list)
    for figure in series:
        for sort in _sorts(edition, figure):
            groups[sort].append(figure)
    most = max(groups.values(), key=_length_and_end, default=[])
    return tuple(most)


def _length_and_end(those: list[Figure]) -> tuple[int, date]:
    return (len(those), those[-1].period.last)


def before(edition: Edition, series: tuple[Figure, ...], latest: Figure) -> Figure | None:
    """The figure with which the latest can be compared."""
    wanted = set(_sorts(edition, latest))
    earlier = (one for one in reversed(series) if one.period.last < latest.period.last)
    return next((one for one in earlier if not wanted.isdisjoint(_sorts(edition, one))), None)


def values(figures: tuple[Figure, ...]) -> tuple[Value, ...]:
    """The figures in the unit of the newest."""
    unit = figures[-1].unit
    assert unit is not None
    return tuple(Value(one, exact(one.quantity.value, one.unit) / unit.factor) for one in figures if one.unit)


def change(edition: Edition, now: Figure, then: Figure) -> str:
    """From one figure to the next in words: 较2022年+12（+3.5%）, +12 (+3.5 %) on 2022; "" where one is not exact."""
    if now.quantity.bound or then.quantity.bound:
        return ""
    unit = now.unit
    assert unit is not None
    old, new = values((then, now))
    places = max(now.quantity.decimals, then.quantity.decimals)
    step = rounded(new.amount - old.amount, places)
    period = then.period.text(edition.lang)
    if not step:
        return edition.words["figure_same"].format(period=period)
    amount = f"{_sign(step < 0)}{_step(edition, Quantity(abs(step), unit.id), unit)}"
    if unit.dimension != "share" and old.amount > 0:
        share = rounded(100 * (new.amount - old.amount) / old.amount, 1)
        key = "figure_with_share"
        amount = edition.words[key].format(amount=amount, share=f"{_sign(share < 0)}{abs(share)}%")
    return edition.words["figure_change"].format(period=period, amount=amount)


def _step(edition: Edition, step: Quantity, unit: Unit) -> str:
    """Between two shares lie points, not per cent."""
    if unit.id == "percent":
        return edition.words["figure_points"].format(amount=step.plain)
    return worded(step, unit, edition.lang, bare=True)


def _sign(negative: bool) -> str:
    return MINUS if negative else "+"


def short_period(period: CivilDate, lang: Language) -> str:
    """A period under its bar: without the words that the table beside it has."""
    if period.precision == "school year" and lang == "en":
        return year_range(period.first.year, period.last.year, lang)
    return period.text(lang)


def places(figures: tuple[Figure, ...]) -> list[int]:
    """Where each period stands along the axis: a year without a value leaves its place empty, a long gap does not."""
    years = [figure.period.first.year for figure in figures]
    span = years[-1] - years[0] + 1
    yearly = figures[0].period.precision in ("year", "school year")
    return [year - years[0] for year in years] if yearly and span <= 2 * len(years) else list(range(len(years)))


SPARK_WIDTH, SPARK_HEIGHT = 96, 28
"""Of the small line beside a figure, in pixels."""


def sparkline(figures: tuple[Figure, ...]) -> str:
    """The points of a small line without axes; "" for a single figure."""
    if len(figures) < 2:
        return ""
    amounts = [value.amount for value in values(figures)]
    low, high = min(amounts), max(amounts)
    at, room = places(figures), (high - low) or Fraction(1)
    pairs = zip(at, amounts, strict=True)
    spots = ((_px(2, x, at[-1], SPARK_WIDTH - 4), _px(3, high - y, room, SPARK_HEIGHT - 6)) for x, y in pairs)
    return " ".join(f"{x},{y}" for x, y in spots)


def _px(first: int, part: Fraction | int, whole: Fraction | int, length: int) -> str:
    return f"{float(first + length * Fraction(part) / Fraction(whole)):.1f}"
