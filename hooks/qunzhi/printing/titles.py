"""Titles over two lines: broken where they are read with a pause, not within a word."""

import re

from qunzhi.printing.binding import JOINER
from qunzhi.printing.widths import letters

LINE = 38
"""Room of a line of a title, in halves of a Chinese character: 156 mm hold 20 of 22 pt (二号)."""

_PAUSE = re.compile(r"(?<=[》）”’、，的])|(?=[《（“‘])|(?<= )")
"""Behind closing marks, 的 and spaces, and before opening marks."""


_SPAN = re.compile(r"(?<=\d)[-–—](?=\d)")


def title_lines(title: str, group: str) -> list[str]:
    """A title in one line or two; one that needs more, or has no place to pause, as a whole. Years stay together."""
    return [_SPAN.sub(lambda mark: f"{JOINER}{mark[0]}{JOINER}", line) for line in _lines(title, group)]


def _lines(title: str, group: str) -> list[str]:
    rest = title.removeprefix(group)
    if letters(title) <= LINE:
        return [title]
    if group and rest and rest != title and max(letters(group), letters(rest)) <= LINE:
        return [group, rest]
    breaks = [match.start() for match in _PAUSE.finditer(title) if 0 < match.start() < len(title)]
    pairs = [(title[:at].strip(), title[at:].strip()) for at in breaks]
    fitting = [pair for pair in pairs if pair[1] and max(map(letters, pair)) <= LINE]
    return list(min(fitting, key=lambda pair: abs(letters(pair[0]) - letters(pair[1])), default=(title,)))
