"""Shares in one table, against the numbers of another one in the same section that counts the same things."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qunzhi.checks.table_ratios import mostly_near
from qunzhi.derive import Computed, plus, share
from qunzhi.findings import Finding, Place
from qunzhi.reports.figures import SERIAL, TableFigures, come_to_a_hundred
from qunzhi.reports.model import Cell
from qunzhi.stated import apart

_SHARE = re.compile(r"比例|占比|比重|百分比")
_BESIDE_NAME = re.compile(r"[（(][^（）()]*[）)]|[%％\s]|(?:所占)?(?:比例|占比|比重|百分比)")
"""What a label says beside the name of the thing: A类课（课程数比例）% is about A类课."""

FEWEST = 3
"""Shares that can be recognised: of two, any two of the same names may come near by chance."""


class _Number(NamedTuple):
    """A number of a table, with what it is a number of."""

    label: str
    value: Computed
    cell: Cell
    column: int


Named = Mapping[str, _Number]


def check(figures: TableFigures, others: Sequence[TableFigures]) -> Iterator[Finding]:
    """The shares of a table against the tables and charts beside it."""
    for shares in (*_share_rows(figures), *_share_columns(figures)):
        for other in others:
            if other.table.path != figures.table.path:
                yield from _compared(figures, shares, other)


def _share_rows(figures: TableFigures) -> Iterator[Named]:
    """Rows whose own label says that they are shares in per cent."""
    found: dict[str, _Number] = {}
    for row in figures.body():
        label = next((words for words in _words(figures, row) if _SHARE.search(words) and "%" in words), "")
        columns = [n for n in sorted(figures.numeric) if figures.columns[n].name != SERIAL and figures.value(row, n)]
        if label and len(columns) == 1:
            found[_name(label)] = _number(figures, row, columns[0], label)
    if found:
        yield found


def _share_columns(figures: TableFigures) -> Iterator[Named]:
    for column in sorted(figures.numeric):
        if _SHARE.search("/".join(figures.columns[column].names[-1:])) and figures.is_percent(column):
            yield _by_name(figures, column)


def _words(figures: TableFigures, row: int) -> Iterator[str]:
    cells = (cell for n, cell in enumerate(figures.rows[row]) if n not in figures.numeric)
    return (cell.text.zh.replace("％", "%") for cell in cells)


def _by_name(figures: TableFigures, column: int) -> Named:
    """The numbers of a column by the first words of their rows; none where two rows have the same."""
    rows = [(row, next(figures.labels(row, "zh"), "")) for row in figures.body() if figures.value(row, column)]
    found = {_name(label): _number(figures, row, column, label) for row, label in rows}
    return found if len(found) == len(rows) else {}


def _name(label: str) -> str:
    return _BESIDE_NAME.sub("", label)


def _number(figures: TableFigures, row: int, column: int, label: str) -> _Number:
    return _Number(label, figures.exact_at(row, column), figures.rows[row][column], column)


def _compared(figures: TableFigures, shares: Named, other: TableFigures) -> Iterator[Finding]:
    """Where all that another table counts has its share here, and the shares are those of a whole."""
    for column in sorted(other.numeric):
        counts = _by_name(other, column) if other.adds_up(column) else {}
        pairs = _paired(shares, counts)
        if len(pairs) < FEWEST or not come_to_a_hundred(stated.value for stated, _ in pairs):
            continue
        total = plus(*(counted.value for _, counted in pairs))
        results = [(pair, share(pair[1].value, total)) for pair in pairs]
        if mostly_near({n: (pair[0].value, computed) for n, (pair, computed) in enumerate(results) if computed}):
            for (stated, counted), computed in results:
                if computed and apart(stated.value, computed):
                    yield _finding(figures, other, stated, counted, computed)


def _paired(shares: Named, counts: Named) -> list[tuple[_Number, _Number]]:
    """Each count with its share; nothing where one has none, or several."""
    found = {name: [one for one in shares if _are_one(one, name)] for name in counts}
    those = [names[0] for names in found.values() if len(names) == 1]
    if len(set(those)) != len(counts):
        return []
    return [(shares[name], counted) for name, counted in zip(those, counts.values(), strict=True)]


def _are_one(one: str, other: str) -> bool:
    """A类课 is A类课程."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 1 and longer.startswith(shorter)


def _finding(
    figures: TableFigures, other: TableFigures, stated: _Number, counted: _Number, computed: Computed
) -> Finding:
    values = {"label": stated.label, "twin": other.table.id, "other": str(Place(other.table.path, *counted.cell.at))}
    printed = figures.printed(computed.value, stated.column)
    return figures.finding("QZ-T43", stated.cell, stated.column, computed=printed, **values)
