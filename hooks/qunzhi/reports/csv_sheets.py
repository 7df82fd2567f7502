"""CSV files as sheets."""

import csv
import io

from qunzhi.findings import Finding, Place
from qunzhi.languages import Text
from qunzhi.reading.files import Refused, as_text
from qunzhi.reports.sheets import Raw, Sheet, formula, too_large
from qunzhi.reports.wording import one_line

_OTHER_SEPARATORS = (";", "\t", "，", "、", "|")

_SEPARATOR = Text("各格之间要用半角逗号隔开", "cells are separated by commas")
_QUOTES = Text("引号没有配对", "a quotation mark never closes")


def read_csv(path: str, content: bytes) -> Sheet:
    """The cells of a CSV file (RFC 4180). Raises Refused."""
    text = as_text(path, content).text
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = []
    try:
        for number, row in enumerate(reader, start=1):
            rows.append(tuple(Raw(one_line(words), (number, n)) for n, words in enumerate(row, start=1)))
    except csv.Error:
        raise Refused(Finding("QZ-T11", Place(path, len(rows) + 1), {"reason": _QUOTES})) from None
    _refuse(path, rows)
    return Sheet(path, tuple(rows))


def _refuse(path: str, rows: list[tuple[Raw, ...]]) -> None:
    columns = max(map(len, rows), default=0)
    if large := too_large(path, len(rows), columns):
        raise Refused(large)
    for cell in (cell for row in rows for cell in row if cell.text.startswith("=")):
        raise Refused(formula(path, cell.at, cell.text))
    if columns == 1 and any(mark in cell.text for row in rows[:1] for cell in row for mark in _OTHER_SEPARATORS):
        raise Refused(Finding("QZ-T11", Place(path), {"reason": _SEPARATOR}))
