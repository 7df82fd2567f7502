"""Texts that repeat those of another record almost word for word: one of the two should quote the other."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    lang: Language
    keys: frozenset[str]
    length: int
    """Characters of all its clauses, each counted once."""


def check(site: Site) -> Iterator[Finding]:
    """Each pair once, at the record that was read later."""
    for lang in LANGUAGES:
        found = (_clauses(site, record, lang) for record in (*site.records.values(), *site.held.values()))
        yield from _pairs(site, [one for one in found if one.length >= LEAST_REPEATED[lang]])


def _clauses(site: Site, record: Record, lang: Language) -> _Clauses:
    keys = frozenset(key for words, _ in _texts(site, record, lang) for key in _cut(words) if key)
    return _Clauses(record, lang, keys, sum(map(len, keys)))


def _texts(site: Site, record: Record, lang: Language) -> Iterator[tuple[str, Callable[[], Place]]]:
    """The summary, the text and the chapters of a record, each with what tells the place at which it begins."""
    summary = record.facts.summary
    if summary and summary.has(lang):
        yield summary.pick(lang), partial(record.source.locate, ("summary", lang))
    for text in site.texts_of(record, lang) if record.facts.state != "withdrawn" else ():
        yield _REFERENCE.sub("", prose(text)), partial(text.body.place, 0)


def _cut(words: str) -> list[str]:
    """Clauses without spaces, markup and differences of width and case.

    In plain replacements over the whole text, which take a third of the time of regular expressions.
    """
    words = _PARAGRAPH.sub(_APART, words) + " "
    for mark in _STOPS:
        words = words.replace(mark, _APART)
    for mark in _ENGLISH_STOPS:
        words = words.replace(f"{mark} ", _APART).replace(f"{mark}\n", _APART)
    words = unicodedata.normalize("NFKC", words).casefold()
    for mark in _MARKUP:
        words = words.replace(mark, "")
    return "".join(words.split()).split(_APART)


def _pairs(site: Site, texts: Sequence[_Clauses]) -> Iterator[Finding]:
    """A clause is counted for the pairs with its first and its latest bearer only, so the work stays linear.

    Where that already speaks for a copy, the two are compared as a whole.
    """
    first: dict[str, int] = {}
    latest: dict[str, int] = {}
    for at, one in enumerate(texts):
        likely: Counter[int] = Counter()
        for key in one.keys:
            if len(key) >= SHORTEST_CLAUSE[one.lang]:
                earliest = first.setdefault(key, at)
                if earliest != at:
                    likely[earliest] += len(key)
                    if latest[key] != earliest:
                        likely[latest[key]] += len(key)
                latest[key] = at
        for other in sorted(likely):
            if likely[other] >= SHARE / 2 * min(one.length, texts[other].length) and _repeats(one, texts[other]):
                yield _finding(site, one, texts[other])


def _repeats(one: _Clauses, other: _Clauses) -> bool:
    shared = sum(len(key) for key in one.keys & other.keys if len(key) >= SHORTEST_CLAUSE[one.lang])
    return shared >= max(LEAST_REPEATED[one.lang], SHARE * min(one.length, other.length))


def _finding(site: Site, one: _Clauses, other: _Clauses) -> Finding:
    shared = {key for key in one.keys & other.keys if len(key) >= SHORTEST_CLAUSE[one.lang]}
    place, earlier = (_place(site, text, shared) for text in (one, other))
    share = 100 * sum(map(len, shared)) // min(one.length, other.length)
    values: dict[str, Value] = {"id": one.record.id, "twin": other.record.id, "share": share, "other": str(earlier)}
    return Finding("QZ-T01", place, values)


def _place(site: Site, text: _Clauses, shared: set[str]) -> Place:
    """Where the first paragraph with one of the shared clauses begins."""
    for words, begin in _texts(site, text.record, text.lang):
        starts = (0, *(match.end() for match in _PARAGRAPH.finditer(words)))
        for start, paragraph in zip(starts, _PARAGRAPH.split(words), strict=True):
            if not shared.isdisjoint(_cut(paragraph)):
                blank = len(paragraph) - len(paragraph.lstrip())
                line, place = words.count("\n", 0, start + blank), begin()
                return Place(place.path, place.line + line, place.column if line == 0 else 1)
    raise AssertionError("clauses that two texts share stand in both")
