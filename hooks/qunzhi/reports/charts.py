"""From a table to the chart of its numbers."""

from collections.abc import Iterator, Sequence

from qunzhi.findings import Finding, Place
from qunzhi.languages import Text
from qunzhi.markup.blocks import ChartBlock
from qunzhi.reports.cells import grid
from qunzhi.reports.head import Heading, found_column, headings, named_with_unit
from qunzhi.reports.layout import Locate, unknown_column
from qunzhi.reports.model import Cell, Chart, Series, Table


def charted(table: Table, block: ChartBlock, locate: Locate) -> tuple[Chart | None, list[Finding]]:
    """The chart of a table's body: its first column are labels; totals would dwarf what they are the sum of."""
    rows = [cells for cells, row in zip(grid(table), table.rows, strict=True) if row.role == "body"]
    columns = headings(table)
    wanted, unknown = _wanted(rows, columns, block, locate)
    if not wanted:
        return None, unknown or [Finding("QZ-T20", Place(table.path), {"id": block.id})]
    heads = table.head[0]
    series = tuple(Series(_name(heads[n].text), tuple(row[n].number for row in rows)) for n in wanted)
    units = {columns[n].unit for n in wanted}
    unit = _unit([heads[n].text for n in wanted]) if len(units) == 1 else None
    labels = tuple(row[0].text for row in rows)
    return Chart(block.id, block.type, block.caption, labels, series, unit, table.source, table.note), unknown


def _wanted(
    rows: Sequence[Sequence[Cell]], columns: Sequence[Heading], block: ChartBlock, locate: Locate
) -> tuple[list[int], list[Finding]]:
    """The columns that are drawn."""
    numeric = [n for n in range(1, len(columns)) if any(row[n].number is not None for row in rows)]
    if not block.columns:
        return numeric, []
    found = [(n, name, found_column(name, columns)) for n, name in enumerate(block.columns)]
    unknown = [unknown_column(locate(n), name, columns) for n, name, column in found if column is None]
    return [column for _, _, column in found if column in numeric and column is not None], unknown


def _name(head: Text) -> Text:
    """A header's cell without its unit."""
    return Text(named_with_unit(head.zh)[0], named_with_unit(head.en)[0] if head.en else None)


def _unit(heads: Sequence[Text]) -> Text | None:
    zh, en = next(_units(heads)), [named_with_unit(head.en)[1] for head in heads if head.en]
    return Text(zh, next(filter(None, en), None)) if zh else None


def _units(heads: Sequence[Text]) -> Iterator[str]:
    return (named_with_unit(head.zh)[1] for head in heads)
