"""What a field of a model holds, told from its type and its marks."""

from dataclasses import dataclass
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator

from qunzhi.data.docs import doc_of
from qunzhi.kinds.fields import (
    Count,
    DateField,
    DayField,
    Label,
    QuantityField,
    Sha256,
    Switch,
    TextField,
    Url,
    Word,
    Year,
    listed,
)
from qunzhi.languages import Text

Form = Literal[
    "text", "date", "day", "word", "url", "sha256", "count", "year", "quantity", "switch", "choice", "model", "unknown"
]
"""`choice` is one of a few words, `model` a group of fields; `unknown` is what this package has not been taught."""

Mark = TypeVar("Mark")

_ALIASES: tuple[tuple[Any, Form], ...] = (
    (TextField, "text"),
    (DateField, "date"),
    (DayField, "day"),
    (Word, "word"),
    (Url, "url"),
    (Sha256, "sha256"),
    (Count, "count"),
    (Year, "year"),
    (QuantityField, "quantity"),
    (Switch, "switch"),
)
_BY_VALIDATOR: dict[Any, Form] = {alias.__metadata__[0]: form for alias, form in _ALIASES}
"""By the validator that reads it: str alone does not tell a word from an address, nor int a year from a count."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a model."""

    name: str
    form: Form
    many: bool
    """Whether it holds a list; one value alone may stand for a list of one."""
    required: bool
    doc: str
    """The line under it in the schema; "" where there is none."""
    marks: tuple[Any, ...] = ()
    choices: tuple[str, ...] = ()
    model: type[BaseModel] | None = None

    def mark(self, mark: type[Mark]) -> Mark | None:
        """Its mark of that sort."""
        return next((one for one in self.marks if isinstance(one, mark)), None)

    @property
    def label(self) -> Text | None:
        """What pages call it."""
        label = self.mark(Label)
        return Text(label.zh, label.en) if label else None

    @property
    def takes_bare_words(self) -> bool:
        """Whether a group of fields may be written as its name alone, as former names may."""
        return self.form == "model" and any(isinstance(m, BeforeValidator) and m.func is not listed for m in self.marks)


def fields_of(schema: Any) -> tuple[Field, ...]:
    """The fields of a model (a class), in the order in which they are written down."""
    found: tuple[Field, ...] = _fields(schema)
    return found


@lru_cache(maxsize=256)
def _fields(schema: Any) -> tuple[Field, ...]:
    return tuple(_field(schema, name, found) for name, found in schema.model_fields.items())


def _field(schema: Any, name: str, found: Any) -> Field:
    annotation, marks, many = _peeled(found.annotation, tuple(found.metadata), many=False)
    doc = doc_of(schema, name)
    choices: tuple[str, ...] = get_args(annotation) if get_origin(annotation) is Literal else ()
    model = annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None
    return Field(name, _form(marks, choices, model), many, found.is_required(), doc, marks, choices, model)


def _peeled(annotation: Any, marks: tuple[Any, ...], *, many: bool) -> tuple[Any, tuple[Any, ...], bool]:
    """The type inside `tuple[X, ...]`, `X | None` and `Annotated[X, …]`, with every mark on the way."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _peeled(inner, (*marks, *more), many=many)
    if origin in (Union, UnionType):
        first = next(one for one in get_args(annotation) if one is not type(None))
        return _peeled(first, marks, many=many)
    if origin is tuple:
        return _peeled(get_args(annotation)[0], marks, many=True)
    return annotation, marks, many


def _form(marks: tuple[Any, ...], choices: tuple[str, ...], model: type[BaseModel] | None) -> Form:
    if choices:
        return "choice"
    if model:
        return "model"
    validators = (mark for mark in marks if type(mark).__name__ == "PlainValidator")
    return next((_BY_VALIDATOR[one] for one in validators if one in _BY_VALIDATOR), "unknown")
