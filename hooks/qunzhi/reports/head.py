"""The header of a table: merged cells, names and units of columns."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from qunzhi.reports.cells import head_grid
from qunzhi.reports.model import Cell, Table
from qunzhi.reports.sheets import Raw

Make = Callable[[Raw, int, int], Cell]
"""A cell as it is printed, with how many columns and rows it covers."""

_UNIT = re.compile(r"(.*\S)\s*[（(]\s*(?:单位[:：]\s*)?([^（）()]+?)\s*[）)]")


class Heading(NamedTuple):
    """A column as its header names it."""

    names: tuple[str, ...]
    """From the top: `("2022年", "计划")`, without units."""
    unit: str
    """As the lowest cell says that has one, or ""."""

    @property
    def name(self) -> str:
        """In one: `2022年/计划`."""
        return "/".join(self.names)


def laid_head(rows: Sequence[Sequence[Raw]], make: Make) -> tuple[tuple[Cell, ...], ...]:
    """The rows of the header: an empty cell continues the one to its left, or in the second row the one above."""
    first, *below = rows
    groups = _groups(first, 0, len(first))
    if not below:
        return (tuple(make(first[begin], end - begin, 1) for begin, end in groups),)
    top, under = [], []
    for begin, end in groups:
        alone = not any(cell.text for cell in below[0][begin:end])
        top.append(make(first[begin], end - begin, 2 if alone else 1))
        if not alone:
            under += [make(below[0][b], e - b, 1) for b, e in _groups(below[0], begin, end)]
    return tuple(top), tuple(under)


def _groups(row: Sequence[Raw], begin: int, end: int) -> list[tuple[int, int]]:
    """Where each cell begins, and where the next one does."""
    starts = [begin, *(n for n in range(begin + 1, end) if row[n].text)]
    return list(zip(starts, [*starts[1:], end], strict=True))


def headings(table: Table) -> tuple[Heading, ...]:
    """Every column of a table by its header, in Chinese."""
    columns = zip(*head_grid(table), strict=True)
    return tuple(_heading(list(dict.fromkeys(cell.text.zh for cell in cells if cell.text.zh))) for cells in columns)


def _heading(path: list[str]) -> Heading:
    parts = [named_with_unit(words) for words in path]
    return Heading(tuple(name for name, _ in parts), next((unit for _, unit in reversed(parts) if unit), ""))


def named_with_unit(words: str) -> tuple[str, str]:
    """The words of a header's cell, and the unit behind them in brackets: `人数（人）`."""
    found = _UNIT.fullmatch(words)
    return (found[1], found[2]) if found else (words, "")


def found_column(name: str, columns: Sequence[Heading]) -> int | None:
    """The column that a name means: all of it, or its lowest part where no other column ends so."""
    plain, _ = named_with_unit(name)
    whole = [n for n, one in enumerate(columns) if plain in (one.name, "".join(one.names))]
    last = [n for n, one in enumerate(columns) if one.names[-1:] == (plain,)]
    return next((those[0] for those in (whole, last) if len(those) == 1), None)
