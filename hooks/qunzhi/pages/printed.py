"""A text as it is read: names and numbers in the place of references, and where each of them stands."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from qunzhi.languages import Language
from qunzhi.markup.scan import HOLE, Hole, Image, Reference
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import referred
from qunzhi.pages.numbered import number_link
from qunzhi.pages.setting import Setting
from qunzhi.passages import SiteText


class Filled(NamedTuple):
    """What stands for a reference, picture or block in the words of a text."""

    start: int
    end: int
    hole: Hole


class Printed(NamedTuple):
    """The words of a text, still with the marks of Markdown; blocks and pictures are empty."""

    words: str
    filled: tuple[Filled, ...]
    """In the order of the text."""


def printed_text(edition: Edition, setting: Setting, text: SiteText) -> Printed:
    """A text with everything that it cites."""
    scanned = text.scanned
    pieces: list[str] = []
    filled: list[Filled] = []
    end = at = 0
    for match in HOLE.finditer(scanned.text):
        hole = scanned.holes[int(match[1])]
        before, words = scanned.text[end : match.start()], _words(edition, setting, text, hole)
        at += len(before)
        filled.append(Filled(at, at + len(words), hole))
        pieces += before, words
        at, end = at + len(words), match.end()
    return Printed("".join((*pieces, scanned.text[end:])), tuple(filled))


def _words(edition: Edition, setting: Setting, text: SiteText, hole: Hole) -> str:
    if isinstance(hole, Reference):
        if hole.number:
            return number_link(edition, setting, hole).title
        return referred(edition, hole, text.day, setting.within).title
    return hole.alt if isinstance(hole, Image) else ""


_MARKS = re.compile(
    r"\*+|^[ \t]*(?:#{1,6}|[-*+>]|\d+\.)[ \t]+|\]\([^()\s]*\)|\[(?=[^\]]*\])|\[\^[^\]]+\]|(?<![\w])_|_(?![\w])"
)
_GAPS = re.compile(r"[ \t|]+")


class Excerpt(NamedTuple):
    """A number among its words."""

    before: str
    number: str
    behind: str


LETTERS: dict[Language, int] = {"zh": 22, "en": 60}
"""On each side of a number."""


def excerpt(words: str, start: int, end: int, lang: Language) -> Excerpt:
    """The words around a number, of its own line."""
    far = 4 * LETTERS[lang]  # enough, with the marks that are taken out
    first = max(words.rfind("\n", 0, start) + 1, start - far)
    last = words.find("\n", end, end + far)
    before, behind = _plain(words[first:start]), _plain(words[end : last if last >= 0 else end + far])
    return Excerpt(_tail(before, lang), _plain(words[start:end]).strip(), _head(behind, lang))


def _plain(words: str) -> str:
    return _GAPS.sub(" ", _MARKS.sub("", words))


def _tail(words: str, lang: Language) -> str:
    words, most = words.lstrip(), LETTERS[lang]
    if len(words) <= most:
        return words
    return "…" + (words[-most:] if lang == "zh" else words[-most:].partition(" ")[2])


def _head(words: str, lang: Language) -> str:
    words, most = words.rstrip(), LETTERS[lang]
    if len(words) <= most:
        return words
    return (words[:most] if lang == "zh" else words[:most].rpartition(" ")[0]) + "…"


_HEADING = re.compile(r"^ {0,3}#{1,6}(?=[ \t])", re.MULTILINE)


def heading_places(words: str) -> Iterator[int]:
    """Where headings begin in words that are blanked."""
    return (match.start() for match in _HEADING.finditer(words))
