"""Tables and charts of a report, on paper."""

from qunzhi.languages import Text
from qunzhi.pages.chart_scale import value_words
from qunzhi.pages.edition import Edition
from qunzhi.printing.binding import joined
from qunzhi.printing.lines import Json, Node
from qunzhi.printing.nodes import ON_ONE_PAGE
from qunzhi.printing.widths import column_widths
from qunzhi.reports.model import Cell, Chart, Row, Table
from qunzhi.words import words


def table_node(edition: Edition, table: Table, label: str) -> Node:
    """A table with its number, its caption and what stands below it."""
    counted = {cell.at[1] for row in table.rows for cell in row.cells if cell.number is not None}
    return {
        "t": "table",
        "id": table.id,
        "label": label,
        "caption": [joined(table.caption.pick(edition.lang))],
        "head": [[_cell(edition, cell, "center") for cell in row] for row in table.head],
        "rows": [_row(edition, row, counted) for row in table.rows],
        "below": _below(edition, table.source, table.note),
        "widths": _widths(edition, table),
    }


def _row(edition: Edition, row: Row, counted: set[int]) -> dict[str, Json]:
    """`counted`: columns in which numbers stand."""
    return {"role": row.role, "cells": [_cell(edition, cell, _side(cell, counted)) for cell in row.cells]}


NO_VALUE = ("", "—", "－", "-", "/")
"""What stands where there is no number."""


def _side(cell: Cell, counted: set[int]) -> str:
    if cell.down > 1:
        return "center"
    is_number = cell.number is not None or (cell.at[1] in counted and cell.text.zh in NO_VALUE)
    return "right" if is_number else ""


def _cell(edition: Edition, cell: Cell, align: str) -> dict[str, Json]:
    words = cell.text.pick(edition.lang)
    is_long = len(words) > ON_ONE_PAGE or cell.down > MOST_ROWS
    return {"body": [joined(words)], "align": align, "across": cell.across, "down": cell.down, "long": is_long}


MOST_ROWS = 4
"""Of a merged cell that stays on one page with all of its rows."""


def _widths(edition: Edition, table: Table) -> list[Json]:
    """Cells over several columns ask for no room."""
    rows = (*table.head, *(row.cells for row in table.rows))
    alone = (cell for cells in rows for cell in cells if cell.across == 1)
    return list[Json](column_widths(table.columns, ((cell.at[1] - 1, cell.text.pick(edition.lang)) for cell in alone)))


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
        "alt": spoken(edition, chart),
        "below": _below(edition, chart.source, chart.note),
    }


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
