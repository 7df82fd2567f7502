"""The cells of a table by row and column, merged ones in every place that they cover."""

from qunzhi.reports.model import Cell, Table


def grid(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """Rows below the header, each with a cell for every column."""
    found: dict[tuple[int, int], Cell] = {}
    for number, row in enumerate(table.rows):
        column = 0
        for cell in row.cells:
            while (number, column) in found:
                column += 1
            found |= {(number + r, column + c): cell for r in range(cell.down) for c in range(cell.across)}
    return tuple(tuple(found[number, n] for n in range(table.columns)) for number in range(len(table.rows)))
