"""Texts that no person writes, and that would take the engine or the cleaner quadratic time."""

import re
from itertools import accumulate

_MOST_COLUMNS = 200
"""comrak looks for the place of a cell among all cells of its row."""

_MOST_CELLS = 300_000
"""Short rows are filled up: rows of two characters become rows of as many cells as the head has."""

_MOST_NOTES = 2000
"""For each beginning of a footnote comrak may look through all that follows for its end."""

_DEEPEST = 100
"""Elements within each other: nh3 looks through all that are open for each that it meets."""


def is_too_wide(markdown: str) -> bool:
    """Whether a text has more columns, cells or footnotes than are rendered."""
    if "^" in markdown and markdown.count("[^") + markdown.count("^[") > _MOST_NOTES:
        return True
    columns = markdown.count("|") + 1
    if columns <= _MOST_COLUMNS and columns * len(markdown) <= _MOST_CELLS:
        return False
    lines = markdown.split("\n")
    columns = max(line.count("|") for line in lines) + 1
    return columns > _MOST_COLUMNS or columns * len(lines) > _MOST_CELLS


_NESTED = re.compile("<(/?)(?:blockquote|li|em|strong|del)>")


def is_too_deep(html: str) -> bool:
    """Whether elements that the engine has made stand deeper within each other than is published."""
    if html.count("<") <= 2 * _DEEPEST:
        return False
    depths = accumulate(-1 if tag[1] else 1 for tag in _NESTED.finditer(html))
    return max(depths, default=0) > _DEEPEST
