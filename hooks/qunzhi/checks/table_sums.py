"""Totals in tables: rows and columns that say that they are the sum of others."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from qunzhi.checks.table_ratios import whole_of
from qunzhi.derive import Computed, plus
from qunzhi.findings import Finding
from qunzhi.reports.figures import TableFigures
from qunzhi.reports.sheets import cell_name
from qunzhi.stated import apart

_SUM = re.compile(r"合计|小计|总计|总数|共计")

_PART = re.compile(r"其中")
"""A row that is a part of the one above and no term of the sum."""


def check(figures: TableFigures) -> Iterator[Finding]:
    """Totals of rows, then those of columns."""
    for row, role in enumerate(figures.roles):
        if role != "body":
            for column in sorted(figures.numeric):
                if figures.adds_up(column) or _is_alone(figures, column):
                    yield from _total(figures, row, column)
    for column in sorted(figures.numeric):
        if figures.columns[column].names and _SUM.fullmatch(figures.columns[column].names[-1]):
            yield from _across(figures, column)


def _is_alone(figures: TableFigures, column: int) -> bool:
    """Whether shares stand without that of which they are the shares: else they are compared with it, one by one."""
    return figures.is_share(column) and whole_of(figures, column) is None


def _total(figures: TableFigures, row: int, column: int) -> Iterator[Finding]:
    """A total against every sum that it may be; the nearest is told where none is it."""
    stated, cell = figures.value(row, column), figures.rows[row][column]
    if stated is None:
        return
    sums = [(plus(*values), rows) for rows in _terms(figures, row) if (values := figures.values(rows, column))]
    if not sums or any(not apart(stated, found) for found, _ in sums):
        return
    found, rows = min(sums, key=lambda one: abs(one[0].value - stated.value))
    ends = [cell_name(figures.rows[n][column].at) for n in (rows[0], rows[-1])]
    yield figures.finding(
        "QZ-T30", cell, column, computed=figures.printed(found.value, column), first=ends[0], last=ends[1]
    )


def _terms(figures: TableFigures, row: int) -> Iterator[list[int]]:
    """Rows of which a total may be the sum: those since the last one of its sort, or all above; at the top, those
    below.
    """
    roles = figures.roles
    ends = ("total",) if roles[row] == "total" else ("subtotal", "total")
    before = max((n for n in range(row) if roles[n] in ends), default=-1)
    after = min((n for n in range(row + 1, len(roles)) if roles[n] in ends), default=len(roles))
    above = _bodies(figures, range(before + 1, row))
    if roles[row] == "total" and before >= 0:
        yield from (rows for rows in (_bodies(figures, range(row)),) if rows)
    if above:
        yield above
    else:
        yield from (rows for rows in (_bodies(figures, range(row + 1, after)),) if rows)


def _bodies(figures: TableFigures, rows: Sequence[int]) -> list[int]:
    return [n for n in rows if figures.roles[n] == "body" and not _is_part(figures, n)]


def _is_part(figures: TableFigures, row: int) -> bool:
    return any(_PART.match(cell.text.zh) for cell in figures.rows[row][:2])


def _across(figures: TableFigures, column: int) -> Iterator[Finding]:
    """A column of sums: where most rows are the sum of the others of its group, the rest should be too."""
    terms = _group(figures, column)
    found = {row: sums for row in range(len(figures.rows)) if (sums := _row_sum(figures, row, column, terms))}
    wrong = {row: computed for row, (stated, computed) in found.items() if apart(stated, computed)}
    if len(terms) < 2 or 2 * len(wrong) >= len(found):
        return
    for row, computed in wrong.items():
        ends = [cell_name(figures.rows[row][n].at) for n in (terms[0], terms[-1])]
        printed = figures.printed(Fraction(computed.value), column)
        cell = figures.rows[row][column]
        yield figures.finding("QZ-T30", cell, column, computed=printed, first=ends[0], last=ends[1])


def _group(figures: TableFigures, column: int) -> list[int]:
    """Other columns of numbers under the same heading, in the same unit."""
    own = figures.columns[column]
    return [
        n
        for n, other in enumerate(figures.columns)
        if n != column and other.names[:-1] == own.names[:-1] and other.unit == own.unit and figures.adds_up(n)
    ]


def _row_sum(figures: TableFigures, row: int, column: int, terms: Sequence[int]) -> tuple[Computed, Computed] | None:
    stated = figures.value(row, column)
    values = [value for n in terms if (value := figures.value(row, n))]
    return (stated, plus(*values)) if stated and values else None
