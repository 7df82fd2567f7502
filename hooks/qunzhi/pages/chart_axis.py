"""Grids with their numbers, and the line on which nothing lies."""

from collections.abc import Callable
from decimal import Decimal

from qunzhi.languages import Language
from qunzhi.pages.chart_scale import Scale, tick_words
from qunzhi.pages.chart_shapes import LINE, SIZE, Drawing, Stroke, Words, length, point


def horizontal_grid(scale: Scale, lang: Language, left: float, right: float, top: float, height: float) -> Drawing:
    """Lines across a plot, each with its number on the left."""
    places = [(tick, top + height * (1 - scale.at(tick))) for tick in scale.ticks]
    lines = tuple(Stroke(f"M{point(left, y)}L{point(right, y)}") for _, y in places)
    numbers = (Words(tick_words(tick, lang), left - 8, y + SIZE * 0.36, "end", soft=True) for tick, y in places)
    return Drawing(right, top + height, strokes=lines, words=tuple(numbers))


def vertical_grid(scale: Scale, lang: Language, left: float, right: float, height: float) -> Drawing:
    """Lines down a plot, each with its number below; of numbers that would meet every other one is left out."""
    places = [(tick, left + (right - left) * scale.at(tick)) for tick in scale.ticks]
    widest = max(length(tick_words(tick, lang)) for tick in scale.ticks) + 8
    every = 1 if widest <= (right - left) / (len(places) - 1) else 2
    lines = tuple(Stroke(f"M{point(x, 0)}L{point(x, height)}") for _, x in places)
    numbers = (Words(tick_words(tick, lang), x, height + LINE, "middle", soft=True) for tick, x in places[::every])
    return Drawing(right, height + LINE + 4, strokes=lines, words=tuple(numbers))


def baseline(begin: float, end: float, at: Callable[[Decimal], float], *, lying: bool = False) -> Stroke:
    """The line from which bars begin, stronger than those of the grid."""
    zero = at(Decimal(0))
    points = ((zero, begin), (zero, end)) if lying else ((begin, zero), (end, zero))
    return Stroke("M" + "L".join(point(x, y) for x, y in points), AXIS)


AXIS = -1
"""In the place of a series: the axis itself."""
