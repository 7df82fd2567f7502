"""What of a model may be published, and as what: the border between the records and the open data."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from qunzhi.data.columns import Column, Plain, Type
from qunzhi.data.forms import Field, fields_of
from qunzhi.dates import CivilDate
from qunzhi.kinds.fields import FileBeside, RefersTo, RefersToIndicator, Vocabulary
from qunzhi.kinds.schema import RecordSchema
from qunzhi.languages import Text
from qunzhi.quantities import Quantity
from qunzhi.site import Site

COMMON = ("summary", "published", "updated", "members", "themes", "people", "credit", "provenance")
"""Fields of every record that readers see. All others of RecordSchema (state, review, archive) serve the desk: one that
is added there stays inside until it is named here.
"""

_TYPES: dict[str, Type] = {
    "text": "text",
    "date": "date",
    "day": "day",
    "word": "word",
    "url": "word",
    "count": "integer",
    "year": "integer",
    "quantity": "quantity",
    "switch": "boolean",
    "choice": "word",
}

YES = ("true",)
"""The choices of a field that is either true or left out."""

_REFERENCE = re.compile(r"\[\[[^\[\]]*\]\]")

Reading = tuple[Column, Callable[[Any], Plain], str]
"""A column, what makes its value from the field's, and the field."""


def readings(site: Site, schema: type[Any]) -> tuple[Reading, ...]:
    """The columns of a model's own fields; groups of fields within it have tables of their own.

    Of a record, its name stands first, then what its kind alone has, then what every record has.
    """
    found = [field for field in fields_of(schema) if is_public(schema, field)]
    if issubclass(schema, RecordSchema):
        found.sort(key=lambda field: (field.name != schema.title_field, field.name in RecordSchema.model_fields))
    return tuple(_reading(site, field) for field in found)


def is_public(schema: type[Any], field: Field) -> bool:
    """Whether a field of a model is published as a column."""
    if field.form not in _TYPES or field.mark(FileBeside) is not None:
        return False  # names of files in the archive; where one is published, its address stands in a column of its own
    if issubclass(schema, RecordSchema) and field.name in RecordSchema.model_fields:
        return field.name in COMMON or (field.name == "aliases" and schema.aliases_are_names)
    return not (field.name == "id" and not field.required)  # parts bear ids that the site has made up for them


def _reading(site: Site, field: Field) -> Reading:
    vocabulary, refers = field.mark(Vocabulary), field.mark(RefersTo)
    figures = field.mark(RefersToIndicator)
    is_reference = bool(refers or figures)
    column = Column(
        name=field.name,
        type="term" if vocabulary else _type(field),
        doc=field.doc,
        label=field.label,
        many=field.many,
        required=field.required and not is_reference,
        choices=_choices(site, field, vocabulary),
        target=refers.kinds[0] if refers and len(refers.kinds) == 1 and not field.many else "",
    )
    return column, _maker(site, field, vocabulary, is_reference), field.name


def _type(field: Field) -> Type:
    return "boolean" if field.choices == YES else _TYPES[field.form]


def _choices(site: Site, field: Field, vocabulary: Vocabulary | None) -> tuple[str, ...]:
    if vocabulary:
        return site.terms.ids(vocabulary.name)
    return () if field.choices == YES else field.choices


def _maker(site: Site, field: Field, vocabulary: Vocabulary | None, is_reference: bool) -> Callable[[Any], Plain]:
    one: Callable[[Any], Plain] = partial(plain, site)
    if vocabulary:
        one = partial(term, site, vocabulary.name)
    elif field.choices == YES:
        one = bool
    elif is_reference:
        one = partial(_named, site)
    if field.many:
        return lambda values: [found for value in values if (found := one(value)) is not None]
    return lambda value: None if value is None else one(value)


def _named(site: Site, name: str) -> str | None:
    return name if may_be_named(site, name) else None


def plain(site: Site, value: Any) -> Plain:
    """A value of a field as JSON has it."""
    if isinstance(value, Text):
        return text(value)
    if isinstance(value, CivilDate):
        return value.iso
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Quantity):
        return quantity(site, value)
    return value


def text(value: Text | None) -> Plain:
    """A text in both languages; what quotes a record that is not public is left out."""
    if value is None:
        return None
    return {"zh": _quoteless(value.zh), "en": _quoteless(value.en) if value.en is not None else None}


def _quoteless(words: str) -> str:
    return _REFERENCE.sub("", words) if "[[" in words else words


def term(site: Site, vocabulary: str, term_id: str) -> Plain:
    """A term of a list, with its words."""
    found = site.terms.term(vocabulary, term_id)
    return {"id": term_id, "zh": found.zh, "en": found.en} if found else {"id": term_id, "zh": term_id, "en": None}


def quantity(site: Site, value: Quantity, unit: str = "") -> Plain:
    """A number and the id of its unit; the word of the source where no list knows it, null where there is none."""
    word = value.unit or unit
    found = site.units.find(word) if word else None
    return {"value": value.value, "unit": found.id if found else word or None}


def may_be_named(site: Site, name: str) -> bool:
    """Whether an id leads to something that the public may see: no draft, nothing held back, nothing withdrawn."""
    name = name.partition("@")[0]
    if name in site.pictures:
        return site.shows(name)
    if part := site.parts.get(name):
        return is_published(site, part.record.id)
    return is_published(site, name)


def is_published(site: Site, name: str) -> bool:
    """Whether there is a published record of that id."""
    record = site.records.get(name)
    return record is not None and record.facts.state == "published"
