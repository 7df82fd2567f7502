"""Tables of reports on web pages."""

from types import SimpleNamespace
from typing import NamedTuple

from markupsafe import Markup, escape

from qunzhi.languages import HTML_LANG, Language, Text
from qunzhi.markup.chinese import mark_words
from qunzhi.pages.edition import Edition
from qunzhi.pages.table_addresses import csv_address
from qunzhi.passages import SiteText
from qunzhi.reports.cells import numeric_columns, placed
from qunzhi.reports.found import Asked, table_of
from qunzhi.reports.head import headings
from qunzhi.reports.model import Cell, Role, Table
from qunzhi.text import has_chinese
from qunzhi.words import word_fields

SERIAL = ("序号", "编号")
"""Columns that number the rows and do not name them."""


class TableCellView(NamedTuple):
    """A cell: `scope` is "" for one of values."""

    text: Markup
    scope: str
    across: int
    down: int
    lang: str | None
    classes: str
    """Of a column of numbers, and of those that stay in sight when the others are pushed sideways."""


class TableRowView(NamedTuple):
    """A row below the header."""

    cells: tuple[TableCellView, ...]
    role: Role


class TableView(NamedTuple):
    """A table with what stands above and below it, in the language of the text around it."""

    anchor: str
    number: str
    """What stands before its caption: 表2-5; "" where tables are not numbered."""
    caption: Markup
    lang: str | None
    """Of the caption."""
    head: tuple[tuple[TableCellView, ...], ...]
    rows: tuple[TableRowView, ...]
    source: Markup
    note: Markup
    csv: str
    words: SimpleNamespace
    """Those of the interface."""


def table_view(edition: Edition, text: SiteText, one: Asked, number: str = "") -> TableView | None:
    """The table of a block with its number; None where there is nothing to show."""
    table, _ = table_of(edition.site, one)
    if table is None:
        return None
    lang = text.body.lang
    return TableView(
        anchor=f"table-{table.id}",
        number=number,
        caption=_shown(table.caption, lang),
        lang=table.caption.foreign(lang),
        head=_head(table, lang),
        rows=_rows(table, lang),
        source=_shown(table.source, lang, marked=True),
        note=_shown(table.note, lang, marked=True),
        csv=csv_address(edition, one),
        words=word_fields(lang),
    )


SERIAL_STAYS, NAMES_STAY = "sheet__stay sheet__stay--serial", "sheet__stay sheet__stay--second"


def _label(table: Table) -> int:
    """The column that names the rows: the first, or the second where the first numbers them."""
    return int(table.columns > 1 and headings(table)[0].name in SERIAL)


def _stays(label: int, column: int, cell: Cell) -> str:
    """Classes of a cell in the column that names the rows or in the one before it; one over both is as the first."""
    if label and cell.across == 1:
        return {0: SERIAL_STAYS, 1: NAMES_STAY}.get(column, "")
    return "" if column else "sheet__stay"


def _head(table: Table, lang: Language) -> tuple[tuple[TableCellView, ...], ...]:
    numeric, label = numeric_columns(table), _label(table)

    def view(column: int, cell: Cell) -> TableCellView:
        scope = "col" if cell.text.zh else ""
        return _cell(cell, lang, scope, _stays(label, column, cell), is_number=cell.across == 1 and column in numeric)

    return tuple(tuple(view(*one) for one in row) for row in placed(table.head))


def _rows(table: Table, lang: Language) -> tuple[TableRowView, ...]:
    numeric, label = numeric_columns(table), _label(table)

    def view(column: int, cell: Cell) -> TableCellView:
        scope = "row" if column == label and cell.text.zh else ""
        return _cell(cell, lang, scope, _stays(label, column, cell), is_number=column in numeric)

    rows = zip(table.rows, placed(row.cells for row in table.rows), strict=True)
    return tuple(TableRowView(tuple(view(*one) for one in cells), row.role) for row, cells in rows)


def _cell(cell: Cell, lang: Language, scope: str, stays: str, *, is_number: bool) -> TableCellView:
    classes = " ".join(filter(None, ("sheet__number" if is_number else "", stays)))
    return TableCellView(_shown(cell.text, lang), scope, cell.across, cell.down, cell.text.foreign(lang), classes)


def _shown(text: Text | None, lang: Language, *, marked: bool = False) -> Markup:
    """Words as HTML: in English the Chinese names within are marked; all of it where it stands alone (`marked`)."""
    if text is None:
        return Markup()
    said, foreign = text.pick(lang), text.foreign(lang)
    if foreign:
        return Markup('<span lang="{}">{}</span>').format(HTML_LANG["zh"], said) if marked else escape(said)
    return mark_words(said) if lang == "en" and has_chinese(said) else escape(said)
