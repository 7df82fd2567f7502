"""Tables and charts of a report, on paper."""

from qunzhi.languages import Text
from qunzhi.pages.edition import Edition
from qunzhi.printing.binding import joined
from qunzhi.printing.nodes import Json, Node
from qunzhi.printing.widths import column_widths
from qunzhi.reports.model import Cell, Chart, Table
from qunzhi.words import words


def table_node(edition: Edition, table: Table, label: str) -> Node:
    """A table with its number, its caption and what stands below it."""
    return {
        "t": "table",
        "id": table.id,
        "label": label,
        "caption": [joined(table.caption.pick(edition.lang))],
        "columns": table.columns,
        "head": [[_cell(edition, cell, is_head=True) for cell in row] for row in table.head],
        "rows": [{"role": row.role, "cells": [_cell(edition, cell) for cell in row.cells]} for row in table.rows],
        "below": _below(edition, table.source, table.note),
        "widths": _widths(edition, table),
    }


def _cell(edition: Edition, cell: Cell, *, is_head: bool = False) -> dict[str, Json]:
    words = cell.text.pick(edition.lang)
    align = "center" if is_head or cell.down > 1 else "right" if cell.number is not None else ""
    return {"body": [words], "align": align, "across": cell.across, "down": cell.down}


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
    lang, unit = edition.lang, chart.unit.pick(edition.lang) if chart.unit else ""
    colon, comma, stop = ("：", "，", "；") if lang == "zh" else (": ", ", ", "; ")
    series = []
    for one in chart.series:
        pairs = zip(chart.labels, one.values, strict=True)
        values = comma.join(f"{name.pick(lang)} {value}{unit}" for name, value in pairs if value is not None)
        series.append(f"{one.name.pick(lang)}{colon}{values}")
    return f"{chart.caption.pick(lang)}{colon}{stop.join(series)}"
