"""Controlled lists: terms by id and by the other words under which staff write them."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from qunzhi.findings import Finding, Value
from qunzhi.kinds.fields import FileBeside, RefersTo, Vocabulary
from qunzhi.kinds.vocabularies import Term, Vocabularies
from qunzhi.languages import Text
from qunzhi.reading.yaml import Path
from qunzhi.records import Record
from qunzhi.text import nearest

Marks = tuple[tuple[str, Any], ...]


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


@lru_cache(maxsize=256)
def marked(schema: type[BaseModel], mark: type[Vocabulary] | type[RefersTo] | type[FileBeside]) -> Marks:
    """Fields of a schema that bear a mark, each with it."""
    return tuple(
        (name, found)
        for name, field in schema.model_fields.items()
        for found in field.metadata
        if isinstance(found, mark)
    )


def listed(value: Any) -> tuple[Any, ...]:
    """A field's value as a tuple, whether it holds one, many or none."""
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def with_term_ids(record: Record, terms: Terms) -> tuple[Record, list[Finding]]:
    """The record with every term named by its id; findings for words that no list knows."""
    changes, findings = _term_ids(record, record.facts, (), terms)
    pictures = []
    for number, picture in enumerate(record.pictures):
        in_picture, problems = _term_ids(record, picture, (record.picture_field, number), terms)
        pictures.append(picture.model_copy(update=in_picture))
        findings += problems
    if pictures and tuple(pictures) != record.pictures:
        changes[record.picture_field] = tuple(pictures)
    if not changes or findings:
        return record, findings
    return _changed(record, changes), []


def _term_ids(record: Record, facts: BaseModel, at: Path, terms: Terms) -> tuple[dict[str, Any], list[Finding]]:
    """Fields of a record, or of a picture within it, whose words are not ids, with the ids; and unknown words."""
    changes: dict[str, Any] = {}
    findings: list[Finding] = []
    for field, vocabulary in marked(type(facts), Vocabulary):
        value = getattr(facts, field)
        found = [terms.find(vocabulary.name, word) for word in listed(value)]
        for number, (word, term) in enumerate(zip(listed(value), found, strict=True)):
            if term is None:
                path = (*at, field, number) if isinstance(value, tuple) else (*at, field)
                findings.append(_unknown(record, path, field, word, vocabulary.name, terms))
        ids = tuple(term.id for term in found if term)
        if ids != listed(value):
            changes[field] = ids if isinstance(value, tuple) else (ids[0] if ids else None)
    return changes, findings


def _unknown(record: Record, path: Path, field: str, word: str, vocabulary: str, terms: Terms) -> Finding:
    place = record.source.locate(path)
    allowed = terms.choices(vocabulary)
    values: dict[str, Value] = {
        "field": field,
        "word": word,
        "list": vocabulary,
        "allowed": allowed,
        "nearest": terms.near(vocabulary, word),
    }
    return Finding("QZ-S08", place, values)


def _changed(record: Record, changes: dict[str, Any]) -> Record:
    facts = record.facts.model_copy(update=changes)
    return Record(record.kind, record.id, facts, record.source, record.folder, record.bodies, record.chapters)
