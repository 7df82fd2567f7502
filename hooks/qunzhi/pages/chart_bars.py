"""Bars beside each other or on top of each other: upright where all words fit, lying where they do not."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from qunzhi.languages import Language
from qunzhi.pages.chart_axis import baseline, horizontal_grid, vertical_grid
from qunzhi.pages.chart_scale import Scale, is_share, number_words, scale_of, tick_words, value_words
from qunzhi.pages.chart_shapes import LINE, SIZE, Area, Drawing, Words, balanced, fits, length, rectangle
from qunzhi.reports.model import Chart

MOST_UPRIGHT, LONGEST_UPRIGHT = 12, 160
"""Beyond that many labels, or with longer ones, bars lie, each with a line of its own."""

PLOT_HEIGHT, THICKEST, THICK, GAP = 210, 44, 20, 14
"""Height of an upright plot; thickness of upright bars at most, of lying ones, and the room between their rows."""

LABEL_PART = 0.36
"""Of the width that labels of lying bars may take."""


class _Bar(NamedTuple):
    """From one value of the axis to another; the words of its value stand behind its end, or within it."""

    row: int
    lane: int
    begin: Decimal
    end: Decimal
    series: int
    words: str
    is_there: bool = True
    """Whether there is a value; where not, a dash stands in its place."""


class _Plot(NamedTuple):
    """What is drawn, and how much room there is."""

    chart: Chart
    lang: Language
    bars: list[_Bar]
    scale: Scale
    labels: list[str]
    lanes: int
    """Bars beside each other."""
    width: float

    @property
    def totals(self) -> list[tuple[int, Decimal, str]]:
        """Of stacks: row, sum and its words. Shares are not added up, nor what is below nothing."""
        rows: dict[int, list[Decimal]] = defaultdict(list)
        for bar in self.bars:
            rows[bar.row].append(bar.end - bar.begin)
        known = not any(value < 0 for values in rows.values() for value in values)
        told = self.chart.type == "stacked" and not is_share(self.chart) and known
        sums = [(row, sum(values, Decimal(0))) for row, values in rows.items() if told]
        return [(row, total, number_words(total, self.lang)) for row, total in sums]

    @property
    def numbers_width(self) -> float:
        """Of the numbers of an upright axis."""
        return max(length(tick_words(tick, self.lang)) for tick in self.scale.ticks) + 8

    @property
    def slot(self) -> float:
        """The width of a label's place below upright bars."""
        return (self.width - self.numbers_width) / len(self.labels)

    @property
    def widest_value(self) -> float:
        """Of the values that stand above upright bars; strong letters are wider."""
        return max(length(bar.words) for bar in self.bars) * 1.08 + 2

    @property
    def thick(self) -> float:
        """Of upright bars: as much as their values need where several stand beside each other."""
        wanted = max(THICKEST, self.widest_value) if self.lanes > 1 else THICKEST
        return min(wanted, (self.slot - GAP) / self.lanes)

    @property
    def can_stand(self) -> bool:
        """Whether labels and values fit below and above upright bars."""
        few = len(self.labels) <= MOST_UPRIGHT and all(length(label) <= LONGEST_UPRIGHT for label in self.labels)
        fitting = few and all(fits(label, self.slot - 8, 2) for label in self.labels)
        return fitting and self.widest_value <= (self.thick if self.lanes > 1 else self.slot)


def bars(chart: Chart, lang: Language, width: float) -> Drawing:
    """The plot of a chart of bars or stacked bars."""
    found = list(_stacked(chart, lang) if chart.type == "stacked" else _beside(chart, lang))
    scale = scale_of([value for bar in found for value in (bar.begin, bar.end)])
    lanes = 1 if chart.type == "stacked" else len(chart.series)
    plot = _Plot(chart, lang, found, scale, [label.pick(lang) for label in chart.labels], lanes, width)
    return _upright(plot) if plot.can_stand else _lying(plot)


def _beside(chart: Chart, lang: Language) -> Iterator[_Bar]:
    for lane, series in enumerate(chart.series):
        for row, value in enumerate(series.values):
            words, known = value_words(chart, value, lang), value is not None
            yield _Bar(row, lane, Decimal(0), value or Decimal(0), lane, words, known)


def _stacked(chart: Chart, lang: Language) -> Iterator[_Bar]:
    """What is below nothing is stacked downwards. Of a single value the sum beside it tells enough."""
    for row in range(len(chart.labels)):
        values = [(n, value) for n, one in enumerate(chart.series) if (value := one.values[row])]
        for those in ([v for v in values if v[1] > 0], [v for v in values if v[1] < 0]):
            ends = list(accumulate((value for _, value in those), initial=Decimal(0)))
            for (number, value), begin, end in zip(those, ends, ends[1:], strict=False):
                told = value_words(chart, value, lang) if len(those) > 1 or value < 0 or is_share(chart) else ""
                yield _Bar(row, 0, begin, end, number, told)


def _upright(plot: _Plot) -> Drawing:
    left, slot, thick, above = plot.numbers_width, plot.slot, plot.thick, LINE + 4

    def y(value: Decimal) -> float:
        return above + PLOT_HEIGHT * (1 - plot.scale.at(value))

    areas, words = list[Area](), _labels_below(plot, above + PLOT_HEIGHT + LINE)
    height = max(one.y for one in words) + 8
    for bar in plot.bars:
        x = left + slot * (bar.row + 0.5) + thick * (bar.lane - plot.lanes / 2)
        top, bottom = sorted((y(bar.begin), y(bar.end)))
        areas += [Area(rectangle(x + 1, top, thick - 2, bottom - top), bar.series)] if bar.is_there else []
        words += _value_upright(plot.chart, bar, x + thick / 2, top, bottom)
    for row, total, told in plot.totals:
        words.append(Words(told, left + slot * (row + 0.5), y(total) - 5, "middle", strong=True))
    grid = horizontal_grid(plot.scale, plot.lang, left, plot.width, above, PLOT_HEIGHT)
    strokes = (*grid.strokes, baseline(left, plot.width, y))
    return Drawing(plot.width, height, tuple(areas), strokes, (*grid.words, *words))


def _labels_below(plot: _Plot, y: float) -> list[Words]:
    found = []
    for row, label in enumerate(plot.labels):
        middle = plot.numbers_width + plot.slot * (row + 0.5)
        lines = enumerate(balanced(label, plot.slot - 8, 2))
        found += [Words(line, middle, y + number * LINE, "middle") for number, line in lines]
    return found


def _value_upright(chart: Chart, bar: _Bar, middle: float, top: float, bottom: float) -> Iterator[Words]:
    if chart.type == "stacked":
        if bar.words and bottom - top >= SIZE + 3:
            yield Words(bar.words, middle, (top + bottom) / 2 + SIZE * 0.36, "middle", strong=True)
    else:
        yield Words(bar.words, middle, bottom + SIZE + 1 if bar.end < 0 else top - 5, "middle", strong=True)


def _lying(plot: _Plot) -> Drawing:
    room = min(max(map(length, plot.labels)), plot.width * LABEL_PART)
    left, right = _ends(plot, room)
    lines = [balanced(label, room, 5) for label in plot.labels]
    heights = [max(plot.lanes * THICK, len(those) * LINE) + GAP for those in lines]
    tops = [*accumulate(heights, initial=0)]

    def x(value: Decimal) -> float:
        return left + (right - left) * plot.scale.at(value)

    areas, words = list[Area](), list(_labels_beside(lines, tops, room))
    for bar in plot.bars:
        top = (tops[bar.row] + tops[bar.row + 1] - plot.lanes * THICK) / 2 + bar.lane * THICK
        begin, end = sorted((x(bar.begin), x(bar.end)))
        areas += [Area(rectangle(begin, top + 1, end - begin, THICK - 2), bar.series)] if bar.is_there else []
        words += _value_lying(plot.chart, bar, begin, end, top + THICK / 2 + SIZE * 0.36)
    for row, total, told in plot.totals:
        middle = (tops[row] + tops[row + 1]) / 2
        words.append(Words(told, x(total) + 6, middle + SIZE * 0.36, strong=True))
    grid = vertical_grid(plot.scale, plot.lang, left, right, tops[-1])
    strokes = (*grid.strokes, baseline(0, tops[-1], x, lying=True))
    return Drawing(plot.width, grid.height, tuple(areas), strokes, (*grid.words, *words))


def _ends(plot: _Plot, labels_width: float) -> tuple[float, float]:
    """Where the axis begins and ends, so that values have room outside their bars."""
    if plot.chart.type == "stacked":
        return labels_width + 10, plot.width - max((length(told) + 10 for _, _, told in plot.totals), default=12)
    behind = [length(bar.words) + 8 for bar in plot.bars]
    before = [length(bar.words) + 8 for bar in plot.bars if bar.end < 0]
    return labels_width + 10 + max(before, default=0), plot.width - max(behind)


def _labels_beside(lines: list[tuple[str, ...]], tops: list[int], right: float) -> Iterator[Words]:
    for those, top, bottom in zip(lines, tops, tops[1:], strict=False):
        first = (top + bottom - len(those) * LINE) / 2 + SIZE
        yield from (Words(line, right, first + number * LINE, "end") for number, line in enumerate(those))


def _value_lying(chart: Chart, bar: _Bar, begin: float, end: float, y: float) -> Iterator[Words]:
    if chart.type == "stacked":
        if bar.words and end - begin >= length(bar.words) + 4:
            yield Words(bar.words, (begin + end) / 2, y, "middle", strong=True)
    elif bar.end < 0:
        yield Words(bar.words, begin - 5, y, "end", strong=True)
    else:
        yield Words(bar.words, end + 5, y, strong=True)
