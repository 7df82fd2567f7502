"""The words of a table in both languages, as findings on it quote them."""

from collections.abc import Iterator, Mapping
from itertools import chain

from qunzhi.languages import Text
from qunzhi.reports.head import headings, named_with_unit
from qunzhi.reports.model import Cell, Table

TableWords = Mapping[str, Text]
"""Of its cells without their units, of its columns as `2022年/计划`, and of units; by the Chinese."""


def table_words(table: Table) -> TableWords:
    """What has no English name keeps its Chinese one."""
    parts = {zh: en for cell in _cells(table) for zh, en in _pairs(cell)}
    names = {one.name: "/".join(parts.get(name, name) for name in one.names) for one in headings(table)}
    return {zh: Text(zh, en) for zh, en in {**parts, **names}.items()}


def _cells(table: Table) -> Iterator[Cell]:
    return chain(chain.from_iterable(table.head), *(row.cells for row in table.rows))


def _pairs(cell: Cell) -> Iterator[tuple[str, str]]:
    """The whole in Chinese and English, and its name and its unit apart."""
    zh, en = cell.text.zh, cell.text.en or cell.text.zh
    yield zh, en
    yield from (pair for pair in zip(named_with_unit(zh), named_with_unit(en), strict=True) if all(pair))
