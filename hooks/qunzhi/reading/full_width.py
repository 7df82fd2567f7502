"""Full-width punctuation where YAML wants its own: the commonest slip of a Chinese keyboard."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from qunzhi.findings import Finding, Place, Value

MARKS = "，、；"
"""What stands where a comma should."""

_KEY = r"[A-Za-z_][\w-]*"
_COLON = re.compile(rf"({_KEY})\s*：\s*(.*)", re.DOTALL)
_COLON_ALONE = re.compile(rf"({_KEY}):([^\s/].*)", re.DOTALL)
_COLON_IN_BRACES = re.compile(rf"[{{,，]\s*({_KEY})\s*：")
_COMMA = re.compile(rf"[{MARKS}](?=\s*({_KEY})\s*[:：])")
_COMMA_BEFORE_KEY = re.compile(rf"[{MARKS}](?=\s*{_KEY}\s*$)")
_PARTS = re.compile(rf"\s*[{MARKS},]\s*")
_BEFORE = re.compile(rf"[^\s\[{{,:：{MARKS}]*\s*$")
_AFTER = re.compile(rf"\s*([^\s\]}},:：{MARKS}]*)")

_AROUND = " \n\"'{}"
"""What belongs to no value."""

LONGEST_QUOTED = 12
"""Characters of a sentence that a finding quotes before the mark."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A finding to be made: its code, the offset of the mark in the text, and the words that it quotes."""

    code: str
    at: int
    values: Mapping[str, Value] = field(default_factory=dict)


def colon_in_key(key: str) -> tuple[str, str] | None:
    """Of a key like `year：2023`: the field that was meant, and its value."""
    match = _COLON.fullmatch(key)
    return (match[1], match[2]) if match else None


def has_no_space(key: str) -> tuple[str, str] | None:
    """Of a key like `zh:甲`, where the colon wants a space behind it: the field that was meant, and its value."""
    match = _COLON_ALONE.fullmatch(key)
    return (match[1], match[2]) if match else None


def colon(text: str, begin: int) -> Slip:
    """The full-width colon behind the key that begins at an offset."""
    match = _COLON.match(text, begin)
    assert match, "a key with a colon stands as it was read"
    return Slip("QZ-Y03", text.index("：", begin), {"key": match[1]})


def has_comma(words: str) -> bool:
    """Whether there is anything to look at: most words hold none."""
    return any(mark in words for mark in MARKS)


def commas_within(text: str, begin: int, end: int) -> Iterator[Slip]:
    """In unquoted words in braces, each comma that runs two fields into one: `{zh: 甲，en：B}`.

    Words like `，email：…` belong to the sentence unless they are fields of this file.
    """
    for match in _COMMA.finditer(text, begin, end):
        if match[1] in ("zh", "en") or re.search(rf"(?:^|[{{,\s-]){match[1]}:(?:\s|$)", text, re.MULTILINE):
            yield comma(text, match.start())


def comma(text: str, at: int) -> Slip:
    """The full-width comma at an offset."""
    before, after = _BEFORE.search(text, text.rfind("\n", 0, at) + 1, at), _AFTER.match(text, at + 1)
    assert before and after, "both may be empty"
    words = before[0].strip(_AROUND)
    left = words if len(words) <= LONGEST_QUOTED else f"…{words[-LONGEST_QUOTED:]}"
    return Slip("QZ-Y11", at, {"mark": text[at], "left": left, "right": after[1].strip(_AROUND)})


def in_brackets(text: str, begin: int, problem: int) -> Slip | None:
    """What is wrong in brackets that begin at one offset and can no longer be read at another; None if other things."""
    if text[problem : problem + 1] in tuple(MARKS):
        return comma(text, problem)
    if match := _COMMA_BEFORE_KEY.search(text, begin, problem):
        return comma(text, match.start())
    if match := _COLON_IN_BRACES.search(text, begin, problem):
        return colon(text, match.start(1))
    return None


def run_together(words: str) -> tuple[str, ...]:
    """The values of a list that are read as one: `[college，enterprise]`, `college, enterprise` without brackets."""
    parts = tuple(part for part in _PARTS.split(words) if part)
    return parts if len(parts) > 1 else ()


def listed_wrongly(words: str, parts: tuple[str, ...], place: Place) -> Finding:
    """The finding for such a value, which begins at a place: told at the first mark."""
    at = next(n for n, letter in enumerate(words) if letter in f"{MARKS},")
    values: dict[str, Value] = {"mark": words[at], "left": parts[0], "right": parts[1]}
    values["nearest"] = f"[{', '.join(parts)}]"
    return Finding("QZ-Y11", replace(place, column=place.column + at), values)
