"""YAML as staff write it: every scalar stays text, nothing is dropped, nothing runs away.

PyYAML turns `NO`, `010`, `12:30` and `1.10` into False, 8, 750 and 1.1 and keeps the last of two equal keys; so this
reader builds plain values from libyaml's events itself. The schema gives the scalars their types.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml
from yaml import MappingEndEvent, ScalarEvent

from qunzhi.findings import Finding, Place, Value
from qunzhi.languages import LANGUAGES
from qunzhi.packing import packed
from qunzhi.reading import full_width, odd_spaces
from qunzhi.reading.complaints import (
    CONTROL_CHARACTER,
    SECOND_DOCUMENT,
    SPACE_BEHIND_COLON,
    likeliest,
    unreadable,
    words_alone,
)
from qunzhi.reading.files import Refused, SourceText
from qunzhi.reading.full_width import Slip

DEEPEST = 12
"""Levels of nesting. No record needs more than six; libyaml's own composer overflows the stack on 100,000."""

Plain = Any
"""None, str, list or dict of such."""

Path = tuple[str | int, ...]
"""A way into plain values: keys and list positions."""

_COMMENT = re.compile(r"[ \t]+#(?=[^\s#])")
"""A comment as hardly anybody writes one on purpose: of `Workshop #1` only `Workshop` is read."""


@packed
@dataclass(frozen=True, slots=True)
class YamlText:
    """A piece of YAML within a file: `first_line` is where it begins there, counted from 1."""

    path: str
    text: str
    first_line: int = 1
    first_column: int = 1

    def place(self, mark: Any) -> Place:
        """Where a mark of libyaml stands in the file."""
        return Place(self.path, self.first_line + mark.line, self.first_column + mark.column)

    def slip(self, slip: Slip) -> Finding:
        """The finding for a slip of the keyboard."""
        return Finding(slip.code, _at(self, slip.at), slip.values)

    def locate(self, path: Path, *, key: bool = False) -> Place:
        """Where the value at `path` stands (with `key`, the key that names it); else where its nearest parent does."""
        marks = _marks(self)
        while path and (path, key) not in marks:
            key = False
            path = path[:-1]
        return self.place(marks[path, key]) if (path, key) in marks else Place(self.path, self.first_line, 1)


@dataclass(slots=True)
class _Reader:
    source: YamlText
    keep_marks: bool
    may_lose_words: bool
    """Whether there is a # that looks as if it belonged to the words before it."""
    marks: dict[tuple[Path, bool], Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    value: Plain = None

    def build(self, events: Iterator[Any], event: Any, path: Path) -> Plain:
        """The value that begins with `event`; takes the events up to its end."""
        if self.keep_marks:
            self.marks[path, False] = event.start_mark
        if event.anchor or event.tag:
            raise Refused(Finding("QZ-Y06", self.source.place(event.start_mark)))
        if isinstance(event, ScalarEvent):
            if self.may_lose_words and not event.style:
                self._lost_words(event)
            return _scalar(self.source, event)
        if len(path) >= DEEPEST:
            raise Refused(Finding("QZ-Y05", self.source.place(event.start_mark), {"limit": DEEPEST}))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path, in_braces=bool(event.flow_style))
        raise Refused(Finding("QZ-Y06", self.source.place(event.start_mark)))

    def _lost_words(self, event: Any) -> None:
        """What stands behind a value is no part of it if it begins with a #."""
        text = self.source.text
        if found := _COMMENT.match(text, event.end_mark.index):
            words = text[found.end() - 1 :].partition("\n")[0].rstrip()
            self.findings.append(self.source.slip(Slip("QZ-Y13", found.end() - 1, {"words": words})))

    def _sequence(self, events: Iterator[Any], path: Path) -> list[Plain]:
        values: list[Plain] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            values.append(self.build(events, event, (*path, len(values))))
        return values

    def _mapping(self, events: Iterator[Any], path: Path, *, in_braces: bool) -> dict[str, Plain]:
        values: dict[str, Plain] = {}
        marks: dict[str, Any] = {}
        while not isinstance(event := next(events), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                raise Refused(Finding("QZ-Y06", self.source.place(event.start_mark)))
            key, mark = event.value, event.start_mark
            if self.keep_marks and key not in values:
                self.marks[(*path, key), True] = mark
            inner = next(events)
            value = self.build(events, inner, (*path, key))
            if not event.style and (value is None or not key.isascii()):
                key, value = self._meant(event, value, in_braces=in_braces)
            if in_braces and isinstance(value, str) and full_width.has_comma(value):
                self._commas(key, event, inner)
            if key in values:
                self._twice(key, mark, marks[key])
            else:
                values[key], marks[key] = value, mark
        return values

    def _meant(self, key: Any, value: Plain, *, in_braces: bool) -> tuple[str, Plain]:
        """A field as it was meant whose name is not plain."""
        if slip := odd_spaces.within(self.source.text, key.start_mark.index, key.end_mark.index):
            raise Refused(self.source.slip(slip))
        if "：" in key.value:
            return self._without_colon(key, value)
        meant = full_width.has_no_space(key.value) if in_braces and value is None else None
        if meant is None:
            return key.value, value
        at = key.start_mark.index + len(meant[0])
        self.findings.append(self.source.slip(unreadable(at, SPACE_BEHIND_COLON)))
        return meant

    def _without_colon(self, key: Any, value: Plain) -> tuple[str, Plain]:
        """A field as it was meant where a full-width colon stands behind its name: `{year：2023}`."""
        meant = full_width.colon_in_key(key.value)
        if meant is None:
            return key.value, value
        finding = self.source.slip(full_width.colon(self.source.text, key.start_mark.index))
        if value is not None and meant[1]:  # `archive：{number: 1}`: who knows where the value begins
            raise Refused(finding)
        self.findings.append(finding)
        return meant[0], meant[1] if value is None else value

    def _commas(self, name: str, key: Any, value: Any) -> None:
        """Full-width commas that make one field of two in braces. A text can be read with its translation in it."""
        if value.style:
            return
        for slip in full_width.commas_within(self.source.text, key.start_mark.index, value.end_mark.index):
            if name not in LANGUAGES:
                raise Refused(self.source.slip(slip))
            self.findings.append(self.source.slip(slip))

    def _twice(self, key: str, mark: Any, first: Any) -> None:
        values: dict[str, Value] = {"key": key, "first": self.source.place(first).line}
        self.findings.append(Finding("QZ-Y04", self.source.place(mark), values))


def _scalar(source: YamlText, event: Any) -> str | None:
    """Only an empty plain scalar, `~` and `null` are nothing; everything else is text.

    In double quotes an escape brings in what the file itself may not hold, and what pages use as marks of their own.
    """
    value: str = event.value
    if event.style == '"' and _NO_TEXT.search(value):
        raise Refused(source.slip(unreadable(event.start_mark.index, CONTROL_CHARACTER)))
    return None if value in _NOTHING and not event.style else value


_NOTHING = ("", "~", "null")
_NO_TEXT = re.compile(r"[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue002-\ufffd\U00010000-\U0010ffff]")
"""Control characters, and the marks of files.PRIVATE_USE."""


def _read(source: YamlText, *, marks: bool = False) -> _Reader:
    reader, first = _Reader(source, marks, bool(_COMMENT.search(source.text))), None
    # What yaml.parse does, without asking before each event whether there is one more.
    events: Iterator[Any] = iter(yaml.CBaseLoader(source.text).get_event, None)
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if first:
                raise Refused(Finding("QZ-Y01", source.place(event.start_mark), {"reason": SECOND_DOCUMENT}))
            reader.value, first = reader.build(events, next(events), ()), event
    return reader


@lru_cache(maxsize=4)
def _marks(source: YamlText) -> dict[tuple[Path, bool], Any]:
    """Kept for a while: a register is asked for the place of each of its entries."""
    return _read(source, marks=True).marks


def read_yaml(source: YamlText) -> tuple[Plain, list[Finding]]:
    """The plain values of a piece of YAML, and what is wrong in it though it could be read (keys written twice).

    Raises Refused where it cannot be read at all.
    """
    try:
        reader = _read(source)
    except yaml.MarkedYAMLError as error:
        raise Refused(source.slip(likeliest(source.text, error))) from None
    except yaml.YAMLError:  # a control character: libyaml's reader gives an offset, but no mark
        raise Refused(source.slip(unreadable(_control_character(source.text), CONTROL_CHARACTER))) from None
    if isinstance(reader.value, str) and (slip := words_alone(source.text)):
        raise Refused(source.slip(slip))
    return reader.value, reader.findings


def whole(source: SourceText) -> YamlText:
    """A register: a file that is YAML from its first line to its last."""
    return YamlText(source.path, source.text)


def _at(source: YamlText, offset: int) -> Place:
    line = source.text.count("\n", 0, offset)
    column = offset - (source.text.rfind("\n", 0, offset) + 1)
    return Place(source.path, source.first_line + line, source.first_column + column)


def _control_character(text: str) -> int:
    found = _NO_TEXT.search(text)
    return found.start() if found else 0
