"""A text as readers see it: with the numbers and words that its references print, and where each letter comes from."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from qunzhi.clauses import paragraphs
from qunzhi.findings import Place
from qunzhi.frozen import figure_in
from qunzhi.languages import Language
from qunzhi.passages import SiteText
from qunzhi.quantities import worded
from qunzhi.records import Record
from qunzhi.reports.amounts import Amount, amounts, blanked, measures_of
from qunzhi.site import Site

OTHER = "\ufffc"
"""Stands for a reference whose words say nothing of numbers: the title of a record, or 表2-5."""

_REFERENCE = re.compile(r"\[\[(?P<id>[^\[\]|\n]+?)(?:\\?\|(?P<words>[^\[\]\n]*))?\]\]")

_ENDS = {"zh": re.compile(r"[。！？]|\n\s*\n"), "en": re.compile(r"[.!?](?=\s|$)|\n\s*\n")}
"""Of a sentence."""


class Cite(NamedTuple):
    """A table or figure that a text cites."""

    at: int
    id: str


class Run(NamedTuple):
    """Words that come from one place of the text."""

    start: int
    source: int
    """Where they begin in the text itself."""
    is_reference: bool = False


@dataclass(frozen=True)
class Spoken:
    """The words of a text without its blocks, and what they cite."""

    text: SiteText
    words: str
    amounts: tuple[Amount, ...]
    """The numbers among them."""
    cites: tuple[Cite, ...]
    runs: tuple[Run, ...]

    def offset(self, at: int) -> int:
        """Where a letter comes from in the text: one that is printed for a reference, from the beginning of it."""
        run = self.runs[bisect_right(self.runs, at, key=lambda one: one.start) - 1]
        return run.source if run.is_reference else run.source + at - run.start

    def place(self, at: int) -> Place:
        """The same in its file."""
        return self.text.body.place(self.offset(at))


class Stretch(NamedTuple):
    """A paragraph, or a sentence of one."""

    spoken: Spoken
    start: int
    end: int

    @property
    def words(self) -> str:
        """As readers see them."""
        return self.spoken.words[self.start : self.end]

    @property
    def cited(self) -> tuple[str, ...]:
        """Ids of the tables and figures that it cites."""
        return tuple(one.id for one in self.spoken.cites if self.start <= one.at < self.end)

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """The numbers in it."""
        every = self.spoken.amounts
        first, last = (bisect_left(every, at, key=lambda one: one.start) for at in (self.start, self.end))
        return every[first:last]

    def sentences(self) -> "Iterator[Stretch]":
        """Its sentences."""
        begin = self.start
        for match in _ENDS[self.spoken.text.passage.lang].finditer(self.spoken.words, self.start, self.end):
            yield Stretch(self.spoken, begin, match.end())
            begin = match.end()
        yield Stretch(self.spoken, begin, self.end)


def spoken(site: Site, record: Record, text: SiteText) -> Spoken:
    """A text of a record; a frozen report says what was approved."""
    prose, lang = text.prose, text.passage.lang
    pieces: list[str] = []
    runs = [Run(0, 0)]
    cites: list[Cite] = []
    length = end = 0
    for match in _REFERENCE.finditer(prose):
        said = _said(site, record, match, lang)
        before = prose[end : match.start()]
        at = length + len(before)
        if match["id"].startswith("#"):
            cites.append(Cite(at, match["id"][1:].strip()))
        pieces += before, said
        length, end = at + len(said), match.end()
        runs += Run(at, match.start(), True), Run(length, end)
    words = blanked("".join((*pieces, prose[end:])))
    return Spoken(text, words, tuple(amounts(words, measures_of(site))), tuple(cites), tuple(runs))


def _said(site: Site, record: Record, match: re.Match[str], lang: Language) -> str:
    """What a reference prints."""
    name = match["id"].strip()
    if match["words"] or "@" not in name or name.startswith("#"):
        return match["words"] or OTHER
    figure = figure_in(site, record, name)
    return worded(figure.quantity, figure.unit, lang, bare=True) if figure else OTHER


def stretches(spoken: Spoken) -> Iterator[Stretch]:
    """The paragraphs of a text."""
    for start, words in paragraphs(spoken.words):
        yield Stretch(spoken, start, start + len(words))
