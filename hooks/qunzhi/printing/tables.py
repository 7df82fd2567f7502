"""Tables and charts of a report, on paper."""

import re

from qunzhi.languages import Text
from qunzhi.pages.chart_layout import WIDE
from qunzhi.pages.chart_scale import value_words
from qunzhi.pages.edition import Edition
from qunzhi.printing.binding import joined
from qunzhi.printing.lines import Json, Node
from qunzhi.printing.nodes import ON_ONE_PAGE
from qunzhi.printing.widths import columns_of
from qunzhi.reports.cells import placed
from qunzhi.reports.model import Cell, Chart, Table
from qunzhi.words import words


def table_node(edition: Edition, table: Table, label: str) -> Node:
    """A table with its number, its caption and what stands below it."""
    rows = [*placed(row.cells for row in table.rows)]
    counted = {column for row in rows for column, cell in row if cell.number is not None}
    return {
        "t": "table",
        "id": table.id,
        "label": label,
        "caption": [joined(table.caption.pick(edition.lang))],
        "head": [[_cell(edition, cell, "center") for cell in row] for row in table.head],
        "rows": [
            {"role": one.role, "cells": [_cell(edition, cell, _side(cell, column in counted)) for column, cell in row]}
            for one, row in zip(table.rows, rows, strict=True)
        ],
        "below": _below(edition, table.source, table.note),
        **_columns(edition, table),
    }


NO_VALUE = ("", "—", "－", "-", "/")
"""What stands where there is no number."""


def _side(cell: Cell, is_counted: bool) -> str:
    """`is_counted`: whether numbers stand in its column."""
    if cell.down > 1:
        return "center"
    is_number = cell.number is not None or (is_counted and cell.text.zh in NO_VALUE)
    return "right" if is_number else ""


def _cell(edition: Edition, cell: Cell, align: str) -> dict[str, Json]:
    words = cell.text.pick(edition.lang)
    is_long = len(words) > ON_ONE_PAGE or cell.down > MOST_ROWS
    return {"body": [joined(words)], "align": align, "across": cell.across, "down": cell.down, "long": is_long}


MOST_ROWS = 4
"""Of a merged cell that stays on one page with all of its rows."""


def _columns(edition: Edition, table: Table) -> dict[str, Json]:
    """Cells over several columns ask for no room."""
    placed_rows = [*placed(row.cells for row in table.rows)]
    head, rows = (
        [[(column, cell.text.pick(edition.lang)) for column, cell in row if cell.across == 1] for row in part]
        for part in (placed(table.head), placed_rows)
    )
    begin = max((at + cell.down for at, row in enumerate(placed_rows[:FIRST_ROWS]) for _, cell in row), default=0)
    return columns_of(table.columns, [*head, *rows]).node(rows, max(FIRST_ROWS, min(begin, MOST_ROWS)))


FIRST_ROWS = 3
"""Of a table, that stand with its head."""


def _below(edition: Edition, source: Text | None, note: Text | None) -> list[Json]:
    """The note, then the source."""
    own = words(edition.lang)
    lines = ((own["print_note"], note), (own["print_source"], source))
    return [head + joined(text.pick(edition.lang)) for head, text in lines if text]


def chart_node(edition: Edition, chart: Chart, svg: str, label: str) -> Node:
    """A chart as a drawing, its values as the words that stand for it."""
    return {
        "t": "chart",
        "id": chart.id,
        "label": label,
        "caption": [joined(chart.caption.pick(edition.lang))],
        "svg": svg,
        "width": _width(svg),
        "alt": spoken(edition, chart),
        "below": _below(edition, chart.source, chart.note),
    }


_VIEW = re.compile(r'viewBox="0 0 ([0-9.]+)')


def _width(svg: str) -> float:
    """Of a drawing, as a part of the widest."""
    found = _VIEW.search(svg)
    return round(float(found[1]) / WIDE, 3) if found else 1


def spoken(edition: Edition, chart: Chart) -> str:
    """The values of a chart in words, for whoever does not see it."""
    lang = edition.lang
    colon, comma, stop = ("：", "，", "；") if lang == "zh" else (": ", ", ", "; ")
    series = []
    for one in chart.series:
        pairs = zip(chart.labels, one.values, strict=True)
        values = comma.join(f"{label.pick(lang)} {value_words(chart, value, lang)}" for label, value in pairs)
        series.append(f"{one.name.pick(lang)}{colon}{values}")
    return f"{chart.caption.pick(lang)}{colon}{stop.join(series)}"
