"""Texts that stay in their files: what the site has to know of each, without the words themselves.

The texts of a hundred thousand records would fill the memory of a small machine; each is needed once, for its page.
"""

import re
from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from qunzhi.languages import Language
from qunzhi.markup.as_typed import slips
from qunzhi.markup.blocks import WORDS, included, pictured
from qunzhi.markup.cited import cited_in
from qunzhi.markup.landmarks import Landmark, landmarks
from qunzhi.markup.scan import Block, Reference, Scanned, fences, may_hold_blocks, scan
from qunzhi.markup.slips import has_half_width, has_tag, has_wide_brackets
from qunzhi.packing import packed
from qunzhi.reading.articles import Body
from qunzhi.reading.files import Refused, read_text
from qunzhi.reads import ALL, EVERY, note
from qunzhi.stamps import ChangedMeanwhile

DIGEST_BYTES = 12


@packed
@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a record in one language, or of a hand-written page."""

    root: str
    """Folder of the site."""
    path: str
    """From the root, with `/`."""
    lang: Language
    first_line: int
    """On which it begins, counted from 1."""
    digest: bytes
    """Of the text: tells whether it is still the one that was read."""
    is_empty: bool
    targets: tuple[str, ...]
    """Ids that it names in `[[…]]`, a figure's without its period, and of the cases that stand in it."""
    holds: frozenset[str]
    """What is in it: "block", "data" for a table or chart, "image", "figure" for a reference with a period, "number"
    for one to a table or figure of the same report, "link"; "wide brackets", "doubtful fence", "tag", "slip" (see
    as_typed.py) and, in Chinese, "half-width mark" for what may be wrong."""
    pictured: tuple[str, ...] = ()
    """Ids of the pictures and albums that its blocks show."""
    landmarks: tuple[Landmark, ...] = ()
    """Of a report's text: what is numbered in it."""
    cited: tuple[str, ...] = ()
    """The same as `targets`, but with periods, and with the figures of blocks; empty where there are neither."""

    @property
    def ties(self) -> tuple[object, ...]:
        """All by which it hangs together with records and pictures, where nobody asks for its words."""
        return self.lang, self.targets, sorted(self.holds), self.pictured, self.landmarks, self.cited

    @property
    def text(self) -> str:
        """The words, from the file. Raises ChangedMeanwhile."""
        try:
            whole = read_text(self.root, self.path).text
        except (Refused, OSError):
            raise ChangedMeanwhile(self.path) from None
        lines = whole.split("\n", self.first_line - 1)
        if len(lines) < self.first_line or digest_of(lines[-1]) != self.digest:
            raise ChangedMeanwhile(self.path)
        return lines[-1]

    def body(self) -> Body:
        """The words with their place."""
        return Body(self.path, self.text, self.first_line)


def passage_of(root: Path, body: Body, lang: Language, *, numbered: bool = False) -> Passage:
    """What the site has to know of a text, with its landmarks if it is `numbered`."""
    text = body.text
    scanned = scan(text, WORDS)
    holds = frozenset(_holdings(text, scanned, lang))
    blocks = [hole for hole in scanned.holes if isinstance(hole, Block)]
    cited = [hole.target for hole in scanned.holes if isinstance(hole, Reference) and not hole.number]
    targets = dict.fromkeys([*cited, *(name for block in blocks for name in included(block, body))])
    empty = not text or text.isspace()
    shown = dict.fromkeys(name for block in blocks for name in pictured(block, body))
    marks = landmarks(body, scanned, lang) if numbered else ()
    figures = tuple(dict.fromkeys(cited_in(body, scanned))) if not holds.isdisjoint(("figure", "block")) else ()
    given = digest_of(text), empty, tuple(targets), holds, tuple(shown), marks, figures
    return Passage(str(root), body.path, lang, body.first_line, *given)


def _holdings(text: str, scanned: Scanned, lang: Language) -> Iterator[str]:
    for hole in scanned.holes:
        if not isinstance(hole, Reference):
            yield "block" if isinstance(hole, Block) else "image"
            if isinstance(hole, Block) and hole.word in ("table", "chart"):
                yield "data"
        elif hole.number:
            yield "number"
        elif "@" in hole.id:
            yield "figure"
    if scanned.links:
        yield "link"
    if has_wide_brackets(text):
        yield "wide brackets"
    if may_hold_blocks(text) and any(fence.word not in WORDS or not fence.is_closed for fence in fences(text)):
        yield "doubtful fence"
    if has_tag(text):
        yield "tag"
    if any(slips(text)):
        yield "slip"
    if lang == "zh" and has_half_width(text):
        yield "half-width mark"


def digest_of(text: str) -> bytes:
    """Of a text's words."""
    return blake2b(text.encode(), digest_size=DIGEST_BYTES).digest()


def prose(body: Body) -> str:
    """A text whose blocks are blank, every other character at its old place: in YAML marks have their own meaning."""
    return _without_blocks(body.text, scan(body.text, WORDS)) if may_hold_blocks(body.text) else body.text


def _without_blocks(words: str, scanned: Scanned) -> str:
    for hole in scanned.holes:
        if isinstance(hole, Block):
            end = hole.start + len(hole.yaml)
            words = words[: hole.start] + re.sub(r"[^\n]", " ", words[hole.start : end]) + words[end:]
    return words


@dataclass(frozen=True)
class SiteText:
    """A text of the site, read when its words are asked for. Raises ChangedMeanwhile then."""

    passage: Passage
    day: date | None = None
    """The day of its record: organisations bear in it the name that they had then."""

    def holds(self, *what: str) -> bool:
        """Whether one of these is in it; told without reading it."""
        return not self.passage.holds.isdisjoint(what)

    @cached_property
    def body(self) -> Body:
        """The words with their place in the files."""
        return self.passage.body()

    @cached_property
    def scanned(self) -> Scanned:
        """The words and what was cut out of them."""
        return scan(self.body.text, WORDS)

    @property
    def prose(self) -> str:
        """The text with blank blocks, every other character at its old place."""
        return _without_blocks(self.body.text, self.scanned)


class TextKey(NamedTuple):
    """Names one text of the site: of a record (and chapter), or of a hand-written page (its path as the owner)."""

    owner: str
    lang: Language
    chapter: str = ""


class Opened(Mapping[TextKey, SiteText]):
    """Some texts, of all that can be asked for."""

    def __init__(self, texts: Mapping[TextKey, SiteText], others: "Texts | Opened") -> None:
        self._texts, self._others = texts, others

    @property
    def members(self) -> Mapping[TextKey, tuple[Passage, date | None]]:
        """What is known of all texts."""
        return self._others.members

    def __getitem__(self, key: TextKey) -> SiteText:
        return self._texts[key] if key in self._texts else self._others[key]

    def __contains__(self, key: object) -> bool:
        return key in self._others

    def __iter__(self) -> Iterator[TextKey]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def holding(self, *what: str) -> Iterator[tuple[TextKey, SiteText]]:
        """As of all texts."""
        return ((key, text) for key, text in self._texts.items() if text.holds(*what))

    def values(self) -> ValuesView[SiteText]:
        return self._texts.values()

    def items(self) -> ItemsView[TextKey, SiteText]:
        return self._texts.items()


class Texts(Mapping[TextKey, SiteText]):
    """The texts of a site. Each is read when it is asked for; who asks has looked at it."""

    def __init__(self, members: Mapping[TextKey, tuple[Passage, date | None]]) -> None:
        self.members = members

    def __getitem__(self, key: TextKey) -> SiteText:
        note("text", key)
        return SiteText(*self.members[key])

    def __contains__(self, key: object) -> bool:
        note("text", key)
        return key in self.members

    def __iter__(self) -> Iterator[TextKey]:
        note("text", ALL)
        return iter(self.members)

    def __len__(self) -> int:
        note("text", ALL)
        return len(self.members)

    def digests(self) -> dict[TextKey, bytes]:
        """Of every text, without reading any; for who looks at all of them anyway."""
        return {key: one.digest for key, (one, _) in self.members.items()}

    def holding(self, *what: str) -> Iterator[tuple[TextKey, SiteText]]:
        """Texts that hold something: "block", "image", "figure"."""
        note("text", EVERY)
        note("text", ALL)
        return ((key, self[key]) for key, (one, _) in self.members.items() if not one.holds.isdisjoint(what))
