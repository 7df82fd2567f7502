"""The types of a record's fields: how the text that staff wrote becomes a value, and what a value refers to.

Validators raise `PydanticCustomError` with a code of the findings' catalogue as its type, so that the border can turn
every complaint into a finding; the words of pydantic itself are never shown.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from qunzhi.dates import CivilDate, DateProblem, parse_date
from qunzhi.languages import LANGUAGES, Text
from qunzhi.likely_dates import likely_date
from qunzhi.quantities import NotAQuantity, Quantity, approximate, parse_quantity
from qunzhi.text import ID_PATTERN, nearest


@dataclass(frozen=True, slots=True)
class Label:
    """Marks a field that pages show in the table of facts, and names it there."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Marks a field whose values are terms of a controlled list in `vocabularies.yml`."""

    name: str


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a field whose values are ids of records; of the named kinds, or of any where none is named."""

    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefersToIndicator:
    """Marks a field whose values are figures: `id` of an indicator, or `id@period`."""


@dataclass(frozen=True, slots=True)
class FileBeside:
    """Marks a field that names a file lying in the record's own folder."""


def _problem(code: str, **values: Any) -> PydanticCustomError:
    return PydanticCustomError(code, "{code}", {"code": code, **values})


_TWO_LANGUAGES = "{zh: 中文, en: English}"


def _text(value: Any) -> Text:
    if isinstance(value, Text):
        return value
    if isinstance(value, str) and value.strip():
        return Text(_one_line(value))
    if not isinstance(value, dict):
        raise _problem("QZ-S05", nearest=_TWO_LANGUAGES)
    for key, words in value.items():
        if key not in LANGUAGES:
            raise _problem("QZ-S02", field=key, nearest=nearest(key, LANGUAGES), at=(key,))
        if words is not None and not isinstance(words, str):
            raise _problem("QZ-S05", nearest=_TWO_LANGUAGES, at=(key,))
    if not (value.get("zh") or "").strip():
        raise _problem("QZ-S01", field="zh")
    english = (value.get("en") or "").strip()
    return Text(_one_line(value["zh"]), _one_line(english) if english else None)


_BREAK_IN_CHINESE = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f])\s*\n\s*(?=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f])"
)


def _one_line(words: str) -> str:
    """A text written over several lines joins as its script does: Chinese without, Latin with a space."""
    return " ".join(_BREAK_IN_CHINESE.sub("", words.strip()).split())


def _date(value: Any) -> CivilDate:
    if isinstance(value, CivilDate):
        return value
    if not isinstance(value, str):
        raise _problem("QZ-D01", value=as_written(value))
    words = value.strip()
    try:
        return parse_date(words)
    except DateProblem as problem:
        code = "QZ-D02" if re.match(r"\d{4}-", words) and "写法" not in problem.reason.zh else "QZ-D01"
        raise _problem(code, value=words, reason=problem.reason, nearest=likely_date(words)) from None


def _day(value: Any) -> date:
    when = _date(value)
    if when.precision != "day":
        raise _problem("QZ-D03", value=when.iso)
    return when.first


def _scalar(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _problem("QZ-S05")
    return value.strip()


def _identifier(value: Any) -> str:
    words = _scalar(value)
    if not ID_PATTERN.fullmatch(words):
        raise _problem("QZ-A02", id=words)
    return words


def _url(value: Any) -> str:
    words = _scalar(value)
    if not re.fullmatch(r"https?://[^\s<>\"]+", words):
        raise _problem("QZ-S07", value=words)
    return words


def _sha256(value: Any) -> str:
    words = as_written(value)
    if not isinstance(words, str) or not re.fullmatch(r"[0-9a-fA-F]{64}", words):
        raise _problem("QZ-S10", value=words)
    return words.lower()


def _whole(value: Any) -> int:
    words = as_written(value)
    if not isinstance(words, str) or not re.fullmatch(r"[0-9]{1,12}", words):
        raise _problem("QZ-S06", value=words)
    return int(words)


def _stage_count(value: Any) -> int:
    count = _whole(value)
    if count > len(STAGES):
        raise _problem("QZ-S03", value=str(count), allowed=", ".join(map(str, range(len(STAGES) + 1))), nearest="")
    return count


def _year(value: Any) -> int:
    words = as_written(value)
    if not isinstance(words, str) or not re.fullmatch(r"(?:19|20)[0-9]{2}", words):
        raise _problem("QZ-D04", value=words)
    return int(words)


def _quantity(value: Any) -> Quantity:
    if isinstance(value, Quantity):
        return value
    words = as_written(value)
    try:
        return parse_quantity(words if isinstance(words, str) else "")
    except NotAQuantity:
        meant = approximate(words) if isinstance(words, str) else None
        raise _problem("QZ-N02", value=words, nearest="", meant=meant) from None


def _switch(value: Any) -> bool:
    words = as_written(value)
    if words not in ("true", "false"):
        raise _problem("QZ-S03", value=words, allowed="true, false", nearest="")
    return words == "true"


def as_written(value: Any) -> str | Text:
    """A value as a finding quotes it: its words, or what sort of thing stands in their place."""
    if isinstance(value, list | tuple):
        return Text("一个列表", "a list")
    return Text("一组字段", "a group of fields") if isinstance(value, dict) else str(value).strip()


def listed(value: Any) -> Any:
    """A single value where a list may stand is a list of one."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str | dict) else value


_TEXT_SCHEMA = {
    "anyOf": [{"type": "string"}, {"type": "object", "properties": {"zh": {}, "en": {}}, "required": ["zh"]}]
}
_STRING_SCHEMA = {"type": "string"}

TextField = Annotated[Text, PlainValidator(_text), WithJsonSchema(_TEXT_SCHEMA)]
"""A short text: a plain string is Chinese; `{zh: …, en: …}` is both."""

DateField = Annotated[CivilDate, PlainValidator(_date), WithJsonSchema(_STRING_SCHEMA)]
"""A civil date of any precision."""

DayField = Annotated[date, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A civil date to the day."""

Word = Annotated[str, PlainValidator(_scalar), WithJsonSchema(_STRING_SCHEMA)]
"""One scalar, kept as the text it was written as."""

Identifier = Annotated[str, PlainValidator(_identifier), WithJsonSchema(_STRING_SCHEMA)]
"""An id: lower-case ASCII letters, digits and hyphens. It is part of addresses."""

Url = Annotated[str, PlainValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
"""An absolute http or https address."""

Sha256 = Annotated[str, PlainValidator(_sha256), WithJsonSchema({"type": "string", "pattern": "^[0-9a-fA-F]{64}$"})]
"""A SHA-256 in hexadecimal digits (FIPS 180-4)."""

Count = Annotated[int, PlainValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
"""A whole number from 0."""

STAGES = {"first": Text("初审", "first"), "second": Text("复审", "second"), "third": Text("终审", "third")}
"""The stages at which a record is reviewed, in their order, and their words."""

_STAGES_BY_WORD = {word: name for name, text in STAGES.items() for word in (text.zh, name)}

Stage = Annotated[
    Literal["初审", "复审", "终审", "first", "second", "third"], AfterValidator(lambda word: _STAGES_BY_WORD[word])
]
"""A stage of review by its Chinese or English name; the value is the English one."""

StageCount = Annotated[int, PlainValidator(_stage_count), WithJsonSchema({"type": "integer", "maximum": len(STAGES)})]
"""How many stages of review, from 0."""

Year = Annotated[int, PlainValidator(_year), WithJsonSchema({"type": "integer"})]
"""A calendar year, 1900–2099."""

QuantityField = Annotated[Quantity, PlainValidator(_quantity), WithJsonSchema({"type": ["string", "number"]})]
"""A number with its unit: `34118.10 万元`, `46.23%`, `81`."""

Switch = Annotated[bool, PlainValidator(_switch), WithJsonSchema({"type": "boolean"})]
"""true or false, and no other word for them: YAML's `yes` and `NO` are text here."""

Words = Annotated[tuple[Word, ...], BeforeValidator(listed)]
"""A list of words; one alone may stand without brackets."""

Texts = Annotated[tuple[TextField, ...], BeforeValidator(listed)]
"""A list of short texts."""

Members = Annotated[Words, RefersTo(("member",))]
"""Ids of members and partners."""

Organisations = Annotated[Words, RefersTo(("member", "body"))]
"""Ids of members or bodies, or the names under which they are known."""
