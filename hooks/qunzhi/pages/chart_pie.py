"""Parts of a whole: one disc, or a ring for each series."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate, pairwise
from math import cos, pi, sin

from qunzhi.languages import Language
from qunzhi.pages.chart_scale import is_share, number_words, value_words
from qunzhi.pages.chart_shapes import SIZE, Area, Drawing, Words, length, point
from qunzhi.reports.model import Chart, Series
from qunzhi.reports.shares import part_of, shares

LARGEST = 260
"""Diameter, in pixels."""

LEAST_TOLD = 0.07
"""Of the whole: smaller parts have their share in the legend alone."""


def pie(chart: Chart, lang: Language, width: float) -> Drawing:
    """The disc; its legend stands beside it or below."""
    size = min(LARGEST, width)
    centre, radius = size / 2, size / 2 - 2
    thick = radius / (len(chart.series) + (0 if len(chart.series) == 1 else 0.6))
    areas, words = [], list[Words]()
    for ring, series in enumerate(chart.series):
        outer, inner = radius - ring * thick, radius - (ring + 1) * thick
        inner = 0.0 if len(chart.series) == 1 else inner
        for number, begin, end in _slices(series):
            areas.append(Area(_slice(centre, outer, inner, begin, end), number))
            if end - begin >= LEAST_TOLD and outer - inner >= length("100%"):
                x, y = _middle(centre, outer, inner, begin, end)
                words.append(Words(_told(chart, series, number, lang), x, y + SIZE * 0.36, "middle", strong=True))
    return Drawing(size, size, tuple(areas), words=tuple(words))


def _slices(series: Series) -> Iterator[tuple[int, float, float]]:
    """Number of the label, beginning and end as parts of the circle."""
    parts = [float(part_of(value or Decimal(0), series)) for value in series.values]
    ends = [*accumulate(parts, initial=0.0)]
    return ((n, begin, end) for n, (begin, end) in enumerate(pairwise(ends)) if end > begin)


def _at(centre: float, radius: float, part: float) -> tuple[float, float]:
    """A point of a circle; the first part begins at the top, clockwise."""
    return centre + radius * sin(2 * pi * part), centre - radius * cos(2 * pi * part)


def _slice(centre: float, outer: float, inner: float, begin: float, end: float) -> str:
    """A whole circle is two halves: an arc that ends where it begins is none."""
    middle = (begin + end) / 2
    around = "".join(_arc(centre, outer, part, 1) for part in (middle, end))
    back = "".join(_arc(centre, inner, part, 0) for part in (middle, begin)) if inner else ""
    start = point(*_at(centre, outer, begin))
    turn = f"L{point(*_at(centre, inner, end))}" if inner else "" if end - begin >= 1 else f"L{point(centre, centre)}"
    return f"M{start}{around}{turn}{back}Z"


def _arc(centre: float, radius: float, part: float, sweep: int) -> str:
    return f"A{radius:.1f} {radius:.1f} 0 0 {sweep} {point(*_at(centre, radius, part))}"


def _middle(centre: float, outer: float, inner: float, begin: float, end: float) -> tuple[float, float]:
    """Where the words of a part stand."""
    if end - begin >= 1 and not inner:
        return centre, centre
    return _at(centre, (outer + inner) / 2 if inner else outer * 0.62, (begin + end) / 2)


def _told(chart: Chart, series: Series, number: int, lang: Language) -> str:
    """The share of a part, as exact as the data have it where they are shares."""
    if is_share(chart):
        return value_words(chart, series.values[number], lang)
    return f"{number_words(shares(series)[number] or Decimal(0), lang)}%"
