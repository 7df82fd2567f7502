"""Texts that repeat those of another record almost word for word: one of the two should quote the other."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from qunzhi.clauses import LONGEST, cut, hashes, length, paragraphs, without_references
from qunzhi.findings import Finding, Place, Value
from qunzhi.languages import LANGUAGES, Language
from qunzhi.records import Record
from qunzhi.site import Site

SHORTEST_CLAUSE: Mapping[Language, int] = {"zh": 8, "en": 24}
"""Characters of a clause that counts as repeated: shorter ones are turns of phrase. A Chinese one says what three
English ones say."""

LEAST_REPEATED: Mapping[Language, int] = {"zh": 60, "en": 180}
"""Characters in such clauses from which two texts are told."""

SHARE = 0.8
"""Of the shorter text's characters."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a record says in one language."""

    record: Record
    clauses: Sequence[int]
    """Those that are long enough to count as repeated; see clauses.py."""
    length: int
    """Characters of all its clauses, each counted once."""


def check(site: Site) -> Iterator[Finding]:
    """Each pair once, at the record that was read later."""
    for number, lang in enumerate(LANGUAGES):
        texts = list(_long_enough(site, lang, number))
        yield from _pairs(site, lang, texts, _repeated(texts))


def _long_enough(site: Site, lang: Language, number: int) -> Iterator[_Said]:
    shortest, least = SHORTEST_CLAUSE[lang], LEAST_REPEATED[lang]
    for record in (*site.records.values(), *site.held.values()):
        clauses = hashes(record.said[number])
        total = sum([clause & LONGEST for clause in clauses])
        if total >= least:
            yield _Said(record, [clause for clause in clauses if clause & LONGEST >= shortest], total)


def _repeated(texts: Sequence[_Said]) -> frozenset[int]:
    """Clauses that more than one text holds; most stand in one alone."""
    counted = Counter(chain.from_iterable(text.clauses for text in texts))
    return frozenset(clause for clause, times in counted.items() if times > 1)


def _clauses(site: Site, record: Record, lang: Language) -> set[str]:
    clauses: set[str] = set()
    for words, _ in _texts(site, record, lang):
        clauses.update(cut(words))
    return clauses


def _texts(site: Site, record: Record, lang: Language) -> Iterator[tuple[str, Callable[[], Place]]]:
    """The summary, the text and the chapters of a record, each with what tells the place at which it begins."""
    summary = record.facts.summary
    if summary and summary.has(lang):
        yield summary.pick(lang), partial(record.source.locate, ("summary", lang))
    for text in site.texts_of(record, lang) if record.facts.state != "withdrawn" else ():
        yield without_references(text.prose), partial(text.body.place, 0)


def _pairs(site: Site, lang: Language, texts: Sequence[_Said], repeated: frozenset[int]) -> Iterator[Finding]:
    """A clause is counted for the pairs with its first and its latest bearer only, so the work stays linear.

    Where that already speaks for a copy, the two are compared as a whole.
    """
    first: dict[int, int] = {}
    latest: dict[int, int] = {}
    for at, one in enumerate(texts):
        likely: dict[int, int] = defaultdict(int)
        for clause in repeated.intersection(one.clauses):
            earliest = first.setdefault(clause, at)
            if earliest != at:
                likely[earliest] += length(clause)
                if latest[clause] != earliest:
                    likely[latest[clause]] += length(clause)
            latest[clause] = at
        for other in sorted([other for other, count in likely.items() if count >= _LIKELY[lang]]):
            least = min(one.length, texts[other].length)
            if likely[other] >= SHARE / 2 * least and _repeats(lang, one, texts[other]):
                yield from _finding(site, lang, one, texts[other])


_LIKELY: Mapping[Language, float] = {lang: SHARE / 2 * least for lang, least in LEAST_REPEATED.items()}
"""The least that a pair must have in common, however short its texts, to be compared as a whole."""


def _repeats(lang: Language, one: _Said, other: _Said) -> bool:
    shared = sum(map(length, set(one.clauses).intersection(other.clauses)))
    return shared >= _least(lang, one, other)


def _least(lang: Language, one: _Said, other: _Said) -> float:
    return max(LEAST_REPEATED[lang], SHARE * min(one.length, other.length))


def _finding(site: Site, lang: Language, one: _Said, other: _Said) -> Iterator[Finding]:
    clauses = _clauses(site, one.record, lang) & _clauses(site, other.record, lang)
    shared = {clause for clause in clauses if len(clause) >= SHORTEST_CLAUSE[lang]}
    if sum(map(len, shared)) < _least(lang, one, other):
        return
    place, earlier = (_place(site, text.record, lang, shared) for text in (one, other))
    share = 100 * sum(map(len, shared)) // min(one.length, other.length)
    values: dict[str, Value] = {"id": one.record.id, "twin": other.record.id, "share": share, "other": str(earlier)}
    yield Finding("QZ-T01", place, values)


def _place(site: Site, record: Record, lang: Language, shared: set[str]) -> Place:
    """Where the first paragraph with one of the shared clauses begins."""
    for words, begin in _texts(site, record, lang):
        for start, paragraph in paragraphs(words):
            if not shared.isdisjoint(cut(paragraph)):
                blank = len(paragraph) - len(paragraph.lstrip())
                line, place = words.count("\n", 0, start + blank), begin()
                return Place(place.path, place.line + line, place.column if line == 0 else 1)
    raise AssertionError("clauses that two texts share stand in both")
