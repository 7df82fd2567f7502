"""How much room the columns of a table need."""

import re
from collections.abc import Iterable

from qunzhi.printing.binding import GAP, JOINER

NARROWEST, WIDEST = 4, 28
"""Of a column, in halves of a Chinese character: wider ones can be broken."""

LONGEST = 20
"""Of what is not to be torn apart: a longer word or address is broken wherever it must."""

_RUN = re.compile(r"[!-~\u00a0-\u024f\u2010-\u2015]+")
"""Digits, Latin letters and their marks: between these no line is broken."""


def column_widths(columns: int, cells: Iterable[tuple[int, str]]) -> list[list[int]]:
    """In halves of a Chinese character, for each column: what it cannot do without, and what it would like to have.

    cells: column from 0, and words.
    """
    found = [[NARROWEST, NARROWEST] for _ in range(columns)]
    for at, words in cells:
        if 0 <= at < columns:
            least = max((min(LONGEST, letters(run)) for run in _RUN.findall(words)), default=0)
            found[at] = [max(found[at][0], least), max(found[at][1], min(WIDEST, letters(words)), least)]
    return found


def letters(words: str) -> int:
    """Width of words in halves of a Chinese character."""
    return sum(2 if character >= "\u2e80" else 1 for character in words if character not in (JOINER, GAP))
