"""Growth that a text states, against the column of growth in the table of which it speaks."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qunzhi.checks.table_ratios import GROWTH
from qunzhi.derive import Computed
from qunzhi.findings import Finding, Place
from qunzhi.languages import Language
from qunzhi.quantities import Quantity
from qunzhi.reports.amounts import Amount, quantity_in
from qunzhi.reports.figures import TableFigures
from qunzhi.reports.sheets import cell_name
from qunzhi.reports.spoken import OTHER, Stretch
from qunzhi.said import BEGINS
from qunzhi.stated import apart
from qunzhi.units import Units

_PERCENT = ("%", "％", "percent")

_GROWN: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(
        r"(?:增长率|增长幅度|增幅|增速|增长|增加|提高|提升|上升|上涨|(?P<fall>下降率|降幅|下降|减少|降低|下滑))"
        r"(?:了|为|是|达到?|约|近|超过?|逾|[：:\s*_])*$"
    ),
    "en": re.compile(
        r"\b(?:(?:grew|grown|rose|risen|increased|up)\s+by|(?:growth|increase|rise)\s+of"
        r"|(?P<fall>(?:fell|fallen|dropped|decreased|declined|shrank|down)\s+by|(?:decrease|decline|fall|drop)\s+of))"
        r"(?:\s+(?:about|nearly|almost|over|more\s+than))?\s+$",
        re.IGNORECASE,
    ),
}
"""What stands before a number that is one of growth. 提高到 and 增加至 say what has been reached."""

_NUMBER = "\x01"

_NEUTRAL: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(
        rf"(?:[{_NUMBER}{OTHER}，,、（）()\s*_的]|(?:19|20)\d\d年度?|[上前去]一?年度?|年|同期|同比|环比|相比|比|较|与|同|和|为|是"
        r"|达到?|有|共|合|计|约|近|均|都|也|又|则|亦|实现)*"
    ),
    "en": re.compile(
        rf"(?:[{_NUMBER}{OTHER}\s,()*_]|\b(?:19|20)\d\d\b|\b(?:which|that|it|has|have|had|was|were|is|are|to|at|of|an?|in|the"
        r"|year|on|over|from|than|before|previous|compared|with|also|and|came|stood|reached|CNY|RMB)\b)*",
        re.IGNORECASE,
    ),
}
"""What may stand between the name of something and its growth: with any other word it may be that of something else."""

_YEAR = re.compile(
    r"(?P<since>[比较与同和从自]|\b(?:with|over|from|than(?: in)?|since)\s)?"
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?!\d|\.\d)"
)
"""A year, and whether it is one from which something has grown."""

_NO_YEAR = re.compile(
    r"年[来间内]|以来|累计|年均|近.{1,3}年|十[一二三四五]五|上半年|下半年|季度|\d月"
    r"|\b(?:annual|annually|a year|half|quarter|past|last)\b",
    re.IGNORECASE,
)
"""What says that something has grown in another time than from one year to the next."""

_RATE = re.compile(r"率|比例|比重|占比|\brate|\bshare", re.IGNORECASE)
"""What grows by points: a text may well mean them where it says per cent."""

SHORTEST_LABEL = 2


class _Grown(NamedTuple):
    """A row of a table that a text names, and the column of its growth."""

    figures: TableFigures
    row: int
    column: int
    label: str


def check(sentence: Stretch, tables: Sequence[TableFigures], units: Units) -> Iterator[Finding]:
    """Every percentage behind a word for growth, where what has grown is named by exactly one of the tables."""
    lang = sentence.spoken.text.passage.lang
    for one in sentence.amounts:
        before = sentence.spoken.words[sentence.start : one.start]
        grown = _GROWN[lang].search(before) if _is_percent(sentence, one) else None
        quantity = quantity_in(one, before) if grown else None
        if grown and quantity:
            stated = _signed(quantity, units, is_fall=bool(grown["fall"]))
            found = _named(sentence, before[: grown.start()], tables)
            if found and apart(stated, found.figures.exact_at(found.row, found.column)):
                yield _finding(sentence, sentence.start + grown.start(), one, found)


def _is_percent(sentence: Stretch, one: Amount) -> bool:
    return one.unit in _PERCENT or sentence.spoken.words.startswith(" per cent", one.end)


def _signed(quantity: Quantity, units: Units, *, is_fall: bool) -> Computed:
    unit = units.find("%")
    assert unit is not None, "every site has it"
    found = Computed.stated(quantity, unit)
    return Computed(-found.value, -found.high, -found.low) if is_fall else found


def _named(sentence: Stretch, before: str, tables: Sequence[TableFigures]) -> _Grown | None:
    """The row whose label stands before its growth with nothing between that says something else."""
    lang = sentence.spoken.text.passage.lang
    found = [one for figures in tables for one in _rows(figures, lang) if _speaks_of(one.label, sentence, before)]
    longest = max((len(one.label) for one in found), default=0)
    best = [one for one in found if len(one.label) == longest]
    return best[0] if len(best) == 1 and not _is_of_another_time(best[0], before) else None


def _rows(figures: TableFigures, lang: Language) -> Iterator[_Grown]:
    columns = [
        n
        for n, heading in enumerate(figures.columns)
        if n in figures.numeric and GROWTH.search("/".join(heading.names[-1:])) and figures.is_percent(n)
    ]
    if len(columns) == 1:
        for row in range(len(figures.rows)):
            for label in figures.labels(row, lang):
                named = len(label) >= SHORTEST_LABEL and not label[0].isdigit() and not _RATE.search(label)
                if named and figures.value(row, columns[0]):
                    yield _Grown(figures, row, columns[0], label)


def _speaks_of(label: str, sentence: Stretch, before: str) -> bool:
    lang = sentence.spoken.text.passage.lang
    at = before.lower().rfind(label.lower())
    if at < 0 or (lang == "zh" and not BEGINS.search(before[:at][-4:])):
        return False
    end = at + len(label)
    between = _without_numbers(sentence, sentence.start + end, sentence.start + len(before))
    return bool(_NEUTRAL[lang].fullmatch(between))


def _without_numbers(sentence: Stretch, start: int, end: int) -> str:
    words = sentence.spoken.words[start:end]
    for one in sentence.amounts:
        if start <= one.start and one.end <= end:
            here = one.start - start
            words = f"{words[:here]}{_NUMBER * (one.end - one.start)}{words[one.end - start :]}"
    return words


def _is_of_another_time(grown: _Grown, before: str) -> bool:
    """Whether the sentence names a time that is not that of the table's growth."""
    headings = "/".join("/".join(heading.names) for heading in grown.figures.columns)
    known = [int(match["year"]) for match in _YEAR.finditer(headings)]
    said = [(int(match["year"]), bool(match["since"])) for match in _YEAR.finditer(before)]
    if _NO_YEAR.search(before) or not known:
        return bool(_NO_YEAR.search(before))
    now, since = [year for year, is_base in said if not is_base], {year for year, is_base in said if is_base}
    return bool((now and max(now) != max(known)) or since - {max(known) - 1})


def _finding(sentence: Stretch, at: int, one: Amount, grown: _Grown) -> Finding:
    figures, cell = grown.figures, grown.figures.rows[grown.row][grown.column]
    return Finding(
        "QZ-T40",
        sentence.spoken.place(at),
        {
            "words": " ".join(sentence.spoken.words[at : one.end].split()),
            "table": figures.table.id,
            "label": grown.label,
            "column": figures.columns[grown.column].name,
            "stated": cell.text.zh,
            "cell": cell_name(cell.at),
            "other": str(Place(figures.table.path, *cell.at)),
        },
    )
