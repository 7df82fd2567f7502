"""The columns of a table by their names, as findings on it call them."""

from collections.abc import Mapping

from qunzhi.languages import Text
from qunzhi.reports.head import headings, named_with_unit
from qunzhi.reports.model import Table

ColumnNames = Mapping[str, Text]
"""`2022年/计划` in both languages."""


def column_names(table: Table) -> ColumnNames:
    """Without their units; a column without an English name keeps its Chinese one."""
    parts = {_plain(cell.text.zh): _plain(cell.text.en or cell.text.zh) for row in table.head for cell in row}
    return {one.name: Text(one.name, "/".join(parts.get(name, name) for name in one.names)) for one in headings(table)}


def _plain(words: str) -> str:
    return named_with_unit(words)[0]
