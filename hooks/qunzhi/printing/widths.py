"""How wide the columns of a table are, and how large its type."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from math import ceil
from string import ascii_uppercase, digits
from typing import NamedTuple, TypeAlias

from qunzhi.printing.binding import GAP, JOINER
from qunzhi.printing.lines import Json
from qunzhi.text import CHINESE

Rows: TypeAlias = Sequence[Sequence[tuple[int, str]]]
"""The cells of each row: the column from 0, and the words."""

NARROWEST = 4
"""Of a column, in halves of a Chinese character."""

LONGEST = 24
"""Of what is not to be torn apart: a longer word or address is broken wherever it must."""

_MORE = {
    **dict.fromkeys(digits, 0.1),
    **dict.fromkeys(ascii_uppercase, 0.35),
    **dict.fromkeys("mwMW%", 0.8),
    **dict.fromkeys(" \u00a0", -0.5),
}
"""What letters of the typefaces have beyond half a Chinese character, in halves."""

LINE, BESIDE = 87, 2.1
"""In halves of a Chinese character: a line of a page in the type of tables, and the room beside a column's words."""

SCALES = (1, 0.9, 0.8, 0.72)
"""Of type: smaller where columns would be too narrow."""

CROWDED = 28
"""Letters of a cell that count as a wish for larger type; what is longer is read in lines anyway."""

NARROW = 0.6
"""Of a line: tables that need less are not as wide as the page."""

_RUN = re.compile(
    r"[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?|[A-Z][a-z]+ [0-9]{4}|[0-9.]+：[0-9.]+|[!-~\u00a0-\u024f\u2010-\u2015]+"
)
"""Dates and ratios; digits, Latin letters and their marks: between these no line is broken."""

_SEAM = re.compile(f"(?<=[{CHINESE}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[{CHINESE}])")
"""Where half a letter's room is left."""


MOST_ROWS, TALLEST = 8, 34
"""Of a table that stands on one page, if need be on the next one: its rows, and their height in letters of its type."""


class Columns(NamedTuple):
    """The columns of a table."""

    widths: tuple[float, ...]
    """Of their words, in halves of a Chinese character; in a wide table what is left of the line is shared likewise."""
    scale: float
    """Of its type."""
    is_wide: bool
    """Whether it is as wide as the page."""

    def node(self, rows: Rows, begin: int = 3) -> dict[str, Json]:
        """For the templates; `rows`: those below the head, of which `begin` stay with it."""
        return {
            "widths": [round(one, 1) for one in self.widths],
            "scale": self.scale,
            "wide": self.is_wide,
            "whole": len(rows) <= MOST_ROWS and self._height(rows) <= TALLEST,
            "begin": round(self._height(rows[:begin]), 1),
        }

    def _height(self, rows: Rows) -> float:
        """In letters of its type; a line and what is between two have 1.42, what is above and below a row the rest."""
        return sum(1.42 * self._lines(row) + 0.6 for row in rows)

    def _lines(self, row: Iterable[tuple[int, str]]) -> int:
        return max((ceil(_room(words) / self.widths[at]) for at, words in row), default=0)


def columns_of(count: int, rows: Rows) -> Columns:
    """Columns as wide as their words where all find room; else so that few lines are broken.

    rows: without cells that reach over several columns.
    """
    least: list[float] = [NARROWEST] * count
    rooms: list[list[float]] = [[] for _ in range(count)]
    for at, words in chain.from_iterable(rows):
        least[at] = max(least[at], _least(words))
        rooms[at].append(_room(words))
    wanted = [max((low, *found)) for low, found in zip(least, rooms, strict=True)]
    scale = next((one for one in SCALES if _fits(least, wanted, _room_of(one, count))), SCALES[-1])
    room = _room_of(scale, count)
    widths = wanted if sum(wanted) <= room else _shared(least, rooms, room)
    return Columns(tuple(widths), scale, sum(wanted) + BESIDE * count > NARROW * LINE)


def _room_of(scale: float, count: int) -> float:
    """For the words of all columns."""
    return LINE / scale - BESIDE * count


def _fits(least: Sequence[float], wanted: Sequence[float], room: float) -> bool:
    crowd = (max(low, min(CROWDED, one)) for low, one in zip(least, wanted, strict=True))
    return sum(least) <= room and sum(crowd) <= 2 * room


def _shared(least: Sequence[float], rooms: Sequence[Sequence[float]], room: float) -> list[float]:
    """Half a character after the other goes where it shortens the tallest cells most."""
    widths = list(least)
    gains = [_gain(found, width) for found, width in zip(rooms, widths, strict=True)]
    for _ in range(int(room - sum(widths))):
        at = max(range(len(gains)), key=gains.__getitem__)
        if gains[at] <= 0:
            break
        widths[at] += 1
        gains[at] = _gain(rooms[at], widths[at])
    return widths


def _gain(rooms: Sequence[float], width: float) -> float:
    """How much shorter cells become in a column that is a half wider. A row is as tall as its tallest cell: so lines
    are squared, and the longest cells weigh most.
    """
    lines = ((one / width, max(1.0, one / (width + 1))) for one in rooms if one > width)
    return sum(before**2 - after**2 for before, after in lines)


def _least(words: str) -> float:
    """What cannot be broken."""
    return max((min(LONGEST, _room(run)) for run in _RUN.findall(_plain(words))), default=0)


def _room(words: str) -> float:
    """Of words in one line."""
    more = sum(_MORE.get(character, 0) for character in words)
    return letters(words) + more + len(_SEAM.findall(_plain(words))) / 2


def _plain(words: str) -> str:
    return words.replace(JOINER, "").replace(GAP, "")


def letters(words: str) -> int:
    """Width of words in halves of a Chinese character."""
    return sum(2 if character >= "\u2e80" else 1 for character in words if character not in (JOINER, GAP))
