"""Finds what Qunzhi adds to Markdown, before any Markdown engine sees the text.

References `[[id]]`, blocks (fenced code with an info word of ours) and pictures beside the record are cut out, and a
mark of two private-use characters takes their place. Every engine carries the marks through as plain text; when it is
done they are filled. So the same additions work in records and in hand-written pages, and inside tables and headings.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from qunzhi.said import NEAR

OPEN, CLOSE = "\ue000", "\ue001"
"""Around the number of a hole. `reading.files` refuses texts that hold them already."""

HOLE = re.compile(f"{OPEN}(\\d+){CLOSE}")

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*([\w-]*)")
_INLINE = re.compile(
    r"`(?<!``)(?P<ticks>`*)(?!`).*?(?<!`)`(?P=ticks)(?!`)"
    r"|\\[\[!]"
    r"|\[\[(?P<id>[^\[\]|\\\n]+)(?:\\?\|(?P<words>[^\[\]\n]+))?\]\]"  # in tables every editor wants `\|` for `|`
    r"|!\[(?P<alt>[^\]\n]*)\]\((?P<src>[^()\s]+)(?:\s+\"(?P<caption>[^\"\n]*)\")?\)"
    r"|\](?<!!\])\((?P<link>[^()\s]+)"
)
_BEGINNINGS = "`\\[!]"
"""Every choice begins with one of these characters."""


class Reference(NamedTuple):
    """`[[id]]`, `[[id|words]]`, `[[indicator@period]]` or, within a report, `[[#table-id]]`.

    `start` is the offset of its first bracket in the text.
    """

    id: str
    words: str
    start: int
    before: str = ""
    """The text on its left, NEAR letters of it; and on its right."""
    behind: str = ""

    @property
    def target(self) -> str:
        """The id of the record, part or picture: `members-total` in `[[members-total@2023]]`."""
        return self.id.partition("@")[0].strip()

    @property
    def period(self) -> str:
        """What stands behind the @ of a figure, or ""."""
        return self.id.partition("@")[2].strip()

    @property
    def number(self) -> str:
        """What stands behind a # at the beginning: the id of a table, figure or case of the same report; or ""."""
        return self.id[1:].strip() if self.id.startswith("#") else ""


class Block(NamedTuple):
    """A fenced block: its info word, the YAML within, and the offset at which that YAML begins."""

    word: str
    yaml: str
    start: int


class Image(NamedTuple):
    """`![alt](file "caption")`."""

    file: str
    alt: str
    caption: str
    start: int


class Link(NamedTuple):
    """The destination of an ordinary Markdown link. It stays in the text; checks want to know it."""

    destination: str
    start: int


Hole = Reference | Block | Image


class Scanned(NamedTuple):
    """A text with numbered marks, what belongs into them, and the ordinary links beside."""

    text: str
    holes: tuple[Hole, ...]
    links: tuple[Link, ...]


def scan(text: str, words: frozenset[str]) -> Scanned:
    """Cut out references, pictures and the blocks whose info word is in `words`."""
    if "]" not in text and "`" not in text and "~" not in text:
        return Scanned(text, (), ())
    holes: list[Hole] = []
    links: list[Link] = []
    pieces = [_piece(part, offset, word, words, holes, links) for part, offset, word in _parts(text)]
    return Scanned("".join(pieces), tuple(holes), tuple(links))


class Fence(NamedTuple):
    """A run of fenced code, of whatever word, at its offset in the text."""

    word: str
    start: int
    is_closed: bool


def fences(text: str) -> Iterator[Fence]:
    """All fenced code of a text, ours and other."""
    for part, offset, word in _parts(text):
        if word is not None:
            first, *others = part.splitlines()
            fence = _FENCE.match(first)
            assert fence, "a run with a word begins with its fence"
            yield Fence(word, offset, bool(others) and _closes(others[-1], fence[1]))


def prose_of(text: str) -> Iterator[tuple[str, int]]:
    """What stands between fenced code, run by run, each with its offset."""
    return ((part, offset) for part, offset, word in _parts(text) if word is None and part)


def may_hold_blocks(text: str) -> bool:
    """Whether there is a fence in a text: looking for that costs a tenth of scanning it."""
    # Finding one character costs a tenth of what finding three costs.
    return ("`" in text and "```" in text) or ("~" in text and "~~~" in text)


def _parts(text: str) -> Iterator[tuple[str, int, str | None]]:
    """The text as runs of prose (word None) and fenced blocks (their info word), each with its offset."""
    if not may_hold_blocks(text):
        yield text, 0, None
        return
    begin = offset = 0
    fence: re.Match[str] | None = None
    for line in text.splitlines(keepends=True):
        if fence is None:
            if fence := _FENCE.match(line):
                yield text[begin:offset], begin, None
                begin = offset
        elif _closes(line, fence[1]):
            yield text[begin : offset + len(line)], begin, fence[2]
            fence, begin = None, offset + len(line)
        offset += len(line)
    yield text[begin:], begin, fence[2] if fence else None


def _closes(line: str, fence: str) -> bool:
    stripped = line.strip()
    return len(stripped) >= len(fence) and set(stripped) == {fence[0]}


def _piece(
    part: str, offset: int, word: str | None, words: frozenset[str], holes: list[Hole], links: list[Link]
) -> str:
    if word is None:
        return _prose(part, offset, holes, links)
    if word not in words:
        return part
    lines = part.splitlines(keepends=True)
    holes.append(Block(word, "".join(lines[1:-1]), offset + len(lines[0])))
    return f"\n{OPEN}{len(holes) - 1}{CLOSE}\n\n"


def _prose(part: str, offset: int, holes: list[Hole], links: list[Link]) -> str:
    if "]" not in part:
        return part
    pieces: list[str] = []
    end = 0
    for match in _inline(part):
        if hole := _hole(match, offset):
            pieces += part[end : match.start()], f"{OPEN}{len(holes)}{CLOSE}"
            holes.append(hole)
            end = match.end()
        elif link := _link(match, offset):
            links.append(link)
    return "".join((*pieces, part[end:]))


def _inline(part: str) -> Iterator[re.Match[str]]:
    """What the pattern finds. Texts hold few of its beginnings, and `re` takes ten times as long to look for them."""
    end = 0
    for at in sorted(chain.from_iterable(_places(part, character) for character in _BEGINNINGS)):
        if at >= end and (match := _INLINE.match(part, at)):
            end = match.end()
            yield match


def _places(part: str, character: str) -> list[int]:
    places = []
    at = part.find(character)
    while at >= 0:
        places.append(at)
        at = part.find(character, at + 1)
    return places


def _hole(match: re.Match[str], offset: int) -> Reference | Image | None:
    name, words, alt, file, caption = match.group("id", "words", "alt", "src", "caption")
    if name:
        part, start, end = match.string, match.start(), match.end()
        before, behind = part[max(0, start - NEAR) : start], part[end : end + NEAR]
        return Reference(name.strip(), (words or "").strip(), offset + start, before, behind)
    if file and "://" not in file:
        return Image(file, alt.strip(), caption or "", offset + match.start())
    return None


def _link(match: re.Match[str], offset: int) -> Link | None:
    group = "link" if match["link"] else "src"
    return Link(match[group], offset + match.start(group)) if match[group] else None


class Filling(NamedTuple):
    """What belongs into a hole, as finished HTML; a block takes the place of the paragraph around its mark."""

    html: str
    block: bool = False


_ALONE = re.compile(f"<p>{OPEN}(\\d+){CLOSE}</p>")


def fill(html: str, fillings: tuple[Filling, ...]) -> str:
    """Put the finished pieces into their marks."""
    if OPEN not in html:
        return html
    if any(filling.block for filling in fillings):
        html = _ALONE.sub(lambda m: fillings[int(m[1])].html if fillings[int(m[1])].block else m[0], html)
    return HOLE.sub(lambda m: fillings[int(m[1])].html, html)
