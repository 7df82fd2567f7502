"""A chart within a text: its drawing for wide and for narrow screens, and every value in a table."""

from types import SimpleNamespace
from typing import NamedTuple

from markupsafe import Markup

from qunzhi.languages import Language
from qunzhi.pages.chart_drawn import drawn
from qunzhi.pages.chart_layout import NARROW, WIDE
from qunzhi.pages.chart_palette import WEB
from qunzhi.pages.chart_scale import unit_words, value_words
from qunzhi.pages.numbered_views import NumberedLink
from qunzhi.pages.templates import Templates
from qunzhi.pages.views import Link
from qunzhi.reports.model import Chart
from qunzhi.words import word_fields


class ChartRow(NamedTuple):
    """A label with its values."""

    label: Link
    values: tuple[str, ...]


class ChartBlockView(NamedTuple):
    """What stands in the language of the text around it, but for the number, which is the page's."""

    anchor: str
    caption: NumberedLink
    wide: Markup
    """SVG; "" where the values cannot be drawn."""
    narrow: Markup
    heads: tuple[Link, ...]
    rows: tuple[ChartRow, ...]
    unit: str
    """Behind the name of a series, in brackets; "" where the numbers have none."""
    source: Link | None
    note: Link | None
    words: SimpleNamespace


def chart_block(templates: Templates, chart: Chart, lang: Language, number: str) -> ChartBlockView:
    """The view of a chart; `number`: 图2-3, or "" where nothing is numbered."""
    caption, source, note = chart.caption, chart.source, chart.note
    words, unit = word_fields(lang), unit_words(chart, lang)
    return ChartBlockView(
        anchor=f"figure-{chart.id}",
        caption=NumberedLink(number, caption.pick(lang), "", caption.foreign(lang)),
        wide=Markup(drawn(templates, chart, lang, WEB, WIDE)),
        narrow=Markup(drawn(templates, chart, lang, WEB, NARROW)),
        heads=tuple(Link(one.name.pick(lang), "", one.name.foreign(lang)) for one in chart.series),
        rows=tuple(_rows(chart, lang)),
        unit=words.in_unit.format(unit=unit) if unit else "",
        source=Link(source.pick(lang), "", source.foreign(lang)) if source else None,
        note=Link(note.pick(lang), "", note.foreign(lang)) if note else None,
        words=words,
    )


def _rows(chart: Chart, lang: Language) -> list[ChartRow]:
    return [
        ChartRow(
            Link(label.pick(lang), "", label.foreign(lang)),
            tuple(value_words(chart, one.values[row], lang) for one in chart.series),
        )
        for row, label in enumerate(chart.labels)
    ]
