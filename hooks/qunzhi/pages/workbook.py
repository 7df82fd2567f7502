"""Tables as a workbook (ECMA-376): a list first, then each on its own sheet. The same tables give the same bytes."""

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from unicodedata import east_asian_width

from qunzhi.languages import Language, Text
from qunzhi.reports.cells import numeric_columns, placed
from qunzhi.reports.model import Cell, Role, Table
from qunzhi.words import words

CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""In every workbook: a date of its making would make each build's another one."""

LONGEST_NAME = 31
"""Of a sheet; Excel allows no more."""

NARROWEST, WIDEST = 8, 40
"""Of a column, in characters."""


class PrintedTable(NamedTuple):
    """A table with what is printed around it."""

    table: Table
    number: str
    """表2-5; "" where tables are not numbered."""
    above: tuple[str, ...]
    """Its caption first."""
    below: tuple[str, ...]


_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(tables: Sequence[PrintedTable], title: Text, lang: Language) -> bytes:
    """The bytes of the workbook."""
    import xlsxwriter  # 20 ms, which a build that makes no workbook need not spend

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _OPTIONS)
    book.set_properties({"title": title.pick(lang), "created": CREATED})
    names = [one.number or f"{n}-{one.table.id}"[:LONGEST_NAME] for n, one in enumerate(tables, start=1)]
    _list(book, tables, names, lang)
    formats = _Formats(book)
    for name, one in zip(names, tables, strict=True):
        _sheet(book.add_worksheet(name), one, formats, lang)
    book.close()
    return stream.getvalue()


def _list(book: Any, tables: Sequence[PrintedTable], names: Sequence[str], lang: Language) -> None:
    told = words(lang)
    sheet, bold = book.add_worksheet(told["sheet_list"]), book.add_format({"bold": True})
    sheet.set_column(0, 0, WIDEST + 10)
    sheet.write_string(0, 0, told["sheet_list"], bold)
    sheet.write_string(0, 1, told["sheet_rows"], bold)
    for row, (one, name) in enumerate(zip(tables, names, strict=True), start=1):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", string=one.above[0])
        sheet.write_number(row, 1, len(one.table.rows))


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def of(self, **properties: object) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def head(self) -> Any:
        return self.of(bold=True, border=1, align="center", valign="vcenter", text_wrap=True)

    def cell(self, cell: Cell, role: Role, *, is_number: bool) -> Any:
        align = "right" if is_number else "left"
        return self.of(
            bold=role != "body",
            border=1,
            align=align,
            valign="vcenter",
            text_wrap=cell.number is None,
            num_format=_number_format(cell),
        )


_DECIMALS = re.compile(r"\.(\d+)")


def _number_format(cell: Cell) -> str:
    """With the digits that the table prints."""
    if cell.number is None:
        return "General"
    said = cell.text.zh
    digits = _DECIMALS.search(said)
    decimals = "." + "0" * len(digits[1]) if digits else ""
    return ("#,##0" if "," in said else "0") + decimals + ("%" if said.endswith("%") else "")


def _sheet(sheet: Any, printed: PrintedTable, formats: _Formats, lang: Language) -> None:
    table, above, below = printed.table, printed.above, printed.below
    for number, words_above in enumerate(above):
        sheet.write_string(number, 0, words_above, formats.of(bold=number == 0))
    begin = len(above)
    for number, row in enumerate(placed(table.head), start=begin):
        for column, cell in row:
            _write(sheet, number, column, cell, formats.head(), lang)
    first, numeric = begin + len(table.head), numeric_columns(table)
    rows = zip(table.rows, placed(row.cells for row in table.rows), strict=True)
    for number, (line, cells) in enumerate(rows, start=first):
        for column, cell in cells:
            _write(sheet, number, column, cell, formats.cell(cell, line.role, is_number=column in numeric), lang)
    for number, words_below in enumerate(below, start=first + len(table.rows)):
        sheet.write_string(number, 0, words_below)
    for column, width in enumerate(_widths(table, lang)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(first, 1)


def _write(sheet: Any, row: int, column: int, cell: Cell, form: Any, lang: Language) -> None:
    if cell.across > 1 or cell.down > 1:
        sheet.merge_range(row, column, row + cell.down - 1, column + cell.across - 1, "", form)
    if cell.number is None:
        sheet.write_string(row, column, cell.text.pick(lang), form)
    else:
        sheet.write_number(row, column, float(cell.number / (100 if cell.text.zh.endswith("%") else 1)), form)


def _widths(table: Table, lang: Language) -> list[int]:
    """As wide as the longest words of a column, within measure; a Chinese character is as wide as two digits."""
    widest = [NARROWEST] * table.columns
    for rows in (table.head, tuple(row.cells for row in table.rows)):
        for column, cell in (one for row in placed(rows) for one in row):
            if cell.across == 1:
                widest[column] = max(widest[column], _length(cell.text.pick(lang)) + 2)
    return [min(width, WIDEST) for width in widest]


def _length(said: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in said)
