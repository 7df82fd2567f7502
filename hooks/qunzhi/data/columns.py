"""Columns of the published tables: each knows its cells in CSV, its type in JSON Schema and in a Table Schema."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from qunzhi.languages import Text

Type = Literal["text", "term", "word", "address", "integer", "number", "quantity", "date", "day", "boolean"]
"""An address is one on this site; a date is a civil date of any precision, a day has all three parts; a quantity has a
unit of its own in each row, a number that of its column."""

Plain = Any
"""A value as JSON has it; numbers with decimals as Decimal, so that CSV keeps the digits of the source."""

DATE_PATTERN = r"^(\d{4}(/\d{4})?|\d{4}-\d{2}(/\d{4}-\d{2})?|\d{4}-\d{2}-\d{2}(/\d{4}-\d{2}-\d{2})?)$"
"""ISO 8601-1:2019: a year, a month, a day, or an interval of years, months or days."""

JOINT = "; "
"""Between the values of a list in one cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    type: Type
    doc: str = ""
    """What it means, in one line."""
    label: Text | None = None
    many: bool = False
    required: bool = False
    choices: tuple[str, ...] = ()
    """Ids of the terms, or words, that may stand in it; empty where anything may."""
    target: str = ""
    """The table of which it holds an id, where it is always the same."""

    @property
    def heads(self) -> tuple[str, ...]:
        """Names of its columns in CSV."""
        return tuple(self.name + suffix for suffix in _SUFFIXES.get(self.type, ONE))

    def rows(self, values: Iterable[Plain]) -> list[tuple[str, ...]]:
        """Each value in those columns; a list joined in each."""
        one, blank = _CELLS.get(self.type, _written), ("",) * len(self.heads)
        if not self.many:
            return [blank if value is None else one(value) for value in values]
        return [tuple(map(_joined, zip(*map(one, value), strict=True))) if value else blank for value in values]

    @property
    def begins_with_number(self) -> bool:
        """Whether the first of its columns in CSV holds numbers: there a minus is no formula."""
        return self.type in ("integer", "number", "quantity") and not self.many

    def json_schema(self) -> Mapping[str, Any]:
        """The JSON Schema of its values in the published JSON."""
        schema = dict(_JSON[self.type])
        if self.choices:
            schema = _chosen(schema, self.choices)
        if self.many:
            schema = {"type": "array", "items": schema}
        elif not self.required:
            schema = {"anyOf": [schema, {"type": "null"}]}
        return {**self._described(), **schema}

    def _described(self) -> dict[str, str]:
        title = f"{self.label.zh} / {self.label.en}" if self.label else ""
        return {key: words for key, words in (("title", title), ("description", self.doc)) if words}

    def fields(self) -> list[dict[str, Any]]:
        """Its columns in CSV as fields of a Table Schema (Frictionless)."""
        found = []
        for number, head in enumerate(self.heads):
            field: dict[str, Any] = {"name": head, **self._described(), **self._field_type(number)}
            if number == 0 and (constraints := self._constraints()):
                field["constraints"] = constraints
            found.append(field)
        return found

    def _field_type(self, number: int) -> dict[str, str]:
        if number or self.many:
            return {"type": "string"}
        return {"type": _TABLE.get(self.type, "string")}

    def _constraints(self) -> dict[str, Any]:
        found: dict[str, Any] = {"required": True} if self.required else {}
        if self.type == "date" and not self.many:
            found["pattern"] = DATE_PATTERN
        if self.choices and not self.many:
            found["enum"] = list(self.choices)
        return found


def _written(value: Plain) -> tuple[str, ...]:
    return (str(value),)


def _said(value: Plain) -> tuple[str, ...]:
    return ("true" if value else "false",)


def _parted(value: Plain) -> tuple[str, ...]:
    return tuple(["" if part is None else str(part) for part in value.values()])


_CELLS: Mapping[Type, Callable[[Plain], tuple[str, ...]]] = {
    "text": _parted,
    "term": _parted,
    "quantity": _parted,
    "boolean": _said,
}
"""By type: a value in the columns that it has in CSV."""


def _joined(cells: tuple[str, ...]) -> str:
    """Values in one cell; positions are kept where some lack a translation, and nothing stands where all do."""
    return JOINT.join(cells) if any(cells) else ""


def _chosen(schema: dict[str, Any], choices: tuple[str, ...]) -> dict[str, Any]:
    if "properties" not in schema:
        return {**schema, "enum": list(choices)}
    identified = {**schema["properties"], "id": {"enum": list(choices)}}
    return {**schema, "properties": identified}


def _group(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_STRING: dict[str, Any] = {"type": "string", "minLength": 1}
_MAYBE = {"type": ["string", "null"]}

ONE = ("",)
_SUFFIXES: Mapping[Type, tuple[str, ...]] = {
    "text": ("_zh", "_en"),
    "term": ("", "_zh", "_en"),
    "quantity": ("", "_unit"),
}
_JSON: Mapping[Type, dict[str, Any]] = {
    "text": _group(zh={"type": "string"}, en=_MAYBE),
    "term": _group(id=_STRING, zh=_STRING, en=_MAYBE),
    "quantity": _group(value={"type": "number"}, unit=_MAYBE),
    "word": _STRING,
    "address": _STRING,
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "date": {"type": "string", "pattern": DATE_PATTERN},
    "day": {"type": "string", "format": "date"},
    "boolean": {"type": "boolean"},
}
_TABLE: Mapping[Type, str] = {
    "integer": "integer",
    "number": "number",
    "quantity": "number",
    "day": "date",
    "boolean": "boolean",
}
"""Types of a Table Schema; all others are strings."""
