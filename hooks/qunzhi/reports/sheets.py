"""Sheets: what a file of a table holds, cell by cell, before anything is made of it."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from qunzhi.findings import Finding, Place

MOST_ROWS = 2000
"""More is no table for a page: the largest in a real report has two hundred."""
MOST_COLUMNS = 60


class Raw(NamedTuple):
    """A cell as the file has it, on one line."""

    text: str
    at: tuple[int, int]
    """Row and column, both from 1."""
    joined: Literal["", "up", "left"] = ""
    """Where a workbook has merged it with another cell: in which direction that one lies."""


Rows = Sequence[Sequence[Raw]]


class Sheet(NamedTuple):
    """The first sheet of a workbook, or a CSV file."""

    path: str
    rows: tuple[tuple[Raw, ...], ...]

    def place(self, cell: Raw) -> Place:
        """Row and column for line and column: what stands in a file of cells is looked for by these."""
        return Place(self.path, *cell.at)


def cell_name(at: tuple[int, int]) -> str:
    """As every spreadsheet calls it: row 3, column 2 is B3."""
    row, column = at
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row}"


def too_large(path: str, rows: int, columns: int) -> Finding | None:
    """The finding for a sheet that no page can show."""
    if rows <= MOST_ROWS and columns <= MOST_COLUMNS:
        return None
    values = {"rows": rows, "columns": columns, "most_rows": MOST_ROWS, "most_columns": MOST_COLUMNS}
    return Finding("QZ-T12", Place(path), values)


def formula(path: str, at: tuple[int, int], text: str) -> Finding:
    """The finding for a cell that holds a formula and no value."""
    return Finding("QZ-T15", Place(path, *at), {"cell": cell_name(at), "text": text})


def transposed(rows: Rows) -> list[tuple[Raw, ...]]:
    """Rows as columns; all rows have the same number of cells."""
    return [tuple(map(_turned, column)) for column in zip(*rows, strict=True)]


def _turned(cell: Raw) -> Raw:
    if not cell.joined:
        return cell
    return cell._replace(joined="up" if cell.joined == "left" else "left")
