"""A chart as a drawing without colours: its plot, and above or beside it unit and legend."""

from decimal import Decimal
from itertools import accumulate
from math import ceil

from qunzhi.languages import Language
from qunzhi.pages.chart_bars import bars
from qunzhi.pages.chart_lines import lines, spot_path
from qunzhi.pages.chart_pie import pie
from qunzhi.pages.chart_scale import is_share, number_words, unit_words, value_words
from qunzhi.pages.chart_shapes import LINE, SIZE, Area, Drawing, Words, length, rectangle, wrapped
from qunzhi.reports.model import Chart
from qunzhi.reports.shares import shares
from qunzhi.words import words

WIDE, NARROW = 640.0, 335.0
"""Widths of drawings: in a column of text, and on a phone of 375 pixels."""

SWATCH = 14
"""Of the legend, in pixels."""


def drawing(chart: Chart, lang: Language, width: float) -> Drawing:
    """Plot and legend, before they have colours."""
    if chart.type == "pie":
        return _with_pie_legend(chart, lang, width)
    plot = lines(chart, lang, width) if chart.type == "line" else bars(chart, lang, width)
    return _within(plot).below(_head(chart, lang, width))


def _within(plot: Drawing) -> Drawing:
    """Words that would stand out of the drawing are moved into it."""
    return plot._replace(words=tuple(_moved_in(one, plot.width) for one in plot.words))


def _moved_in(one: Words, width: float) -> Words:
    half = length(one.words) / 2
    return one._replace(x=min(max(one.x, half), width - half)) if one.anchor == "middle" else one


def _head(chart: Chart, lang: Language, width: float) -> Drawing:
    """Unit and legend, above the plot."""
    unit, own = unit_words(chart, lang), words(lang)
    said = () if not unit else (Words(own["chart_unit"].format(unit=unit), 0, SIZE, soft=True),)
    legend = _legend([one.name.pick(lang) for one in chart.series], width, as_spots=chart.type == "line")
    top = Drawing(width, LINE + 4 if said else 0, words=said)
    return legend.below(top) if len(chart.series) > 1 else top


def _legend(names: list[str], width: float, *, as_spots: bool) -> Drawing:
    """Names of series, in as many lines as they need."""
    areas, said, x, y = [], list[Words](), 0.0, 0.0
    for number, name in enumerate(names):
        needed = SWATCH + 6 + length(name) + 18
        if x and x + needed > width:
            x, y = 0.0, y + LINE + 4
        areas.append(_swatch(x, y, number, as_spot=as_spots))
        said.append(Words(name, x + SWATCH + 6, y + SIZE - 1))
        x += needed
    return Drawing(width, y + LINE + 10, tuple(areas), words=tuple(said))


def _swatch(x: float, y: float, series: int, *, as_spot: bool = False) -> Area:
    if as_spot:
        return Area(spot_path(x + SWATCH / 2, y + SWATCH / 2, series), series)
    return Area(rectangle(x, y, SWATCH, SWATCH - 2), series)


def _with_pie_legend(chart: Chart, lang: Language, width: float) -> Drawing:
    """The legend of a pie tells each part with value and share: beside the disc, or below where there is no room."""
    disc = pie(chart, lang, width * 0.45 if width >= WIDE * 0.8 else width)
    beside = width >= WIDE * 0.8
    left = disc.width + 28 if beside else 0.0
    rows = [wrapped(row, width - left - SWATCH - 8) for row in _parts(chart, lang)]
    rings = _rings(chart, lang)
    tops = [*accumulate((len(row) * LINE + 6 for row in rows), initial=LINE + 8.0 if rings else 0.0)]
    areas = tuple(_swatch(left, top, number) for number, top in enumerate(tops[:-1]))
    said = tuple(
        Words(line, left + SWATCH + 8, top + SIZE - 2 + number * LINE)
        for row, top in zip(rows, tops, strict=False)
        for number, line in enumerate(row)
    )
    said = (*(Words(line, left, SIZE, soft=True) for line in rings), *said)
    legend = Drawing(width, tops[-1], areas, words=said)
    if not beside:
        return legend.below(disc._replace(height=disc.height + 12))
    down = max(0.0, (disc.height - legend.height) / 2)
    lowered = legend.below(Drawing(width, down))
    height, right = max(disc.height, lowered.height), max(one.x + length(one.words) for one in said)
    both = (*disc.words, *lowered.words)
    # No wider than it is, so that it can be set in the middle of a page.
    return Drawing(min(width, ceil(right) + 4.0), height, (*disc.areas, *lowered.areas), words=both)


def _rings(chart: Chart, lang: Language) -> tuple[str, ...]:
    """Which ring is which, where there are several."""
    own, names = words(lang), [one.name.pick(lang) for one in chart.series]
    return (own["chart_rings"].format(names=own["list_comma"].join(names)),) if len(names) > 1 else ()


def _parts(chart: Chart, lang: Language) -> list[str]:
    own, unit = words(lang), unit_words(chart, lang)
    parts = [shares(series) for series in chart.series]
    pattern = own["chart_share" if is_share(chart) else "chart_part"]  # shares have no shares of their own
    return [
        pattern.format(label=label.pick(lang), values=_values(chart, row, lang, unit), shares=_told(parts, row, lang))
        for row, label in enumerate(chart.labels)
    ]


def _values(chart: Chart, row: int, lang: Language, unit: str) -> str:
    joint = "" if lang == "zh" else " "
    told = " / ".join(value_words(chart, series.values[row], lang) for series in chart.series)
    return f"{told}{joint}{unit}" if unit else told


def _told(parts: list[list[Decimal | None]], row: int, lang: Language) -> str:
    found = (one[row] for one in parts)
    return " / ".join("—" if share is None else f"{number_words(share, lang)}%" for share in found)
