"""Texts that repeat those of another record almost word for word: one of the two should quote the other."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from qunzhi.checks.copies import least, pairs
from qunzhi.checks.same_copies import same_pairs
from qunzhi.clauses import SHORTEST_CLAUSE, cut, paragraphs, unfolded, without_references
from qunzhi.findings import Finding, Place, Value
from qunzhi.languages import LANGUAGES, Language
from qunzhi.records import Record
from qunzhi.site import Site


def check(site: Site) -> Iterator[Finding]:
    """Each pair once, at the record that was read later."""
    records = (*site.records.values(), *site.held.values())
    all_said = [record.said for record in records]
    for number, lang in enumerate(LANGUAGES):
        texts = [one[number] for one in all_said]
        for at, other in pairs(texts, lang):
            yield from _finding(site, lang, (records[at], texts[at]), (records[other], texts[other]))


Said = Mapping[str, tuple[bytes, ...]]
"""By id of a record, in the order in which they were read: what it says in each language."""


def said(site: Site) -> Said:
    """Of all records; who asks has looked at none."""
    return {record.id: record.description.said for record in (*site.records.values(), *site.held.values())}


def still_told(findings: Iterable[Finding], before: Said, now: Said) -> bool:
    """Whether what was found before is certainly what would be found now, while the texts of which it tells are as they
    were. Told without looking for copies.
    """
    copied = {str(finding.values[name]) for finding in findings for name in ("id", "twin")}
    return all(same_pairs(_in(before, number), _in(now, number), copied, lang) for number, lang in enumerate(LANGUAGES))


def _in(said: Said, number: int) -> Mapping[str, bytes]:
    return {name: texts[number] for name, texts in said.items()}


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


def _finding(site: Site, lang: Language, one: tuple[Record, bytes], other: tuple[Record, bytes]) -> Iterator[Finding]:
    (record, said), (earlier, said_earlier) = one, other
    totals = unfolded(said)[1], unfolded(said_earlier)[1]
    clauses = _clauses(site, record, lang) & _clauses(site, earlier, lang)
    shared = {clause for clause in clauses if len(clause) >= SHORTEST_CLAUSE[lang]}
    if sum(map(len, shared)) < least(lang, *totals):
        return
    place, there = (_place(site, one, lang, shared) for one in (record, earlier))
    share = 100 * sum(map(len, shared)) // min(totals)
    values: dict[str, Value] = {"id": record.id, "twin": earlier.id, "share": share, "other": str(there)}
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
