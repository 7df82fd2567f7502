"""Amounts that a text and a table give in the same digits, but in different units."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from qunzhi.findings import Finding, Place
from qunzhi.quantities import exact
from qunzhi.reports.amounts import Amount, quantity_of
from qunzhi.reports.figures import TableFigures
from qunzhi.reports.model import Cell
from qunzhi.reports.sheets import cell_name
from qunzhi.reports.spoken import Stretch
from qunzhi.units import Unit, Units, converts

FEWEST_DIGITS = 4
"""Digits that make it the same amount, without zeros at the ends: 30万元 and 30元 may be two."""
FEWEST_OF_TOTALS = 3
"""The same of the few cells that are totals."""

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


class _Written(NamedTuple):
    """An amount as it is written: so many of something."""

    number: Decimal
    unit: Unit
    factor: Fraction
    """How many basic units one of it stands for: of 2.5万平方米 ten thousand."""


def check(paragraph: Stretch, tables: Iterable[TableFigures], units: Units) -> Iterator[Finding]:
    """The amounts of a paragraph, against the tables that it cites and those of its section."""
    known = tuple(tables)
    for one in paragraph.amounts if known else ():
        said = _written(one, units)
        for figures in known if said else ():
            if said and (found := _elsewhere(figures, said)):
                yield _finding(paragraph, one, figures, *found)


def _written(one: Amount, units: Units) -> _Written | None:
    quantity, digits = quantity_of(one), _DIGITS.match(one.number)
    unit = units.find(quantity.unit) if quantity and quantity.unit else None
    if not quantity or not digits or not unit or unit.counter or not unit.dimension:
        return None
    number = Decimal(digits[0].replace(",", ""))
    return _Written(number, unit, exact(quantity.value, unit) / Fraction(number)) if number else None


def _elsewhere(figures: TableFigures, said: _Written) -> tuple[Cell, str] | None:
    """The cell with the same digits and another unit, if no cell has them with the same one."""
    found = []
    for row, column, cell in _cells(figures):
        unit = figures.units.find(figures.unit_at(row, column)) if cell.number == said.number else None
        if unit and converts(unit, said.unit):
            if unit.factor == said.factor:
                return None
            least = FEWEST_DIGITS if figures.roles[row] == "body" else FEWEST_OF_TOTALS
            if _digits(said.number) >= least:
                found.append((cell, unit.text.zh))
    return found[-1] if found else None


def _cells(figures: TableFigures) -> Iterator[tuple[int, int, Cell]]:
    return ((row, n, cell) for row, cells in enumerate(figures.rows) for n, cell in enumerate(cells))


def _digits(number: Decimal) -> int:
    return len(f"{number:f}".replace(".", "").strip("0"))


def _finding(paragraph: Stretch, one: Amount, figures: TableFigures, cell: Cell, unit: str) -> Finding:
    return Finding(
        "QZ-T41",
        paragraph.spoken.place(one.start),
        {
            "words": paragraph.spoken.words[one.start : one.end],
            "table": figures.table.id,
            "stated": cell.text.zh,
            "unit": unit,
            "cell": cell_name(cell.at),
            "other": str(Place(figures.table.path, *cell.at)),
        },
    )
