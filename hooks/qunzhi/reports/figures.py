"""A table as the checks of its numbers look at it: rows by columns, each number with the room of its rounding."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from qunzhi.derive import Computed, plus
from qunzhi.findings import Finding, Place, Value
from qunzhi.languages import Language
from qunzhi.quantities import rounded
from qunzhi.reports.cells import grid, numeric_columns
from qunzhi.reports.head import Heading, found_column, headings, named_with_unit
from qunzhi.reports.model import Cell, Role, Table
from qunzhi.reports.sheets import cell_name
from qunzhi.units import Units

PERCENT = ("%", "％")

SERIAL = "序号"

_NO_SUM = re.compile(
    r"率|占比|比例|比重|比$|均|幅|增长|增速|同比|名次|排名|序号|编号|代码|年份|年度$|分数|得分|[最次]高|最低"
)
"""Columns whose values nobody adds up."""

_SHARE = re.compile(r"占比|比重|构成比|所占比例|占.*比例$")
_MAY_BE_SHARE = re.compile(r"比例|百分比")
"""Of a whole if they come to a hundred; else it may be a rate, each row with a whole of its own."""


@dataclass(frozen=True)
class TableFigures:
    """The numbers of a table."""

    table: Table
    units: Units

    @cached_property
    def columns(self) -> tuple[Heading, ...]:
        """Its columns by their names."""
        return headings(self.table)

    @cached_property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """A cell for each column; one that is merged stands in each of its rows, the same object."""
        return grid(self.table)

    @cached_property
    def numeric(self) -> frozenset[int]:
        """Columns of numbers."""
        return numeric_columns(self.table)

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """Of the rows."""
        return tuple(row.role for row in self.table.rows)

    def body(self) -> Iterator[int]:
        """The rows that are no sums."""
        return (number for number, role in enumerate(self.roles) if role == "body")

    def find(self, name: str | None) -> int | None:
        """The column of that name."""
        return found_column(name, self.columns) if name else None

    def is_percent(self, column: int) -> bool:
        """Whether its values are said to be per cent, by its header or by each of them."""
        cells = [row[column] for row in self.rows if row[column].number is not None]
        return self.columns[column].unit in PERCENT or (bool(cells) and all(c.text.zh.endswith("%") for c in cells))

    def is_share(self, column: int) -> bool:
        """Whether its values are parts of a whole, in per cent: their total is what they come to."""
        name = "/".join(self.columns[column].names[-1:])
        is_said = _SHARE.search(name) or (_MAY_BE_SHARE.fullmatch(name) and self.is_whole(column))
        return bool(is_said) and self.is_percent(column)

    def is_whole(self, column: int) -> bool:
        """Whether its values come to a hundred."""
        return come_to_a_hundred(self.values(list(self.body()), column) or ())

    def adds_up(self, column: int) -> bool:
        """Whether its values are amounts that can be added up."""
        said = self.columns[column]
        names = "/".join(said.names)
        return column in self.numeric and not (
            self.is_percent(column) or "/" in said.unit or said.unit.startswith(":") or _NO_SUM.search(names)
        )

    def values(self, rows: Sequence[int], column: int) -> list[Computed] | None:
        """The numbers of a column in some rows, each merged one once; None where words stand among them."""
        cells = {id(cell): cell for row in rows for cell in (self.rows[row][column],)}
        if any(cell.number is None and cell.text.zh not in ("", "—", "/") for cell in cells.values()):
            return None
        return [self.exact(cell.number, column) for cell in cells.values() if cell.number is not None]

    def value(self, row: int, column: int) -> Computed | None:
        """The number of a cell."""
        number = self.rows[row][column].number
        return None if number is None else self.exact(number, column)

    def exact_at(self, row: int, column: int) -> Computed:
        """The number of a cell that has one."""
        value = self.value(row, column)
        assert value is not None
        return value

    def labels(self, row: int, lang: Language) -> Iterator[str]:
        """The words of a row that are no numbers, without units."""
        cells = (cell for n, cell in enumerate(self.rows[row]) if n not in self.numeric and cell.text.zh)
        return (named_with_unit(cell.text.pick(lang) or cell.text.zh)[0] for cell in cells)

    def unit_at(self, row: int, column: int) -> str:
        """The unit of a cell, as its column says or else its row."""
        if self.is_percent(column):
            return PERCENT[0]
        words = (cell.text.zh for n, cell in enumerate(self.rows[row]) if n not in self.numeric)
        return self.columns[column].unit or next(filter(None, (named_with_unit(one)[1] for one in words)), "")

    def exact(self, number: Decimal, column: int) -> Computed:
        """A number of a column, which may have been rounded to the digits that are printed there."""
        value, room = Fraction(number), self._room[column]
        return Computed(value, value - room, value + room)

    @cached_property
    def _room(self) -> tuple[Fraction, ...]:
        return tuple(map(self._room_of, range(self.table.columns)))

    def _room_of(self, column: int) -> Fraction:
        """Spreadsheets drop zeros at the end, so all numbers of a column are as exact as the longest one."""
        digits = self.decimals(column)
        unit = self.units.find(self.columns[column].unit)
        if digits == 0 and (unit is None or unit.counter) and not self.is_percent(column):
            return Fraction(0)
        return Fraction(1, 2 * 10**digits)

    def decimals(self, column: int) -> int:
        """Digits behind the point."""
        numbers = [row[column].number for row in self.rows]
        return max((decimals_of(number) for number in numbers if number is not None), default=0)

    def finding(self, code: str, cell: Cell, column: int, **values: Value) -> Finding:
        """A finding about a cell."""
        known: dict[str, Value] = {"cell": cell_name(cell.at), "column": self.columns[column].name}
        return Finding(code, Place(self.table.path, *cell.at), {**known, "stated": cell.text.zh, **values})

    def printed(self, value: Fraction, column: int) -> str:
        """A computed number as the column would print it."""
        return f"{rounded(value, self.decimals(column)):f}"


def come_to_a_hundred(shares: Iterable[Computed]) -> bool:
    """Whether they are the shares of a whole, each rounded."""
    total = plus(*shares)
    return total.low <= 100 <= total.high


def decimals_of(number: Decimal) -> int:
    """Digits behind the point of a number as it was written."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
