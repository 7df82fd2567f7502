"""Wording: agreed terms instead of forbidden ones, Chinese punctuation in Chinese texts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qunzhi.bind import short_texts
from qunzhi.checks.written import written
from qunzhi.findings import Finding, Place
from qunzhi.kinds.term import GlossaryTerm
from qunzhi.languages import LANGUAGES, Language
from qunzhi.markup.slips import HALF_WIDTH
from qunzhi.passages import SiteText
from qunzhi.records import Record
from qunzhi.site import Site
from qunzhi.text import has_chinese

QUOTING = "provenance"
"""The field that says how a source words things: it may quote what must not be written."""


@dataclass(frozen=True, slots=True)
class _Forbidden:
    """All wordings of one language that must not be used, as one regular expression."""

    pattern: re.Pattern[str]
    """Finds allowed longer terms as well, so that what is forbidden is not found within them."""
    agreed: Mapping[str, Record]
    """By wording in lower case, with single spaces: the term that forbids it."""

    def within(self, words: str) -> Iterator[tuple[str, int, Record]]:
        """Every forbidden wording with its offset and the term that has the agreed one."""
        for match in self.pattern.finditer(words):
            if term := self.agreed.get(_key(match[0])):
                yield match[0], match.start(), term


def check(site: Site) -> Iterator[Finding]:
    """Forbidden forms of terms in texts and short texts; half-width marks between Chinese characters."""
    forbidden = {lang: found for lang in LANGUAGES if (found := site.remembered(_forbidden, lang))}
    yield from _in_texts(site, forbidden)
    if forbidden:
        for record in (*site.records.values(), *site.held.values()):
            yield from _in_short_texts(record, forbidden)
    for text in site.texts.values():
        if text.holds("half-width mark"):
            yield from _punctuation(text)


def _forbidden(site: Site, lang: Language) -> _Forbidden | None:
    agreed: dict[str, Record] = {}
    allowed: list[str] = []
    for record in written(site, "term"):
        assert isinstance(record.facts, GlossaryTerm)
        forms = [form for form in record.facts.forbidden if has_chinese(form) == (lang == "zh")]
        agreed |= {_key(form): record for form in forms}
        allowed += (name for name in record.names if any(_key(form) in _key(name) for form in forms))
    words = sorted({*agreed, *map(_key, allowed)}, key=lambda word: (-len(word), word))
    return _Forbidden(re.compile("|".join(map(_form, words)), re.IGNORECASE), agreed) if agreed else None


def _key(words: str) -> str:
    return " ".join(words.lower().split())


def _form(words: str) -> str:
    """Within Chinese as it stands; ASCII only as whole words, not within ids and addresses, over lines if need be."""
    form = r"\s+".join(map(re.escape, words.split()))
    begin = r"(?<![\w/.\-])(?<!\[\[)" if words[0].isascii() else ""
    return f"{begin}{form}" + (r"(?![\w\-])" if words[-1].isascii() else "")


def _in_texts(site: Site, forbidden: Mapping[Language, _Forbidden]) -> Iterator[Finding]:
    for key, text in site.texts.items():
        if key.lang in forbidden:
            for words, at, term in forbidden[key.lang].within(text.body.text):
                yield _not_agreed(words, text.body.place(at), term, key.lang)


def _in_short_texts(record: Record, forbidden: Mapping[Language, _Forbidden]) -> Iterator[Finding]:
    for path, text in short_texts(record.facts):
        for lang, those in forbidden.items():
            if path[0] != QUOTING and text.has(lang):
                for words, _, term in those.within(text.pick(lang)):
                    if term.id != record.id:
                        yield _not_agreed(words, record.source.locate((*path, lang)), term, lang)


def _not_agreed(words: str, place: Place, term: Record, lang: Language) -> Finding:
    return Finding("QZ-T02", place, {"words": " ".join(words.split()), "agreed": term.title.pick(lang), "id": term.id})


def _punctuation(text: SiteText) -> Iterator[Finding]:
    """GB/T 15834-2011."""
    for match in HALF_WIDTH.finditer(text.prose):
        values = {"mark": match[0], "right": _FULL_WIDTH[match[0]]}
        yield Finding("QZ-T03", text.body.place(match.start()), values)


_FULL_WIDTH = dict(zip(",;:?!()", "，；：？！（）", strict=True))
