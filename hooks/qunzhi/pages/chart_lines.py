"""Lines over time: spots of a shape for each series, broken where a value is missing."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from math import ceil
from typing import NamedTuple

from qunzhi.languages import Language
from qunzhi.pages.chart_axis import baseline, horizontal_grid
from qunzhi.pages.chart_scale import scale_of, tick_words, value_words
from qunzhi.pages.chart_shapes import LINE, SIZE, Area, Drawing, Stroke, Words, balanced, fits, length, point, rectangle
from qunzhi.reports.model import Chart

PLOT_HEIGHT = 230

LONG, LEAST_SLOT = 70, 40
"""Labels wider than that may take two lines, where each has that much room."""

SPOT = 4.5


class _Spot(NamedTuple):
    x: float
    y: float
    words: str


class _Box(NamedTuple):
    """Room that words take."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def lines(chart: Chart, lang: Language, width: float) -> Drawing:
    """The plot of a chart of lines."""
    values = [value for series in chart.series for value in series.values if value is not None]
    scale = scale_of(values, from_zero=False)
    left = max(length(tick_words(tick, lang)) for tick in scale.ticks) + 8
    above, slot = LINE + 4, (width - left) / len(chart.labels)

    def y(value: Decimal) -> float:
        return above + PLOT_HEIGHT * (1 - scale.at(value))

    runs = [
        [
            [_Spot(left + slot * (n + 0.5), y(v), value_words(chart, v, lang)) for n, v in run]
            for run in _runs(one.values)
        ]
        for one in chart.series
    ]
    grid = horizontal_grid(scale, lang, left, width, above, PLOT_HEIGHT)
    strokes = (Stroke(_path(run), number) for number, those in enumerate(runs) for run in those if len(run) > 1)
    spots = (Area(spot_path(spot.x, spot.y, n), n) for n, those in enumerate(runs) for run in those for spot in run)
    under = _labels([label.pick(lang) for label in chart.labels], left, slot, above + PLOT_HEIGHT + LINE)
    told = _told([spot for those in runs for run in those for spot in run])
    height = max(words.y for words in under) + 8
    axis = (baseline(left, width, y),) if scale.ticks[0] <= 0 else ()
    return Drawing(width, height, tuple(spots), (*grid.strokes, *axis, *strokes), (*grid.words, *under, *told))


def _runs(values: tuple[Decimal | None, ...]) -> Iterator[list[tuple[int, Decimal]]]:
    for is_there, those in groupby(enumerate(values), key=lambda one: one[1] is not None):
        if is_there:
            yield [(number, value) for number, value in those if value is not None]


def _path(run: list[_Spot]) -> str:
    return "M" + "L".join(point(spot.x, spot.y) for spot in run)


def spot_path(x: float, y: float, series: int) -> str:
    """Round, square, pointed: which series it is can be told without colour."""
    r = SPOT
    match series % 4:
        case 0:
            return f"M{point(x - r, y)}A{r} {r} 0 1 1 {point(x + r, y)}A{r} {r} 0 1 1 {point(x - r, y)}Z"
        case 1:
            return rectangle(x - r, y - r, 2 * r, 2 * r)
        case 2:
            return f"M{point(x, y - r - 1)}L{point(x + r + 1, y + r)}L{point(x - r - 1, y + r)}Z"
        case _:
            return f"M{point(x, y - r - 1.5)}L{point(x + r + 1.5, y)}L{point(x, y + r + 1.5)}L{point(x - r - 1.5, y)}Z"


def _labels(labels: list[str], left: float, slot: float, y: float) -> list[Words]:
    """Below the axis, in two lines where they are long; where they would meet, every second, third … is printed."""
    widest = max(map(length, labels)) + 8
    is_long = widest > LONG and slot >= LEAST_SLOT and all(fits(label, slot - 6, 2) for label in labels)
    every = 1 if is_long else ceil(widest / slot)
    found = []
    for row in range(0, len(labels), every):
        lines = enumerate(balanced(labels[row], every * slot - 6, 2))
        found += [Words(line, left + slot * (row + 0.5), y + number * LINE, "middle") for number, line in lines]
    return found


def _told(spots: list[_Spot]) -> list[Words]:
    """Values above their spots, or below where others stand above; those without room are in the table alone."""
    taken = [_Box(spot.x - SPOT, spot.y - SPOT, spot.x + SPOT, spot.y + SPOT) for spot in spots]
    found = []
    for spot in spots:
        half = length(spot.words) / 2
        for base in (spot.y - 9, spot.y + SIZE + 7):
            box = _Box(spot.x - half, base - SIZE + 2, spot.x + half, base + 2)
            if not any(box.meets(other) for other in taken):
                taken.append(box)
                found.append(Words(spot.words, spot.x, base, "middle", strong=True))
                break
    return found
