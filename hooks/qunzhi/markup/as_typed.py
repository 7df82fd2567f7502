"""Markdown that is none: readers would see it as it was typed, or laid out as nobody meant it.

Who writes for a word processor leaves out the space behind a mark, the rule under the head of a table, or the empty
line between two points. Each rule here is one of CommonMark or of its tables, told before a reader meets it.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from qunzhi.markup.scan import prose_of
from qunzhi.reading.full_width import Slip
from qunzhi.text import has_chinese

SHOWN = 24
"""Characters of a line that a finding quotes."""


def slips(text: str) -> Iterator[Slip]:
    """Slips outside of code and blocks, of each kind the first in each run of prose."""
    for prose, offset in prose_of(text):
        lines = f"\n{prose}"  # each line of it begins behind a line break
        for code, find in _KINDS.items():
            if (at := find(lines)) is not None:
                yield Slip(code, offset + at - 1, {"words": _quoted(lines, at)})


def _quoted(lines: str, at: int) -> str:
    line = lines[at:].partition("\n")[0].strip()
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


_HEADING = re.compile(r"\n {0,3}(?:##{1,5}(?=[^\s#])|#(?=[^\s#\d])|＃)")


def _heading(lines: str) -> int | None:
    """A heading has a space behind its marks."""
    found = _HEADING.search(lines)
    return found.start() + 1 if found else None


_ROWS = re.compile(r"\n([|｜][^\n]*)\n([|｜][^\n]*)(?:\n[|｜][^\n]*)*")
_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_CELL = re.compile(r"(?<!\\)\|")


def _table(lines: str) -> int | None:
    """The head of a table has a rule below, with as many cells."""
    for rows in _ROWS.finditer(lines):
        if not _is_ruled(rows[1], rows[2]):
            return rows.start(1)
    return None


def _is_ruled(head: str, rule: str) -> bool:
    return _RULE.fullmatch(rule.rstrip()) is not None and _cells(head) == _cells(rule)


def _cells(row: str) -> int:
    return len(_CELL.findall(row.strip().removeprefix("|").removesuffix("|"))) + 1


_EMPTY_LINE = re.compile(r"\n[ \t]*(?=\n)")
_GOOD_BOLD = re.compile(r"\*\*(?=[^\s*])[^*\n]*(?<=[^\s*])\*\*")
_STARS = re.compile(r"(?<![*\\])\*\*(?!\*)")


def _bold(lines: str) -> int | None:
    """Stars stand in pairs within a paragraph, without spaces on their inner sides."""
    if "**" not in lines or "**" not in _GOOD_BOLD.sub("", lines):
        return None
    at = 0
    for paragraph in _EMPTY_LINE.split(lines):
        if "**" in paragraph and (found := _unpaired(paragraph)) is not None:
            return lines.index(paragraph, at) + found
        at += len(paragraph)
    return None


def _unpaired(paragraph: str) -> int | None:
    if "`" in paragraph:  # in code, stars are stars
        return None
    stars = [match.start() for match in _STARS.finditer(paragraph)]
    for begin, end in zip(stars[::2], stars[1::2], strict=False):
        inner = paragraph[begin + 2 : end]
        if inner != inner.strip():
            return begin
    return stars[-1] if len(stars) % 2 else None


_CHINESE_NUMBER = "[一二三四五六七八九十]{1,3}"
_POINT = (
    r"[ \t\u3000]*(?:[0-9]{1,2}(?:[.)](?=[^\s\d.)])|[．、）](?!\d))"
    rf"|[（(](?:[0-9]{{1,2}}|{_CHINESE_NUMBER})[)）]|{_CHINESE_NUMBER}、|[①-⑳•·●◆■▪]|-(?=[^\s\-\d]))"
)
_POINTS = re.compile(rf"\n{_POINT}[^\n]*[^\s\\]\n(?={_POINT})")


def _points(lines: str) -> int | None:
    """Points that are no list run together in one paragraph."""
    found = _POINTS.search(lines)
    return found.end() if found else None


_ADDRESS = "[ ]*(?:https?:|mailto:|www[.])"
_WIDE_LINK = re.compile(rf"\[[^\[\]\n]+\]（{_ADDRESS}|【[^【】\n]+】[(（]{_ADDRESS}")


def _link(lines: str) -> int | None:
    """The brackets of a link are those of a plain keyboard."""
    found = _WIDE_LINK.search(lines) if "]（" in lines or "】" in lines else None
    return found.start() if found else None


_LISTED = re.compile(r"\n {0,3}(?:[-*+]|\d{1,9}[.)]|\[\^[^\]\n]+\]:)[ \t]")
_INDENTED = re.compile(r"\n(?: {4}|\t)")


def _indented(lines: str) -> int | None:
    """A paragraph that begins with four spaces is code, but in a list."""
    if "\n    " not in lines and "\n\t" not in lines:
        return None
    at, in_list = 0, False
    for paragraph in _EMPTY_LINE.split(lines):
        begin = lines.index(paragraph, at)
        if not in_list and _INDENTED.match(paragraph) and has_chinese(paragraph.split("\n")[1]):
            return begin + 1
        in_list = bool(_LISTED.search(paragraph)) or (in_list and paragraph[1:2] in (" ", "\t"))
        at = begin + len(paragraph)
    return None


_UNDERLINED = re.compile(r"\n(?<=[。！？；：]\n)(-{2,}|={2,})[ \t]*(?=\n|$)")


def _underlined(lines: str) -> int | None:
    """A line right above a rule is a heading."""
    found = _UNDERLINED.search(lines) if "\n--" in lines or "\n==" in lines else None
    return found.start(1) if found else None


_KINDS: Mapping[str, Callable[[str], int | None]] = {
    "QZ-M09": _heading,
    "QZ-M10": _table,
    "QZ-M11": _bold,
    "QZ-M12": _points,
    "QZ-M13": _link,
    "QZ-M14": _indented,
    "QZ-M15": _underlined,
}
"""By code: what finds the first such slip in lines of which each stands behind a line break."""
