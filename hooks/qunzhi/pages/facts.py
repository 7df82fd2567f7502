"""Tables of facts: made from the schema's own labels, so that a new field appears by being declared."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from qunzhi.dates import CivilDate, day_text
from qunzhi.document_numbers import shown
from qunzhi.filing import day_of
from qunzhi.kinds.case import BoxLine
from qunzhi.kinds.fields import Label, RefersTo, Vocabulary
from qunzhi.kinds.schema import RecordSchema
from qunzhi.languages import HTML_LANG, OTHER, Text
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import named
from qunzhi.pages.views import Fact, Link
from qunzhi.quantities import Quantity, worded
from qunzhi.records import Record
from qunzhi.text import has_chinese
from qunzhi.walk import listed, marked

OWN_PLACE = {"document": ("supersedes", "amends", "implements")}
"""By kind: fields that its pages show in a place of their own (for documents chains.py)."""

FORMS = {("document", "number"): shown}
"""By kind and field: how a word is printed, where not as written."""

SPOKEN = frozenset({("term", "forbidden")})
"""By kind and field: words in either language, whichever the page is in."""


class _Row(NamedTuple):
    """A labelled field."""

    field: str
    label: Label
    refers: bool
    """Whether its values are ids of records or their parts."""
    term: bool
    """Whether its values are terms of a controlled list."""


def facts(edition: Edition, record: Record) -> tuple[Fact, ...]:
    """A record's labelled fields that have a value: those of its kind first, then those that all records share."""
    model = record.facts
    elsewhere, values = OWN_PLACE.get(record.kind.name, ()), model.__dict__
    lines = [
        _fact(edition, record, row, value)
        for row in _rows(type(model))
        if (value := values[row.field]) is not None and value != () and row.field not in elsewhere
    ]
    return tuple([line for line in lines if line.values])


def _fact(edition: Edition, record: Record, row: _Row, value: Any) -> Fact:
    """A field with its value. Many records have the same terms."""
    if not row.term or row.field == "unit":
        return _line(edition, record, row, value)
    return edition.piece(("fact", record.kind.name, row.field, value), _line, edition, record, row, value)


def _line(edition: Edition, record: Record, row: _Row, value: Any) -> Fact:
    return Fact(getattr(row.label, edition.lang), tuple(_links(edition, record, row, value)))


@lru_cache(maxsize=64)
def _rows(schema: Any) -> tuple[_Row, ...]:
    common, refers, terms = RecordSchema.model_fields, dict(marked(schema, RefersTo)), dict(marked(schema, Vocabulary))
    rows = [_Row(name, label, name in refers, name in terms) for name, label in marked(schema, Label)]
    return tuple(sorted(rows, key=lambda row: row.field in common))


def _links(edition: Edition, record: Record, row: _Row, values: Any) -> Iterator[Link]:
    for value in listed(values):
        if row.field == "unit" and (unit := edition.site.units.find(value)):
            yield from [Link(unit.text.pick(edition.lang))] if unit.text.pick(edition.lang) else []
        elif row.refers:
            if value in edition.site.records or value in edition.site.parts:
                yield named(edition, value, day_of(record))
        elif row.term:
            yield edition.term_link(record.kind, row.field, value)
        elif (record.kind.name, row.field) in SPOKEN:
            yield spoken(edition, value)
        else:
            form = FORMS.get((record.kind.name, row.field))
            yield _plain(edition, form(value) if form else value)


def _plain(edition: Edition, value: Any) -> Link:
    if isinstance(value, Text):
        return Link(value.pick(edition.lang), "", value.foreign(edition.lang))
    if isinstance(value, CivilDate):
        return Link(value.text(edition.lang))
    if isinstance(value, date):
        return Link(day_text(value, edition.lang))
    if isinstance(value, Quantity):
        return Link(worded(value, edition.site.units.find(value.unit), edition.lang))
    words = str(value)
    lang = HTML_LANG["zh"] if edition.lang != "zh" and has_chinese(words) else None  # 发文字号 is never translated
    return Link(words, words if words.startswith(("http://", "https://")) else "", lang)


def spoken(edition: Edition, word: str) -> Link:
    """A word whose language its letters tell."""
    own = "zh" if has_chinese(word) else "en"
    return Link(word, "", None if own == edition.lang else HTML_LANG[OTHER[edition.lang]])


def fact_box(edition: Edition, lines: Iterable[BoxLine]) -> tuple[Fact, ...]:
    """What a reader should keep of a case, in the words of its writer."""
    lang = edition.lang
    return tuple(
        [Fact(line.label.pick(lang), (Link(line.value.pick(lang), "", line.value.foreign(lang)),)) for line in lines]
    )
