"""The cells of a table by row and column."""

from collections.abc import Iterable, Iterator

from qunzhi.reports.model import Cell, Table


def placed(rows: Iterable[tuple[Cell, ...]]) -> Iterator[tuple[tuple[int, Cell], ...]]:
    """The cells of each row with the column in which each begins, from 0: what a merged cell covers is passed over."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column, found = 0, []
        for cell in row:
            while (number, column) in taken:
                column += 1
            found.append((column, cell))
            taken.update((number + r, column + c) for r in range(cell.down) for c in range(cell.across))
        yield tuple(found)


def grid(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """Rows below the header, each with a cell for every column: a merged one in every place that it covers."""
    return _grid([row.cells for row in table.rows], table.columns)


def head_grid(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """The same of the header."""
    return _grid(table.head, table.columns)


def _grid(rows: Iterable[tuple[Cell, ...]], columns: int) -> tuple[tuple[Cell, ...], ...]:
    found: dict[tuple[int, int], Cell] = {}
    count = 0
    for number, row in enumerate(placed(rows)):
        count = number + 1
        for column, cell in row:
            found |= {(number + r, column + c): cell for r in range(cell.down) for c in range(cell.across)}
    return tuple(tuple(found[number, n] for n in range(columns)) for number in range(count))


def numeric_columns(table: Table) -> frozenset[int]:
    """Columns in which most of what is written are numbers."""
    rows = grid(table)
    found = set()
    for column in range(table.columns):
        filled = [row[column] for row in rows if row[column].text.zh not in ("", "—", "/")]
        if 2 * sum(cell.number is not None for cell in filled) > len(filled):
            found.add(column)
    return frozenset(found)
