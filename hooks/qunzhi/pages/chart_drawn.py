"""Charts of reports as SVG: one drawing for every edition, in the colours of a palette."""

from qunzhi.languages import Language
from qunzhi.pages.chart_layout import WIDE
from qunzhi.pages.chart_palette import Palette
from qunzhi.pages.chart_svg import SvgView
from qunzhi.pages.templates import Templates
from qunzhi.reports.model import Chart
from qunzhi.reports.shares import can_be_parted


def drawn(templates: Templates, chart: Chart, lang: Language, palette: Palette, width: float = WIDE) -> str:
    """The chart as SVG, in the words of a language; "" where there is nothing that could be drawn."""
    if not can_be_drawn(chart):
        return ""
    return templates.render("qunzhi/chart.svg.html", {"svg": SvgView.of(chart, lang, palette, width)}).strip()


def can_be_drawn(chart: Chart) -> bool:
    """Whether there is a value at all, and in a pie nothing but parts of a whole."""
    known = any(value is not None for one in chart.series for value in one.values)
    return known and (chart.type != "pie" or can_be_parted(chart))
