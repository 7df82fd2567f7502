"""A chart of an indicator: bars for a few periods, a line for many; every value is printed beside its mark."""

from fractions import Fraction
from typing import NamedTuple

from qunzhi.figures import Figure
from qunzhi.pages.edition import Edition
from qunzhi.pages.trend import Value, places, short_period, values
from qunzhi.quantities import worded

MOST_BARS = 8
"""Beyond that many periods a line says more than bars."""

PLOT_HEIGHT = 180
ABOVE, BELOW = 30, 34
"""Room for the values above the marks and for the periods below, in pixels."""

LEAST_SLOT, LETTER, IDEOGRAPH = 66, 7.4, 14
"""Width of a period's place, of a Latin letter and of a Chinese character, in pixels at the chart's size of letters."""


class Mark(NamedTuple):
    """One period: its bar or its spot on the line. All lengths in pixels of the drawing."""

    period: str
    value: str
    middle: str
    end: str
    """How high its value reaches."""
    left: str
    top: str
    width: str
    height: str
    value_at: str
    computed: bool
    """Whether the site computed it and no source states it: drawn with a pattern, so that grey tells it too."""


class ChartView(NamedTuple):
    """A drawing and its words; the table beside it is the alternative."""

    width: int
    height: int
    title: str
    description: str
    zero: str
    period_at: str
    marks: tuple[Mark, ...]
    line: str
    """Points of the line; "" where there are bars."""
    computed: bool
    """Whether some of the marks are computed."""


def chart_view(edition: Edition, title: str, figures: tuple[Figure, ...]) -> ChartView | None:
    """The chart of figures that can be compared, oldest first; None for fewer than two."""
    if len(figures) < 2:
        return None
    found, at = values(figures), places(figures)
    slot = max(
        LEAST_SLOT if len(found) > 3 else 2 * LEAST_SLOT,
        *(_length(words) + 14 for value in found for words in _words(edition, value)),
    )
    scale = _Scale.of(found)
    marks = tuple(_mark(edition, value, spot, slot, scale) for value, spot in zip(found, at, strict=True))
    description = edition.words["list_semicolon"].join(f"{mark.period} {mark.value}" for mark in marks)
    line = " ".join(f"{mark.middle},{mark.end}" for mark in marks)
    return ChartView(
        width=slot * (at[-1] + 1),
        height=ABOVE + PLOT_HEIGHT + BELOW,
        title=edition.words["chart_title"].format(title=title),
        description=description,
        zero=_px(scale.y(Fraction(0))),
        period_at=_px(ABOVE + PLOT_HEIGHT + BELOW - 10),
        marks=marks,
        line=line if len(figures) > MOST_BARS else "",
        computed=any(mark.computed for mark in marks),
    )


class _Scale(NamedTuple):
    """From amounts to pixels. Nothing always lies on it, so that a bar's length is its value."""

    low: Fraction
    high: Fraction

    @classmethod
    def of(cls, found: tuple[Value, ...]) -> "_Scale":
        amounts = [Fraction(0), *(value.amount for value in found)]
        low, high = min(amounts), max(amounts)
        return cls(low, high if high > low else low + 1)

    def y(self, amount: Fraction) -> Fraction:
        below = 20 if self.low < 0 else 0
        return ABOVE + (PLOT_HEIGHT - below) * (self.high - amount) / (self.high - self.low)


def _mark(edition: Edition, value: Value, spot: int, slot: int, scale: _Scale) -> Mark:
    period, words = _words(edition, value)
    middle = Fraction(spot * slot) + Fraction(slot, 2)
    width = Fraction(min(slot - 18, 64))
    end, zero = scale.y(value.amount), scale.y(Fraction(0))
    negative = value.amount < 0
    return Mark(
        period=period,
        value=words,
        middle=_px(middle),
        end=_px(end),
        left=_px(middle - width / 2),
        top=_px(min(end, zero)),
        width=_px(width),
        height=_px(abs(end - zero)),
        value_at=_px(end + 17 if negative else end - 9),
        computed=not value.figure.points,
    )


def _ends(value: Value, scale: _Scale) -> str:
    return _px(scale.y(value.amount))


def _words(edition: Edition, value: Value) -> tuple[str, str]:
    figure = value.figure
    return short_period(figure.period, edition.lang), worded(figure.quantity, figure.unit, edition.lang, bare=True)


def _length(words: str) -> int:
    return int(sum(IDEOGRAPH if ord(letter) > 0x2E7F else LETTER for letter in words))


def _px(length: Fraction | int) -> str:
    return f"{float(length):.1f}"
