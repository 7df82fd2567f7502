"""Tables as files: CSV for spreadsheets, JSON for programs. The same records give the same bytes."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from qunzhi.data.columns import Column, Plain
from qunzhi.data.tables import Table

BOM = "\ufeff"
"""Without it Excel and WPS read Chinese CSV files as GBK."""

FORMULA = frozenset(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
"""What a spreadsheet may take for the beginning of a formula (OWASP, CSV Injection), full-width signs included."""


def csv_bytes(table: Table, base: str) -> bytes:
    """RFC 4180 in UTF-8: lines end with CR LF, the first line names the columns. `base` goes before addresses."""
    return table.remembered(f"csv {base}", partial(_csv, table, base))


def _csv(table: Table, base: str) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(head for column in table.columns for head in column.heads)
    # Column by column: what a column is need not be asked again for each of its rows.
    columns = [_cells(*one, base) for one in zip(table.columns, zip(*table.rows, strict=True), strict=False)]
    writer.writerows(zip(*(cells for found in columns for cells in found), strict=True))
    return (BOM + stream.getvalue()).encode()


def _cells(column: Column, values: Sequence[Plain], base: str) -> Iterator[Sequence[str]]:
    """The columns in CSV that a column of the table becomes, each with the cells of all rows."""
    found = zip(*column.rows(absolute(column, values, base)), strict=True)
    if column.begins_with_number:
        yield next(found)
    yield from (list(map(harmless, cells)) for cells in found)


def harmless(cell: str) -> str:
    """A text that no spreadsheet runs: what looks like a formula begins with an apostrophe."""
    return f"'{cell}" if cell[:1] in FORMULA else cell


def json_bytes(table: Table, base: str) -> bytes:
    """An array of objects, one on a line; every object has every key."""
    names = [column.name for column in table.columns]
    columns = [absolute(*one, base) for one in zip(table.columns, zip(*table.rows, strict=True), strict=False)]
    lines = [_LINE.encode(dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True)]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def absolute(column: Column, values: Sequence[Plain], base: str) -> Sequence[Plain]:
    """Addresses of this site with the site's own in front; from the site's root where that is not known."""
    if column.type != "address" or not base:
        return values
    return [_absolute(value, base) for value in values]


def _absolute(value: Plain, base: str) -> Plain:
    if value is None:
        return None
    return [base + one for one in value] if isinstance(value, list) else base + value


def pretty(value: Any) -> bytes:
    """JSON for people as well: schemas and descriptions."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _number(value: object) -> int | float:
    """JSON numbers keep no zeros at their end; the CSV does."""
    assert isinstance(value, Decimal), f"{type(value).__name__} has no form in JSON"
    return int(value) if value == value.to_integral_value() else float(value)


_LINE = json.JSONEncoder(ensure_ascii=False, default=_number)
