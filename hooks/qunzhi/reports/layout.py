"""From a sheet to a table: header, merged cells, roles of rows, words in both languages."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from qunzhi.findings import Finding, Place
from qunzhi.reports.head import Heading, found_column, headings, laid_head
from qunzhi.reports.model import Cell, Role, Row, Table
from qunzhi.reports.numbers import written
from qunzhi.reports.sheets import Raw, Rows, Sheet, cell_name, transposed
from qunzhi.reports.wording import Glossary, in_both
from qunzhi.text import nearest

_TOTAL = re.compile(r"合计|总计|共计|Total\b", re.IGNORECASE)
_SUBTOTAL = re.compile(r"小计|Subtotal\b", re.IGNORECASE)


class Form(NamedTuple):
    """How the cells of a sheet are to be understood."""

    head: int = 1
    merge: tuple[str, ...] = ()
    """Columns in which an empty cell continues the one above."""
    is_transposed: bool = False


Locate = Callable[[int], Place]
"""Where a column is named in the block, by its place in the list."""


def lay_out(
    sheet: Sheet, form: Form, table: Table, glossary: Glossary, locate: Locate
) -> tuple[Table | None, list[Finding]]:
    """The table with its cells, or None where there are none; and what is wrong with them.

    `table`: what its block says of it. `locate`: see there.
    """
    rows = [row for row in sheet.rows if any(cell.text for cell in row)]
    if ragged := _ragged(sheet, rows):
        return None, ragged
    rows = _trimmed(rows)
    rows = transposed(rows) if form.is_transposed else rows
    if len(rows) <= form.head:
        return None, [Finding("QZ-T13", Place(sheet.path))]
    make = _Maker(glossary)
    laid = table._replace(head=laid_head(rows[: form.head], make.cell), columns=len(rows[0]))
    columns = headings(laid)
    merged, unknown = _merged(form.merge, columns, locate)
    body = _Body(rows[form.head :], merged)
    laid = laid._replace(rows=tuple(body.row(n, make) for n in range(len(body.rows))))
    return laid, [*unknown, *_full_width(sheet, body.rows), *body.leftovers(sheet, columns)]


def _ragged(sheet: Sheet, rows: Rows) -> list[Finding]:
    """Rows that have more or fewer cells than the header: a comma too many moves every number behind it."""
    wanted = len(rows[0]) if rows else 0
    return [
        Finding("QZ-T14", sheet.place(row[0]), {"row": row[0].at[0], "cells": len(row), "columns": wanted})
        for row in rows
        if len(row) < wanted or any(cell.text for cell in row[wanted:])
    ]


def _trimmed(rows: list[tuple[Raw, ...]]) -> list[tuple[Raw, ...]]:
    """Without what is empty at the right of all rows."""
    width = max((n for row in rows for n, cell in enumerate(row, start=1) if cell.text), default=0)
    return [row[:width] for row in rows]


def _merged(names: tuple[str, ...], columns: Sequence[Heading], locate: Locate) -> tuple[frozenset[int], list[Finding]]:
    found = {name: found_column(name, columns) for name in names}
    unknown = [unknown_column(locate(n), name, columns) for n, name in enumerate(names) if found[name] is None]
    return frozenset(number for number in found.values() if number is not None), unknown


def unknown_column(place: Place, name: str, columns: Sequence[Heading]) -> Finding:
    """The finding for the name of a column that the table does not have."""
    known = [one.name for one in columns if one.name]
    return Finding("QZ-T18", place, {"name": name, "nearest": nearest(name, known), "known": "、".join(known)})


def _full_width(sheet: Sheet, rows: Rows) -> list[Finding]:
    wide = ((cell, written(cell.text)) for row in rows for cell in row)
    return [
        Finding("QZ-T16", sheet.place(cell), {"cell": cell_name(cell.at), "text": cell.text, "plain": one.words})
        for cell, one in wide
        if one.full_width
    ]


class _Maker:
    """Makes cells as they are printed, their words in both languages."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary

    def cell(self, raw: Raw, across: int, down: int) -> Cell:
        found = written(raw.text)
        return Cell(in_both(found.words, self._glossary), raw.at, found.number, across, down)


class _Body:
    """The rows below the header."""

    def __init__(self, rows: Rows, merged: frozenset[int]) -> None:
        self.rows, self._merged = rows, merged
        self._labels = [_label(row) for row in rows]
        self._roles = [_role(row[label].text) for row, label in zip(rows, self._labels, strict=True)]

    def row(self, number: int, make: _Maker) -> Row:
        cells = self.rows[number]
        return Row(
            tuple(
                make.cell(cell, self._across(number, n), self._down(number, n))
                for n, cell in enumerate(cells)
                if cell.joined != "left" and not self._continues(number, n)
            ),
            self._roles[number],
        )

    def _across(self, row: int, column: int) -> int:
        end = column + 1
        while end < len(self.rows[row]) and self.rows[row][end].joined == "left":
            end += 1
        return end - column

    def _down(self, row: int, column: int) -> int:
        end = row + 1
        while end < len(self.rows) and self._continues(end, column):
            end += 1
        return end - row

    def _continues(self, row: int, column: int) -> bool:
        """Whether a cell is a part of the one above. A column further right ends where one before it begins anew."""
        cell = self.rows[row][column]
        if row == 0 or cell.text:
            return False
        if cell.joined == "up":
            return True
        if column not in self._merged or (self._roles[row] != "body" and column > self._labels[row]):
            return False
        return all(self._continues(row, n) for n in self._merged if n < column)

    def leftovers(self, sheet: Sheet, columns: Sequence[Heading]) -> list[Finding]:
        """Empty cells among the labels: what is left of merged cells where nobody says so; the first of each column."""
        numeric = [self._is_numeric(n) and columns[n].name != "序号" for n in range(len(columns))]
        found = []
        for column in range(numeric.index(True) if True in numeric else 0):
            empty = [row for row in range(1, len(self.rows)) if self._is_left_over(row, column)]
            if empty and any(row[column].text for row in self.rows):
                cell = self.rows[empty[0]][column]
                name = columns[column].name
                values: dict[str, str | int] = {"cell": cell_name(cell.at), "column": name, "count": len(empty)}
                found.append(Finding("QZ-T17", sheet.place(cell), values))
        return found

    def _is_numeric(self, column: int) -> bool:
        filled = [written(row[column].text).number is not None for row in self.rows if row[column].text]
        return 2 * sum(filled) > len(filled)

    def _is_left_over(self, row: int, column: int) -> bool:
        cell = self.rows[row][column]
        return not (cell.text or cell.joined or self._roles[row] != "body" or self._continues(row, column))


def _label(row: Sequence[Raw]) -> int:
    """The cell that says what a row is: the first, or behind empty ones and a serial number the first with words."""
    return next((n for n, cell in enumerate(row) if cell.text and written(cell.text).number is None), 0)


def is_total_word(words: str) -> bool:
    """Whether a cell says that its row is a sum, and nothing else."""
    plain = words.replace(" ", "").replace("\u3000", "")
    return bool(_TOTAL.fullmatch(plain) or _SUBTOTAL.fullmatch(plain))


def _role(label: str) -> Role:
    words = label.replace(" ", "").replace("\u3000", "")
    if _SUBTOTAL.match(words):
        return "subtotal"
    return "total" if _TOTAL.match(words) else "body"
