"""How much room the columns of a table need."""

from collections.abc import Iterable

NARROWEST, WIDEST = 4, 28
"""Of a column, in halves of a Chinese character: narrower ones tear numbers apart, wider ones can be broken."""


def column_widths(columns: int, cells: Iterable[tuple[int, str]]) -> list[int]:
    """In halves of a Chinese character, from the widest cell of each column; cells: column from 0, and words."""
    found = [NARROWEST] * columns
    for at, words in cells:
        if 0 <= at < columns:
            found[at] = max(found[at], min(WIDEST, letters(words)))
    return found


def letters(words: str) -> int:
    """Width of words in halves of a Chinese character."""
    return sum(2 if character >= "\u2e80" else 1 for character in words)
