"""Workbooks as sheets: the first sheet, with the values that its formulas had when it was saved."""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from qunzhi.findings import Finding, Place
from qunzhi.languages import Text
from qunzhi.reading.files import Refused
from qunzhi.reports.sheets import Raw, Sheet, formula, too_large
from qunzhi.reports.wording import one_line

LARGEST_UNPACKED_BYTES = 20_000_000
"""A sheet of as many cells as may be has a third of it."""
MOST_MEMBERS = 1000

_DAMAGED = Text("文件不完整，或不是 XLSX 工作簿", "it is damaged, or no XLSX workbook")

_DECIMALS = re.compile(r"(?:#,##)?0(?:\.(0+))?%?(?:_ )?")
"""A format that says how many digits stand behind the point."""

_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError, TypeError, AttributeError),
    *(IndexError, NotImplementedError, RuntimeError, SyntaxError, AssertionError),
)
"""What openpyxl raises when a part of a workbook is missing or says something that it cannot believe."""


def read_xlsx(path: str, content: bytes) -> Sheet:
    """The cells of the first sheet of a workbook. Raises Refused."""
    try:
        _measure(path, content)
        values, written = _first_sheet(content, values=True), _first_sheet(content, values=False)
        if large := too_large(path, values.max_row, values.max_column):
            raise Refused(large)
        joined = dict(_joined(values))
        rows = tuple(tuple(_raw(path, cell, written, joined) for cell in row) for row in values.iter_rows())
    except _BROKEN:
        raise Refused(Finding("QZ-T11", Place(path), {"reason": _DAMAGED})) from None
    return Sheet(path, rows)


def _measure(path: str, content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > LARGEST_UNPACKED_BYTES:
        reason = Text("解开后太大，像“解压炸弹”", "it unpacks to too much, as a decompression bomb does")
        raise Refused(Finding("QZ-T11", Place(path), {"reason": reason}))


def _first_sheet(content: bytes, *, values: bool) -> Any:
    from openpyxl import load_workbook

    with warnings.catch_warnings(action="ignore"):  # it tells of styles and rules of entry that it leaves out
        return load_workbook(io.BytesIO(content), data_only=values).worksheets[0]


def _joined(sheet: Any) -> Iterator[tuple[tuple[int, int], str]]:
    """Cells that are covered by another one, with the direction in which that one lies."""
    for merged in sheet.merged_cells.ranges:
        for row in range(merged.min_row, merged.max_row + 1):
            for column in range(merged.min_col, merged.max_col + 1):
                if row > merged.min_row:
                    yield (row, column), "up"
                elif column > merged.min_col:
                    yield (row, column), "left"


def _raw(path: str, cell: Any, written: Any, joined: dict[tuple[int, int], Any]) -> Raw:
    at = (cell.row, cell.column)
    if cell.value is None and written.cell(*at).data_type == "f":
        raise Refused(formula(path, at, str(written.cell(*at).value)))
    return Raw(one_line(_words(cell)), at, joined.get(at, ""))


def _words(cell: Any) -> str:
    """What the spreadsheet shows, as far as its formats are of the common sort."""
    value = cell.value
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).upper()
    if isinstance(value, int | float):
        return _number(Decimal(str(value)), cell.number_format.split(";")[0])
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    return str(value)


def _number(value: Decimal, written: str) -> str:
    """0.1234 with the format `0.0%` is 12.3%; without one a number has the digits that it has."""
    sign = "%" if written.endswith("%") else ""
    if sign:
        value *= 100
    comma = "," if "#,##0" in written else ""
    if found := _DECIMALS.fullmatch(written):
        value = value.quantize(Decimal(1).scaleb(-len(found[1] or "")), ROUND_HALF_UP)
    else:
        value = value.normalize() if value else Decimal(0)
    return f"{value:{comma}f}{sign}"
