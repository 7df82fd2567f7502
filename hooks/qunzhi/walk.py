"""Walks through the fields of a model and of the models within it: what refers, what is a term, what is a part."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel

from qunzhi.kinds.fields import FileBeside, RefersTo, RefersToIndicator, Vocabulary
from qunzhi.kinds.schema import Part
from qunzhi.quantities import Quantity
from qunzhi.reading.yaml import Path

Mark = TypeVar("Mark")

MARKS = (RefersTo, RefersToIndicator, Vocabulary, FileBeside)


def marked(schema: type[BaseModel], mark: type[Mark]) -> tuple[tuple[str, Mark], ...]:
    """Fields of a schema itself that bear a mark, each with it."""
    found: tuple[tuple[str, Mark], ...] = _marked(schema, _any(mark))
    return found


@lru_cache(maxsize=1024)
def _marked(schema: type[BaseModel], mark: Any) -> tuple[tuple[str, Any], ...]:
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


def marked_values(facts: BaseModel, mark: type[Mark], at: Path = ()) -> Iterator[tuple[Path, Any, Mark]]:
    """Every value of a field that bears the mark, however deep, with its path."""
    steps = _steps(type(facts), _any(mark))
    for name, found in steps.own:
        value = getattr(facts, name)
        if isinstance(value, tuple):
            for number, one in enumerate(value):
                yield (*at, name, number), one, found
        elif value is not None:
            yield (*at, name), value, found
    for name in steps.inner:
        for path, model in _models(getattr(facts, name), (*at, name)):
            yield from marked_values(model, mark, path)


def with_values(facts: BaseModel, mark: type[Mark], change: Callable[[Path, Any, Mark], Any], at: Path = ()) -> Any:
    """The model with every value of a marked field replaced by what `change` gives; the same one where none differs."""
    steps = _steps(type(facts), _any(mark))
    changes: dict[str, Any] = {}
    for name, found in steps.own:
        value = getattr(facts, name)
        if isinstance(value, tuple):
            new: Any = tuple(change((*at, name, n), one, found) for n, one in enumerate(value))
        else:
            new = change((*at, name), value, found) if value is not None else None
        if new != value:
            changes[name] = new
    for name in steps.inner:
        value = getattr(facts, name)
        if isinstance(value, tuple):
            inner: Any = tuple(
                with_values(m, mark, change, (*at, name, n)) if isinstance(m, BaseModel) else m
                for n, m in enumerate(value)
            )
            if any(a is not b for a, b in zip(inner, value, strict=True)):
                changes[name] = inner
        elif isinstance(value, BaseModel):
            inner = with_values(value, mark, change, (*at, name))
            if inner is not value:
                changes[name] = inner
    return facts.model_copy(update=changes) if changes else facts


def parts(facts: BaseModel) -> Iterator[tuple[Path, Part]]:
    """The parts of a record that have ids of their own, each with the path of its id."""
    for name in _part_fields(type(facts)):
        for number, part in enumerate(getattr(facts, name)):
            yield (name, number, "id"), part


def quantities(facts: BaseModel, at: Path = ()) -> Iterator[tuple[Path, Quantity]]:
    """Every number with a unit, however deep."""
    for name in _quantity_fields(type(facts)):
        value = getattr(facts, name)
        if isinstance(value, Quantity):
            yield (*at, name), value
        else:
            for path, model in _models(value, (*at, name)):
                yield from quantities(model, path)


def _any(mark: object) -> Any:
    """For caches: mypy does not see that a type can be hashed."""
    return mark


@dataclass(frozen=True, slots=True)
class _Steps:
    own: tuple[tuple[str, Any], ...]
    inner: tuple[str, ...]


@lru_cache(maxsize=1024)
def _steps(schema: type[BaseModel], mark: Any) -> _Steps:
    inner = (name for name, within in _inner(schema) if _has(within, mark))
    return _Steps(marked(schema, mark), tuple(inner))


def _has(schema: type[BaseModel], mark: Any) -> bool:
    return bool(marked(schema, mark)) or any(_has(within, mark) for _, within in _inner(schema))


@lru_cache(maxsize=1024)
def _inner(schema: type[BaseModel]) -> tuple[tuple[str, type[BaseModel]], ...]:
    """Fields that hold models: one, or a tuple of them."""
    found = ((name, model_within(field.annotation)) for name, field in schema.model_fields.items())
    return tuple((name, model) for name, model in found if model)


def model_within(annotation: Any) -> type[BaseModel] | None:
    """The model inside `tuple[Model, ...]`, `Model | None` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for part in getattr(annotation, "__args__", ()) if (m := model_within(part))), None)


@lru_cache(maxsize=1024)
def _part_fields(schema: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name, within in _inner(schema) if issubclass(within, Part))


@lru_cache(maxsize=1024)
def _quantity_fields(schema: type[BaseModel]) -> tuple[str, ...]:
    inner = dict(_inner(schema))
    return tuple(
        name
        for name, field in schema.model_fields.items()
        if Quantity in types_within(field.annotation) or (name in inner and _has_quantities(inner[name]))
    )


def _has_quantities(schema: type[BaseModel]) -> bool:
    return bool(_quantity_fields(schema))


def types_within(annotation: Any) -> tuple[Any, ...]:
    """A type, what stands behind `Annotated`, and the alternatives of a union."""
    inner = getattr(annotation, "__origin__", None), *getattr(annotation, "__args__", ())
    return (annotation, *(one for part in inner if part is not None for one in types_within(part)))


def _models(value: Any, at: Path) -> Iterator[tuple[Path, BaseModel]]:
    if isinstance(value, tuple):
        yield from (((*at, n), one) for n, one in enumerate(value) if isinstance(one, BaseModel))
    elif isinstance(value, BaseModel):
        yield at, value
