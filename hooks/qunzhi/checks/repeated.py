"""Texts that repeat those of another record almost word for word: one of the two should quote the other."""

import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from qunzhi.checks.written import prose
from qunzhi.findings import Finding, Place, Value
from qunzhi.languages import LANGUAGES, Language
from qunzhi.records import Record
from qunzhi.site import Site

_REFERENCE = re.compile(r"\[\[[^\]\n]*\]\]")
_PARAGRAPH = re.compile(r"\n(?=\s*(?:\n|[#>*+|\-]|\d+\.))")
"""The end of a paragraph, a heading or an item of a list; a line that merely goes on in the next one ends nothing."""

_STOPS = "，。；：！？"
_ENGLISH_STOPS = ",.;:!?"
"""Before a space; within a number they part nothing."""

_MARKUP = "*_#>|`~-"
_NOTHING = f"{_MARKUP} \n".encode()
"""What says nothing in either language."""
_APART = "\0"
"""Stands between clauses while they are brought into one form; no text holds it."""

SHORTEST_CLAUSE: Mapping[Language, int] = {"zh": 8, "en": 24}
"""Characters of a clause that counts as repeated: shorter ones are turns of phrase. A Chinese one says what three
English ones say."""

LEAST_REPEATED: Mapping[Language, int] = {"zh": 60, "en": 180}
"""Characters in such clauses from which two texts are told."""

SHARE = 0.8
"""Of the shorter text's characters."""


@dataclass(frozen=True, slots=True)
class _Clauses:
    """What a record says in one language, cut into clauses."""

    record: Record
    hashes: Sequence[int]
    """Of its clauses that are long enough to count as repeated, each once. The clauses themselves, of all records at
    once, would take more memory than all else; that two of them share 64 bits is less likely than a broken disk."""
    length: int
    """Characters of all its clauses, each counted once."""


@dataclass(slots=True)
class _Corpus:
    """All texts of one language that are long enough."""

    lang: Language
    texts: list[_Clauses] = field(default_factory=list)
    lengths: dict[int, int] = field(default_factory=dict)
    """By hash: characters of a clause that more than one text may hold. Most clauses stand in one text alone."""
    _seen: bytearray = field(default_factory=lambda: bytearray(_SEEN))
    """Which clauses came up before; several share a place, so a few too many count as such."""

    def add(self, record: Record, clauses: set[str]) -> None:
        """A text by its clauses; too short a one is left out."""
        length = sum(map(len, clauses))
        if length < LEAST_REPEATED[self.lang]:
            return
        shortest, seen = SHORTEST_CLAUSE[self.lang], self._seen
        lengths = {hash(clause): len(clause) for clause in clauses if len(clause) >= shortest}
        for clause, characters in lengths.items():
            place = clause % _SEEN
            if seen[place]:
                self.lengths[clause] = characters
            else:
                seen[place] = 1
        self.texts.append(_Clauses(record, array("q", lengths), length))


_SEEN = 1 << 22
"""Places for the clauses seen: some six times as many as twenty thousand records have."""


def check(site: Site) -> Iterator[Finding]:
    """Each pair once, at the record that was read later."""
    for lang in LANGUAGES:
        corpus = _Corpus(lang)
        for record in (*site.records.values(), *site.held.values()):
            corpus.add(record, _clauses(site, record, lang))
        yield from _pairs(site, corpus)


def _clauses(site: Site, record: Record, lang: Language) -> set[str]:
    clauses: set[str] = set()
    for words, _ in _texts(site, record, lang):
        clauses.update(_cut(words))
    return clauses


def _texts(site: Site, record: Record, lang: Language) -> Iterator[tuple[str, Callable[[], Place]]]:
    """The summary, the text and the chapters of a record, each with what tells the place at which it begins."""
    summary = record.facts.summary
    if summary and summary.has(lang):
        yield summary.pick(lang), partial(record.source.locate, ("summary", lang))
    for text in site.texts_of(record, lang) if record.facts.state != "withdrawn" else ():
        words = prose(text)
        yield _REFERENCE.sub("", words) if "[[" in words else words, partial(text.body.place, 0)


def _cut(words: str) -> list[str]:
    """Clauses without spaces, markup and differences of width and case.

    In plain replacements over the whole text, which take a third of the time of regular expressions.
    """
    words = _PARAGRAPH.sub(_APART, words).replace("\n", " ") + " "
    for mark in _STOPS:
        words = words.replace(mark, _APART)
    for mark in _ENGLISH_STOPS:
        if mark in words:
            words = words.replace(f"{mark} ", _APART)
    words = unicodedata.normalize("NFKC", words).casefold()
    words = words.encode().translate(None, _NOTHING).decode()
    return "".join(words.split()).split(_APART)


def _pairs(site: Site, corpus: _Corpus) -> Iterator[Finding]:
    """A clause is counted for the pairs with its first and its latest bearer only, so the work stays linear.

    Where that already speaks for a copy, the two are compared as a whole.
    """
    first: dict[int, int] = {}
    latest: dict[int, int] = {}
    texts, lengths = corpus.texts, corpus.lengths
    for at, one in enumerate(texts):
        likely: dict[int, int] = defaultdict(int)
        for clause in one.hashes:
            if clause in lengths:
                earliest = first.setdefault(clause, at)
                if earliest != at:
                    likely[earliest] += lengths[clause]
                    if latest[clause] != earliest:
                        likely[latest[clause]] += lengths[clause]
                latest[clause] = at
        for other in sorted([other for other, count in likely.items() if count >= _LIKELY[corpus.lang]]):
            least = min(one.length, texts[other].length)
            if likely[other] >= SHARE / 2 * least and _repeats(corpus, one, texts[other]):
                yield _finding(site, corpus.lang, one, texts[other])


_LIKELY: Mapping[Language, float] = {lang: SHARE / 2 * least for lang, least in LEAST_REPEATED.items()}
"""The least that a pair must have in common, however short its texts, to be compared as a whole."""


def _repeats(corpus: _Corpus, one: _Clauses, other: _Clauses) -> bool:
    shared = sum(corpus.lengths[clause] for clause in set(one.hashes).intersection(other.hashes))
    return shared >= max(LEAST_REPEATED[corpus.lang], SHARE * min(one.length, other.length))


def _finding(site: Site, lang: Language, one: _Clauses, other: _Clauses) -> Finding:
    clauses = _clauses(site, one.record, lang) & _clauses(site, other.record, lang)
    shared = {clause for clause in clauses if len(clause) >= SHORTEST_CLAUSE[lang]}
    place, earlier = (_place(site, text.record, lang, shared) for text in (one, other))
    share = 100 * sum(map(len, shared)) // min(one.length, other.length)
    values: dict[str, Value] = {"id": one.record.id, "twin": other.record.id, "share": share, "other": str(earlier)}
    return Finding("QZ-T01", place, values)


def _place(site: Site, record: Record, lang: Language, shared: set[str]) -> Place:
    """Where the first paragraph with one of the shared clauses begins."""
    for words, begin in _texts(site, record, lang):
        starts = (0, *(match.end() for match in _PARAGRAPH.finditer(words)))
        for start, paragraph in zip(starts, _PARAGRAPH.split(words), strict=True):
            if not shared.isdisjoint(_cut(paragraph)):
                blank = len(paragraph) - len(paragraph.lstrip())
                line, place = words.count("\n", 0, start + blank), begin()
                return Place(place.path, place.line + line, place.column if line == 0 else 1)
    raise AssertionError("clauses that two texts share stand in both")
