"""JSON Schemas of what staff write: an editor that knows them offers fields and terms, and marks what is wrong.

They accept what the build accepts, with two liberties: a date is told by its shape, and any word may be an id.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from qunzhi.data.forms import Field, Form, fields_of
from qunzhi.data.published import DRAFT
from qunzhi.kinds.fields import Vocabulary
from qunzhi.kinds.kind import Kind
from qunzhi.site import Site
from qunzhi.text import ID_PATTERN

Schema = dict[str, Any]

SINGLE = {"type": ["string", "number", "boolean"]}
"""One word. YAML has read 5 as a number and true as a truth; the build takes both as the words that they were."""

_WRITTEN_TEXT: Schema = {
    "anyOf": [
        SINGLE,
        {
            "type": "object",
            "properties": {"zh": {"type": "string"}, "en": {"type": ["string", "null"]}},
            "required": ["zh"],
            "additionalProperties": False,
        },
    ]
}
_MONTH = r"\d{4}-\d{1,2}"
_DAY = rf"{_MONTH}-\d{{1,2}}"
WRITTEN: Mapping[Form, Schema] = {
    "text": _WRITTEN_TEXT,
    "date": {
        "type": ["string", "integer"],
        "pattern": rf"^\s*(\d{{4}}(/\d{{4}})?|{_MONTH}(/{_MONTH})?|{_DAY}(/{_DAY})?|\d{{4}}-\d{{4}}\s*学年)\s*$",
    },
    "day": {"type": "string", "pattern": rf"^\s*{_DAY}\s*$"},
    "word": SINGLE,
    "url": {"type": "string", "pattern": r"^\s*https?://\S+\s*$"},
    "sha256": {"type": "string", "pattern": r"^\s*[0-9a-fA-F]{64}\s*$"},
    "count": {"type": ["integer", "string"], "pattern": r"^\s*\d{1,12}\s*$", "minimum": 0},
    "year": {"type": ["integer", "string"], "pattern": r"^\s*(19|20)\d{2}\s*$", "minimum": 1900, "maximum": 2099},
    "quantity": {"type": ["string", "number"], "pattern": r"^\s*[+-]?\d"},
    "switch": {"enum": [True, False, "true", "false"]},
}
"""How each form of a field is written."""


def schema_name(kind: Kind) -> str:
    """File name of the schema of a kind's source files."""
    return f"{kind.name}.schema.json"


def staff_schema(site: Site, kind: Kind, folder: str) -> Mapping[str, Any]:
    """The JSON Schema (2020-12) of a kind's files: a register is a list of entries, an article has front matter."""
    article = _model(site, kind.schema)
    name = {"type": "string", "pattern": f"^{ID_PATTERN.pattern}$", "description": _ID}
    entry = {**article, "properties": {"id": name, **article["properties"]}, "required": ["id", *article["required"]]}
    return {
        "$schema": DRAFT,
        "$id": folder + schema_name(kind),
        "title": f"{kind.label.zh} / {kind.label.en}",
        "description": _doc(kind.schema),
        "if": {"type": ["array", "null"]},
        "then": {"items": {"$ref": "#/$defs/entry"}},
        "else": {"$ref": "#/$defs/article"},
        "$defs": {"article": article, "entry": entry},
    }


_ID = "永久编号：小写字母、数字和连字符 / permanent id: lower-case letters, digits and hyphens"


def _doc(schema: type[BaseModel]) -> str:
    return " ".join((schema.__doc__ or "").split())


def _model(site: Site, schema: type[BaseModel]) -> Schema:
    fields = fields_of(schema)
    return {
        "type": "object",
        "properties": {field.name: _field(site, field) for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }


def _field(site: Site, field: Field) -> Schema:
    one = _one(site, field)
    described = {"description": field.doc} if field.doc else {}
    label = {"title": f"{field.label.zh} / {field.label.en}"} if field.label else {}
    if field.many:
        one = {"anyOf": [one, {"type": "array", "items": one}]}
    return {**label, **described, **(one if field.required else _or_nothing(one))}


def _or_nothing(one: Schema) -> Schema:
    """A key with nothing behind it says nothing."""
    return {"anyOf": [*one["anyOf"], {"type": "null"}]} if set(one) == {"anyOf"} else {"anyOf": [one, {"type": "null"}]}


def _one(site: Site, field: Field) -> Schema:
    vocabulary = field.mark(Vocabulary)
    if vocabulary:
        return _terms(site, vocabulary.name)
    if field.choices:
        return {"enum": [*(True for one in field.choices if one == "true"), *field.choices]}
    if field.model:
        inner = _model(site, field.model)
        return {"anyOf": [_WRITTEN_TEXT, inner]} if field.takes_bare_words else inner
    return dict(WRITTEN.get(field.form, {}))


def _terms(site: Site, vocabulary: str) -> Schema:
    """Terms by id, which editors offer first with their meaning; then the other words that are taken for them."""
    terms = [term for name in site.terms.ids(vocabulary) if (term := site.terms.term(vocabulary, name))]
    if not terms:
        return dict(SINGLE)
    ids = [term.id for term in terms]
    meanings = [f"{term.zh} / {term.en}" if term.en else term.zh for term in terms]
    others = dict.fromkeys(word for term in terms for word in (term.zh, term.en, *term.aliases) if word)
    rest = [word for word in others if word not in ids]
    return {"anyOf": [{"enum": ids, "enumDescriptions": meanings}, {"enum": rest}]}
