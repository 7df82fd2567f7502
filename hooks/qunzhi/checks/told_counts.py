"""How many a text says that there are of something, against the rows of the table that lists them."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from qunzhi.findings import Finding, Place
from qunzhi.reports.amounts import MEASURES, Amount, quantity_in
from qunzhi.reports.figures import TableFigures
from qunzhi.reports.model import Cell
from qunzhi.reports.spoken import OTHER, Stretch

_BEGINS = re.compile(r"[^，。；：、！？（(\n]*$")
_ENDS = re.compile(rf"[^，。；：、！？（）()\n{OTHER}]*")
"""Of the clause in which a number stands."""

_WHO = (
    r"(?:学校|我校|本校|全校|学院|我院|本院|全院|集团|本集团|全集团|在?其中|包括|有|共有?|共计|现有?|目前|担任|任|为|是"
    r"|列为|属于?|的|[\s*_])*"
)
_HOW_MANY = r"(?:的|有|共有?|共计|计|为|是|达到?|[\s*_])*"
"""Words that narrow nothing: 2023年新增的副理事长单位 are not all."""

_YEAR = re.compile(r"(?:19|20)\d\d(?=年|学年|[-—./])")


class _Sort(NamedTuple):
    """What rows of a table are, as a column says that sorts them."""

    column: int
    word: str


def check(sentence: Stretch, figures: TableFigures) -> Iterator[Finding]:
    """Every number in a clause that says nothing but how many there are of one sort."""
    sorts = list(_sorts(figures)) if sentence.amounts and not _counts_itself(figures) else []
    if not sorts or (_YEAR.search(sentence.words) and _spans_years(figures)):
        return
    for one in sentence.amounts:
        quantity = quantity_in(one, sentence.spoken.words[sentence.start : one.start])
        sort = _said(sentence, one, sorts) if quantity and not quantity.bound and _is_counter(figures, one) else None
        if quantity and sort and quantity.value not in _readings(figures, sort):
            yield _finding(sentence, one, figures, sort)


def _counts_itself(figures: TableFigures) -> bool:
    """Whether its rows are not one thing each, but so many as a column says."""
    units = (figures.units.find(figures.columns[n].unit) for n in figures.numeric if figures.adds_up(n))
    return any(unit is None or unit.counter for unit in units)


def _spans_years(figures: TableFigures) -> bool:
    """Whether its rows are of several years: a text that names one may mean only those."""
    return len({year for row in figures.rows for cell in row for year in _YEAR.findall(cell.text.zh)}) > 1


def _sorts(figures: TableFigures) -> Iterator[_Sort]:
    """Words that stand in several rows of a column; the longest first."""
    found = []
    for column in range(len(figures.columns)):
        words = Counter(figures.rows[row][column].text.zh for row in figures.body())
        if column not in figures.numeric:
            found += [_Sort(column, word) for word, times in words.items() if times > 1 and len(word) > 1]
    return iter(sorted(found, key=lambda one: -len(one.word)))


def _is_counter(figures: TableFigures, one: Amount) -> bool:
    unit = figures.units.find(one.unit) if one.unit else None
    return unit.counter if unit else one.unit in MEASURES.split()


def _said(sentence: Stretch, one: Amount, sorts: list[_Sort]) -> _Sort | None:
    """The sort of which the clause around a number says how many there are."""
    words = sentence.spoken.words
    begin, end = _BEGINS.search(words, sentence.start, one.start), _ENDS.match(words, one.end, sentence.end)
    if begin is None or end is None:
        return None
    for sort in sorts:
        word = re.escape(sort.word)
        before, behind = begin[0], end[0]
        if (re.fullmatch(f"{_WHO}{word}{_HOW_MANY}", before) and not behind.strip(" *_")) or (
            re.fullmatch(_WHO, before) and re.fullmatch(rf"的?{word}[\s*_]*", behind)
        ):
            return sort
    return None


def _readings(figures: TableFigures, sort: _Sort) -> set[int]:
    """How many there may be: those that are it, or those that are a sort of it; by rows, or by merged cells."""
    same = [cell for cell in _cells(figures, sort) if cell.text.zh == sort.word]
    alike = list(_cells(figures, sort))
    return {count for cells in (same, alike) for count in (len(cells), len({id(cell) for cell in cells}))}


def _cells(figures: TableFigures, sort: _Sort) -> Iterator[Cell]:
    cells = (figures.rows[row][sort.column] for row in figures.body())
    return (cell for cell in cells if sort.word in cell.text.zh)


def _finding(sentence: Stretch, one: Amount, figures: TableFigures, sort: _Sort) -> Finding:
    cells = list(_cells(figures, sort))
    return Finding(
        "QZ-T42",
        sentence.spoken.place(one.start),
        {
            "words": sentence.spoken.words[one.start : one.end],
            "table": figures.table.id,
            "column": figures.columns[sort.column].name,
            "label": sort.word,
            "computed": len(cells),
            "other": str(Place(figures.table.path, *cells[0].at)),
        },
    )
