"""Shares, growth and limits in tables, declared in the block or seen from the header."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from qunzhi.derive import Computed, growth, plus, share
from qunzhi.findings import Finding
from qunzhi.markup.blocks import TableCheck
from qunzhi.reports.figures import TableFigures
from qunzhi.reports.sheets import cell_name
from qunzhi.stated import apart

GROWTH = re.compile(r"增长率|增长幅度|增幅|增速|同比增长|同比")
"""In the name of a column."""

_COUNTED = r"(?:总?人数|人次|总?数|人)?$"

_LIMITS = (
    (
        re.compile(r"(?:通过|合格|及格|获证|取证|获得证书)" + _COUNTED),
        re.compile(r"(?:报名|报考|参考|应考|考证|参加考试)" + _COUNTED),
    ),
    (re.compile(r"(?:就业|签约|升学)" + _COUNTED), re.compile(r"毕业生?" + _COUNTED)),
)
"""Of a part, and of the whole that it cannot exceed."""

_NO_COUNT = re.compile(r"率|比|均")

NEAR = Fraction(1, 100)
"""Of what a share should be: shares that are as near as this are meant to be the same, and badly rounded."""

Results = Mapping[int, tuple[Computed, Computed]]
"""By row: what is stated and what is computed."""


def declared(figures: TableFigures, rule: TableCheck) -> Iterator[Finding]:
    """What a block says of one of its columns."""
    column = figures.find(rule.column)
    if column is None:
        return
    if (whole := figures.find(rule.share_of)) is not None:
        yield from _told(figures, "QZ-T31", column, _best_shares(figures, column, whole), whole)
    before, now = figures.find(rule.growth_of), figures.find(rule.to)
    if before is not None and now is not None:
        yield from _told(figures, "QZ-T32", column, _growths(figures, column, before, now), now)
    if (limit := figures.find(rule.at_most)) is not None:
        yield from _beyond(figures, column, limit)


def inferred(figures: TableFigures, known: frozenset[int]) -> Iterator[Finding]:
    """What headers say by themselves, but for the columns that are `known`."""
    for column in sorted(figures.numeric - known):
        name = figures.columns[column].names[-1] if figures.columns[column].names else ""
        if figures.is_share(column):
            yield from _shares_seen(figures, column)
        elif GROWTH.search(name) and figures.is_percent(column):
            yield from _growth_seen(figures, column)
        elif not _NO_COUNT.search(name):
            yield from _limits_seen(figures, column, name)


def _shares_seen(figures: TableFigures, column: int) -> Iterator[Finding]:
    whole = whole_of(figures, column)
    if whole is not None:
        yield from _told(figures, "QZ-T31", column, _best_shares(figures, column, whole), whole)


def whole_of(figures: TableFigures, column: int) -> int | None:
    """The column of whose total another one has the shares: the nearest before it that most of them fit."""
    wholes = [n for n in range(column - 1, -1, -1) if figures.adds_up(n)]
    is_whole = figures.is_whole(column)
    found = ((n, _best_shares(figures, column, n)) for n in wholes)
    return next((n for n, results in found if _mostly_right(results) or (is_whole and mostly_near(results))), None)


def _best_shares(figures: TableFigures, column: int, whole: int) -> Results:
    """By the total that is printed, and by the sum of the rows: whichever more shares fit."""
    found = [_shares(figures, column, whole, total) for total in _totals(figures, whole)]
    return max(found, key=lambda results: len(results) - len(_wrong(results)), default={})


def _totals(figures: TableFigures, column: int) -> Iterator[Computed]:
    for row, role in enumerate(figures.roles):
        if role == "total" and (value := figures.value(row, column)):
            yield value
    if values := figures.values(list(figures.body()), column):
        yield plus(*values)


def _shares(figures: TableFigures, column: int, whole: int, total: Computed) -> Results:
    found = {}
    for row in range(len(figures.rows)):
        stated, part = figures.value(row, column), figures.value(row, whole)
        computed = share(part, total) if part else None
        if stated and computed:
            found[row] = stated, computed
    return found


def _growth_seen(figures: TableFigures, column: int) -> Iterator[Finding]:
    """From one to another of the columns before it: the pair, nearest first, that most of the growth fits."""
    terms = [n for n in range(column - 1, -1, -1) if n in figures.numeric and not figures.is_percent(n)][:4]
    for now, before in product(terms, terms):
        results = _growths(figures, column, before, now) if now != before else {}
        if _mostly_right(results):
            yield from _told(figures, "QZ-T32", column, results, now)
            return


def _growths(figures: TableFigures, column: int, before: int, now: int) -> Results:
    found = {}
    for row in range(len(figures.rows)):
        stated, old, new = (figures.value(row, n) for n in (column, before, now))
        computed = growth(new, old) if new and old else None
        if stated and computed:
            found[row] = stated, computed
    return found


def _mostly_right(results: Results) -> bool:
    """At least two, and more than half: else the column is about something else."""
    right = len(results) - len(_wrong(results))
    return right >= 2 and 2 * right > len(results)


def mostly_near(results: Results) -> bool:
    """At least three, and more than half, come near what is computed: a chance meeting of two others would not."""
    near = sum(abs(stated.value - computed.value) <= NEAR * computed.value for stated, computed in results.values())
    return near >= 3 and 2 * near > len(results)


def _wrong(results: Results) -> Results:
    return {row: one for row, one in results.items() if apart(*one)}


def _told(figures: TableFigures, code: str, column: int, results: Results, by: int) -> Iterator[Finding]:
    for row, (_, computed) in _wrong(results).items():
        cell, printed = figures.rows[row][column], figures.printed(computed.value, column)
        yield figures.finding(code, cell, column, computed=printed, other=cell_name(figures.rows[row][by].at))


def _limits_seen(figures: TableFigures, column: int, name: str) -> Iterator[Finding]:
    own = figures.columns[column]
    for part, whole in _LIMITS:
        if not part.search(name):
            continue
        for limit in sorted(figures.numeric - {column}):
            other = figures.columns[limit]
            alike = (other.names[:-1], other.unit) == (own.names[:-1], own.unit)
            if alike and whole.search(other.names[-1]) and not _NO_COUNT.search(other.names[-1]):
                yield from _beyond(figures, column, limit)


def _beyond(figures: TableFigures, column: int, limit: int) -> Iterator[Finding]:
    for row, cells in enumerate(figures.rows):
        part, whole = figures.value(row, column), figures.value(row, limit)
        if part and whole and part.low > whole.high:
            values = {"computed": cells[limit].text.zh, "limit": figures.columns[limit].name}
            other = cell_name(cells[limit].at)
            yield figures.finding("QZ-T33", cells[column], column, other=other, **values)
