"""Controlled lists: terms by id and by the other words under which staff write them."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from pydantic import BaseModel

from qunzhi.findings import Finding, Place, Value
from qunzhi.kinds.fields import Vocabulary
from qunzhi.kinds.vocabularies import Term, Vocabularies
from qunzhi.languages import Text
from qunzhi.reading.full_width import listed_wrongly, run_together
from qunzhi.reading.yaml import Path
from qunzhi.records import Record
from qunzhi.text import nearest
from qunzhi.walk import with_values

Model = TypeVar("Model", bound=BaseModel)

MOST_CHOICES = 12
"""Terms that a finding names; more would hide what it says."""


class Terms:
    """The vocabularies of a site, ready for look-up."""

    def __init__(self, vocabularies: Vocabularies | None) -> None:
        self.are_known = vocabularies is not None
        """Whether the lists could be read; where not, no word can be called unknown."""
        vocabularies = vocabularies or Vocabularies({})
        self._by_id = {name: {t.id: t for t in terms} for name, terms in vocabularies.root.items()}
        self._by_word = {name: _by_word(terms) for name, terms in vocabularies.root.items()}

    def find(self, vocabulary: str, word: str) -> Term | None:
        """The term that `word` names, by id, Chinese, English or an alias."""
        return self._by_word.get(vocabulary, {}).get(word.lower())

    def term(self, vocabulary: str, term_id: str) -> Term | None:
        """The term of that id."""
        return self._by_id.get(vocabulary, {}).get(term_id)

    def position(self, vocabulary: str, term_id: str) -> int:
        """Where a term stands in its list: lists and headings follow the vocabulary's own order."""
        return list(self._by_id.get(vocabulary, {})).index(term_id)

    def near(self, vocabulary: str, word: str) -> str:
        """The id of the term that was probably meant."""
        words = self._by_word.get(vocabulary, {})
        found = nearest(word, words)
        return words[found].id if found else ""

    def choices(self, vocabulary: str) -> Text:
        """The terms of a list as a finding offers them: the word to write, and what it means."""
        terms = list(self._by_id.get(vocabulary, {}).values())[:MOST_CHOICES]
        if not terms:
            return Text("（还没有登记任何词）", "(none is entered yet)")
        chinese = "、".join(f"{term.id}（{term.zh}）" for term in terms)
        return Text(chinese, ", ".join(f"{term.id} ({term.en or term.zh})" for term in terms))

    def ids(self, vocabulary: str) -> tuple[str, ...]:
        """The ids of a list, in its order."""
        return tuple(self._by_id.get(vocabulary, {}))


def _by_word(terms: Iterable[Term]) -> dict[str, Term]:
    words: dict[str, Term] = {}
    for term in terms:
        for word in (term.id, term.zh, term.en, *term.aliases):
            if word:
                words.setdefault(word.lower(), term)
    return words


def with_term_ids(record: Record, terms: Terms) -> tuple[Record, list[Finding]]:
    """The record with every term named by its id; findings for words that no list knows."""
    facts, findings = facts_with_term_ids(record.facts, terms, record.source.locate)
    return (record if findings else record.with_facts(facts)), findings


def facts_with_term_ids(facts: Model, terms: Terms, locate: Callable[[Path], Place]) -> tuple[Model, list[Finding]]:
    """The same for facts that are no record's; `locate` finds the places of their values."""
    findings: list[Finding] = []

    def term_id(path: Path, word: str, vocabulary: Vocabulary) -> str:
        term = terms.find(vocabulary.name, word)
        if term is None:
            findings.append(
                _run_together(locate, path, word, vocabulary.name, terms)
                or _unknown(locate(path), path, word, vocabulary.name, terms)
            )
        return term.id if term else word

    return with_values(facts, Vocabulary, term_id), findings


def _run_together(
    locate: Callable[[Path], Place], path: Path, word: str, vocabulary: str, terms: Terms
) -> Finding | None:
    """Several terms that are read as one, where there may be several."""
    parts = run_together(word) if isinstance(path[-1], int) else ()
    is_meant = any(terms.find(vocabulary, part) for part in parts)
    return listed_wrongly(word, parts, locate(path)) if is_meant else None


def _unknown(place: Place, path: Path, word: str, vocabulary: str, terms: Terms) -> Finding:
    values: dict[str, Value] = {
        "field": next(step for step in reversed(path) if isinstance(step, str)),
        "word": word,
        "list": vocabulary,
        "allowed": terms.choices(vocabulary),
        "nearest": terms.near(vocabulary, word),
    }
    return Finding("QZ-S08", place, values)
