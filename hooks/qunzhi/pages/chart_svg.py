"""A drawing in the colours of a palette, as the template of the SVG takes it."""

from typing import NamedTuple

from qunzhi.languages import Language
from qunzhi.pages.chart_axis import AXIS
from qunzhi.pages.chart_layout import drawing
from qunzhi.pages.chart_palette import Palette
from qunzhi.pages.chart_shapes import SIZE, Area, Stroke, Words, px
from qunzhi.pages.chart_words import spoken
from qunzhi.reports.model import Chart

HATCHINGS = ("", "M-2,2L2,-2M0,8L8,0M6,10L10,6", "M4,4h.01", "M6,-2L10,2M0,0L8,8M-2,6L2,10", "M0,4H8", "M4,0V8M0,4H8")
"""Lines within a square of eight pixels, by series; the first is solid. They survive a grey print."""

DASHES = ("", "7 4", "2 4", "10 4 2 4", "14 4", "4 2")
"""Of lines, by series."""


def hatching(series: int) -> str:
    """Of a series. Colours begin anew after six; the same colour then has another hatching."""
    return HATCHINGS[(series + series // len(HATCHINGS)) % len(HATCHINGS)]


class Pattern(NamedTuple):
    """A hatching, in a square of eight pixels."""

    id: str
    path: str
    colour: str
    width: str
    cap: str


class _Filled(NamedTuple):
    path: str
    fill: str
    edge: str


class _Line(NamedTuple):
    path: str
    colour: str
    width: str
    dash: str


class _Said(NamedTuple):
    words: str
    x: str
    y: str
    anchor: str
    colour: str
    weight: str


class SvgView(NamedTuple):
    """A drawing in colours."""

    id: str
    title: str
    description: str
    width: str
    height: str
    family: str
    size: int
    ground: str
    patterns: tuple[Pattern, ...]
    below: tuple[_Line, ...]
    """The grid, and the lines of series."""
    areas: tuple[_Filled, ...]
    above: tuple[_Line, ...]
    """The axis."""
    words: tuple[_Said, ...]

    @classmethod
    def of(cls, chart: Chart, lang: Language, palette: Palette, width: float) -> "SvgView":
        made, name = drawing(chart, lang, width), f"chart-{chart.id}-{px(width)}"
        hatched = chart.type != "line"
        used = sorted({area.series for area in made.areas}) if hatched else []
        return cls(
            id=name,
            title=chart.caption.pick(lang),
            description=spoken(chart, lang),
            width=px(made.width),
            height=px(made.height),
            family=palette.family,
            size=SIZE,
            ground=palette.ground,
            patterns=tuple(_pattern(n, name, palette) for n in used if hatching(n)),
            below=tuple(_line(stroke, palette) for stroke in made.strokes if stroke.series != AXIS),
            areas=tuple(_filled(area, name, palette, hatched=hatched) for area in made.areas),
            above=tuple(_line(stroke, palette) for stroke in made.strokes if stroke.series == AXIS),
            words=tuple(_said(one, palette) for one in made.words),
        )


def _pattern(series: int, name: str, palette: Palette) -> Pattern:
    path = hatching(series)
    dots = path.endswith("h.01")
    return Pattern(f"{name}-{series}", path, palette.colour(series), "4" if dots else "2", "round" if dots else "butt")


def _filled(area: Area, name: str, palette: Palette, *, hatched: bool) -> _Filled:
    colour = palette.colour(area.series)
    pattern = hatched and hatching(area.series)
    return _Filled(area.path, f"url(#{name}-{area.series})" if pattern else colour, colour)


def _line(stroke: Stroke, palette: Palette) -> _Line:
    if stroke.series is None:
        return _Line(stroke.path, palette.grid, "1", "")
    if stroke.series == AXIS:
        return _Line(stroke.path, palette.axis, "1.5", "")
    return _Line(stroke.path, palette.colour(stroke.series), "2.5", DASHES[stroke.series % len(DASHES)])


def _said(one: Words, palette: Palette) -> _Said:
    colour = palette.soft if one.soft else palette.ink
    return _Said(one.words, px(one.x), px(one.y), one.anchor, colour, "600" if one.strong else "400")
