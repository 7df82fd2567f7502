"""The border between what was written and what the build believes: plain values in, a frozen model or findings out."""

from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from qunzhi.findings import Finding, Place
from qunzhi.kinds.fields import as_written
from qunzhi.languages import Text
from qunzhi.quantities import Quantity
from qunzhi.reading.yaml import Path, Plain
from qunzhi.text import nearest
from qunzhi.walk import model_within

Model = TypeVar("Model", bound=BaseModel)


class Locate(Protocol):
    """Tells where a value, or the key that names it, stands."""

    def __call__(self, path: Path, *, key: bool = False) -> Place: ...


def validate(schema: type[Model], plain: Plain, locate: Locate) -> tuple[Model | None, list[Finding]]:
    """The model of what was written, or all that is wrong with it."""
    if not isinstance(plain, dict):
        return None, [Finding("QZ-Y09", locate(()))]
    try:
        return schema.model_validate(_given(plain)), []
    except ValidationError as error:
        problems = _without_misspelt(error.errors(include_url=False), schema)
        return None, [_finding(problem, schema, plain, locate) for problem in problems]


def _without_misspelt(problems: list[Any], schema: type[BaseModel]) -> list[Any]:
    """A required field under a misspelt name is one mistake: the unknown name is told, not the missing field."""
    meant = set()
    for problem in problems:
        if problem["type"] == "extra_forbidden":
            *above, name = problem["loc"]
            meant.add((*above, nearest(str(name), _fields_at(schema, tuple(above)))))
    return [problem for problem in problems if problem["type"] != "missing" or problem["loc"] not in meant]


def _given(value: Plain) -> Plain:
    """Without keys that have no value: `place:` with nothing behind it says nothing.

    But in a text of two languages every key stays: in `{zh: 甲, 乙}` the second is half a sentence cut off by a comma.
    """
    if isinstance(value, dict):
        is_text = "zh" in value
        return {key: _given(inner) for key, inner in value.items() if is_text or inner is not None}
    if isinstance(value, list):
        return [_given(inner) for inner in value]
    return value


def _finding(problem: Any, schema: type[BaseModel], plain: Plain, locate: Locate) -> Finding:
    loc: Path = tuple(problem["loc"])
    code = str(problem["type"])
    if code.startswith("QZ-"):
        values = {k: v for k, v in problem["ctx"].items() if k not in ("at", "code", "meant")}
        if meant := problem["ctx"].get("meant"):
            values["nearest"] = _exactly(_field(loc), meant, with_bound="bound" in _fields_at(schema, loc[:-1]))
        at = problem["ctx"].get("at", ())
        return Finding(code, locate((*loc, *at), key=bool(at)), {"field": _field(loc), **values})
    return _STANDARD.get(code, _wrong_type)(loc, problem, schema, plain, locate)


def _field(loc: Path) -> str:
    """The innermost key of a place: for list positions, the key of the list."""
    return next((step for step in reversed(loc) if isinstance(step, str)), "")


def _exactly(field: str, meant: Quantity, *, with_bound: bool) -> Text:
    """How an approximate number is written."""
    value = f"{field}: {meant.plain} {meant.unit}".strip()
    if not with_bound:
        return Text(f"“{value}”，并在文字里说明是约数", f'"{value}", and say in words that it is approximate')
    bound = f"bound: {meant.bound}"
    return Text(f"“{value}”，再加上“{bound}”", f'"{value}" together with "{bound}"')


def _missing(loc: Path, problem: Any, schema: type[BaseModel], plain: Plain, locate: Locate) -> Finding:
    return missing(loc, plain, locate)


def missing(loc: Path, plain: Plain, locate: Locate) -> Finding:
    """The finding for a field that is not there, or that has nothing behind its colon."""
    field = str(loc[-1])
    if field in _fields_written(plain, loc[:-1]):
        return Finding("QZ-S01", locate(loc, key=True), {"field": field, "nearest": field})
    return Finding("QZ-S01", locate(loc[:-1]), {"field": field})


def _fields_written(plain: Plain, loc: Path) -> Collection[str]:
    """The keys that stand at a place, whether or not they have values."""
    for step in loc:
        if isinstance(plain, list) and isinstance(step, int):
            plain = plain[step]
        else:
            plain = plain.get(step) if isinstance(plain, dict) else None
    return plain.keys() if isinstance(plain, dict) else ()


def _unknown(loc: Path, problem: Any, schema: type[BaseModel], plain: Plain, locate: Locate) -> Finding:
    known = _fields_at(schema, loc[:-1])
    return Finding("QZ-S02", locate(loc, key=True), {"field": str(loc[-1]), "nearest": nearest(str(loc[-1]), known)})


def _choice(loc: Path, problem: Any, schema: type[BaseModel], plain: Plain, locate: Locate) -> Finding:
    expected = str(problem["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
    value = as_written(problem["input"])
    values = {
        "field": _field(loc),
        "value": value,
        "allowed": expected,
        "nearest": nearest(value, expected.split(", ")) if isinstance(value, str) else "",
    }
    return Finding("QZ-S03", locate(loc), values)


def _wrong_type(loc: Path, problem: Any, schema: type[BaseModel], plain: Plain, locate: Locate) -> Finding:
    expected = _EXPECTED.get(str(problem["type"]), Text("单个值", "a single value"))
    return Finding("QZ-S04", locate(loc), {"field": _field(loc), "expected": expected})


_EXPECTED = {
    "model_type": Text("一组“键: 值”", "a group of `key: value` lines"),
    "tuple_type": Text("列表（每行以“- ”开头，或写成 [甲, 乙]）", "a list (lines that begin with `- `, or [a, b])"),
}
_EXPECTED["list_type"] = _EXPECTED["tuple_type"]
_EXPECTED["dict_type"] = _EXPECTED["model_type"]

_STANDARD: dict[str, Callable[[Path, Any, type[BaseModel], Plain, Locate], Finding]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _choice,
}


@lru_cache(maxsize=256)
def _fields_at(schema: type[BaseModel], path: Path) -> tuple[str, ...]:
    """Names of the fields that may stand at `path` of a schema."""
    for step in path:
        if isinstance(step, str):
            found = model_within(schema.model_fields[step].annotation) if step in schema.model_fields else None
            if found is None:
                return ()
            schema = found
    return tuple(schema.model_fields)
