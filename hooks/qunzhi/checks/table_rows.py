"""Rows of tables: their numbers, rows that stand twice, and units of cells against those of the header."""

import re
from collections.abc import Iterator

from qunzhi.checks.numbering import misnumbered
from qunzhi.findings import Finding, Place
from qunzhi.languages import Text
from qunzhi.reports.figures import PERCENT, SERIAL, TableFigures
from qunzhi.reports.model import Cell

_RATE = re.compile(r"率$|占比|比重|百分比")
_WITHIN_HUNDRED = re.compile(
    r"占比|比重|(?:通过|合格|及格|获证|取证|就业|对口|升学|满意|覆盖|参与|出勤|报到|录取|优秀|毕业|签约|巩固|开出)率|满意度"
)
"""Shares of a whole; growth, and what is done of a plan, may be more."""

_WITH_UNIT = re.compile(r"约?[+-]?[\d,]+(?:\.\d+)?\s*([^\d\s.,%％+-]{1,5})")


def serial(figures: TableFigures, column: int) -> Iterator[Finding]:
    """A column that numbers the rows: from 1, each once; a group of rows may begin again with 1."""
    run: list[tuple[str, Place]] = []
    runs = [run]
    for cell in _once(figures, column):
        if cell.number == 1 and run:
            run = []
            runs.append(run)
        run.append((cell.text.zh, Place(figures.table.path, *cell.at)))
    for one in runs:
        yield from misnumbered("QZ-T34", one, one[0][1] if one else None)


def _once(figures: TableFigures, column: int) -> Iterator[Cell]:
    """The cells of a column in the rows that are no sums, each merged one once."""
    return iter({id(cell): cell for row in figures.body() for cell in (figures.rows[row][column],)}.values())


def twice(figures: TableFigures) -> Iterator[Finding]:
    """Rows that are the same but for their number."""
    first: dict[tuple[str, ...], Cell] = {}
    kept = [n for n, one in enumerate(figures.columns) if one.name != SERIAL]
    for row in figures.body():
        cells = [figures.rows[row][n] for n in kept]
        words = tuple(cell.text.zh for cell in cells)
        if sum(bool(word) for word in words) < 2 or not any(cell.number is None and cell.text.zh for cell in cells):
            continue
        before = first.setdefault(words, cells[-1])
        if before is not cells[-1]:
            values: dict[str, str | int] = {"row": cells[-1].at[0], "other": before.at[0], "label": words[0]}
            yield Finding("QZ-T35", Place(figures.table.path, *_first(cells).at), values)


def _first(cells: list[Cell]) -> Cell:
    """A cell of the row itself: a merged one begins further up."""
    return max(cells, key=lambda cell: (cell.at[0], -cell.at[1]))


def units(figures: TableFigures) -> Iterator[Finding]:
    """Values that do not fit the unit of their column."""
    for column, heading in enumerate(figures.columns):
        if column in figures.numeric and _RATE.search("/".join(heading.names[-1:])):
            yield from _percent(figures, column)
        if heading.unit:
            yield from _foreign_units(figures, column, heading.unit)


def _percent(figures: TableFigures, column: int) -> Iterator[Finding]:
    cells = [cell for cell in _all_once(figures, column) if cell.number is not None]
    if figures.columns[column].unit not in PERCENT and (bare := [c for c in cells if not c.text.zh.endswith("%")]):
        reason = Text("没有写明单位“%”", 'it lacks the unit "%"')
        yield _unit_finding(figures, bare[0], column, reason)
    elif _WITHIN_HUNDRED.search(figures.columns[column].names[-1]):
        for cell in cells:
            if cell.number is not None and cell.number > 100:
                yield _unit_finding(figures, cell, column, Text("超过 100%", "it is more than 100 %"))


def _all_once(figures: TableFigures, column: int) -> Iterator[Cell]:
    return iter({id(row[column]): row[column] for row in figures.rows}.values())


def _foreign_units(figures: TableFigures, column: int, unit: str) -> Iterator[Finding]:
    for cell in _all_once(figures, column):
        found = _WITH_UNIT.fullmatch(cell.text.zh)
        if found and figures.units.find(found[1]):
            reason = Text(f"带了单位“{found[1]}”，表头是“{unit}”", f'it has the unit "{found[1]}", the header "{unit}"')
            yield _unit_finding(figures, cell, column, reason)


def _unit_finding(figures: TableFigures, cell: Cell, column: int, reason: Text) -> Finding:
    return figures.finding("QZ-T36", cell, column, reason=reason)
