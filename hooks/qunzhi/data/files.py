"""Tables as files: CSV for spreadsheets, JSON for programs. The same records give the same bytes."""

import csv
import io
import json
from decimal import Decimal
from functools import partial
from typing import Any

from qunzhi.data.columns import Column, Plain
from qunzhi.data.tables import Table

BOM = "\ufeff"
"""Without it Excel and WPS read Chinese CSV files as GBK."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula (OWASP, CSV Injection), full-width signs included."""


def csv_bytes(table: Table, base: str) -> bytes:
    """RFC 4180 in UTF-8: lines end with CR LF, the first line names the columns. `base` goes before addresses."""
    return table.remembered(f"csv {base}", partial(_csv, table, base))


def _csv(table: Table, base: str) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(head for column in table.columns for head in column.heads)
    for row in table.rows:
        writer.writerow(_cells(table, row, base))
    return (BOM + stream.getvalue()).encode()


def _cells(table: Table, row: tuple[Plain, ...], base: str) -> list[str]:
    found: list[str] = []
    for column, value in zip(table.columns, row, strict=True):
        cells = column.cells(absolute(column, value, base))
        if column.begins_with_number:
            found.append(cells[0])
            cells = cells[1:]
        found += map(harmless, cells)
    return found


def harmless(cell: str) -> str:
    """A text that no spreadsheet runs: what looks like a formula begins with an apostrophe."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def json_bytes(table: Table, base: str) -> bytes:
    """An array of objects, one on a line; every object has every key."""
    names = [column.name for column in table.columns]
    lines = (
        _dumped({n: absolute(c, v, base) for n, c, v in zip(names, table.columns, row, strict=True)})
        for row in table.rows
    )
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def absolute(column: Column, value: Plain, base: str) -> Plain:
    """An address of this site with the site's own in front; from the site's root where that is not known."""
    if column.type != "address" or value is None:
        return value
    return [base + one for one in value] if column.many else base + value


def pretty(value: Any) -> bytes:
    """JSON for people as well: schemas and descriptions."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_number)


def _number(value: object) -> int | float:
    """JSON numbers keep no zeros at their end; the CSV does."""
    assert isinstance(value, Decimal), f"{type(value).__name__} has no form in JSON"
    return int(value) if value == value.to_integral_value() else float(value)
