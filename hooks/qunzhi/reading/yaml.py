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
from qunzhi.languages import LANGUAGES, Text
from qunzhi.packing import packed
from qunzhi.reading import full_width
from qunzhi.reading.files import Refused, SourceText

DEEPEST = 12
"""Levels of nesting. No record needs more than six; libyaml's own composer overflows the stack on 100,000."""

Plain = Any
"""None, str, list or dict of such."""

Path = tuple[str | int, ...]
"""A way into plain values: keys and list positions."""

_FULL_WIDTH_COLON = re.compile(r"^(\s*(?:- )?[A-Za-z_][\w-]*)：", re.MULTILINE)
_TAB = re.compile(r"^ *\t", re.MULTILINE)


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

    def slip(self, slip: full_width.Slip) -> Finding:
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
    marks: dict[tuple[Path, bool], Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    value: Plain = None

    def build(self, events: Iterator[Any], event: Any, path: Path) -> Plain:
        """The value that begins with `event`; takes the events up to its end."""
        if self.keep_marks:
            self.marks[path, False] = event.start_mark
        if isinstance(event, ScalarEvent):
            return _scalar(event)
        if len(path) >= DEEPEST:
            raise Refused(Finding("QZ-Y05", self.source.place(event.start_mark), {"limit": DEEPEST}))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path, in_braces=bool(event.flow_style))
        raise Refused(Finding("QZ-Y06", self.source.place(event.start_mark)))

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
            if "：" in key and not event.style:
                key, value = self._without_colon(event, value)
            if in_braces and isinstance(value, str) and full_width.has_comma(value):
                self._commas(key, event, inner)
            if key in values:
                self._twice(key, mark, marks[key])
            else:
                values[key], marks[key] = value, mark
        return values

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


def _scalar(event: Any) -> str | None:
    """Only an empty plain scalar, `~` and `null` are nothing; everything else is text."""
    value: str = event.value
    return None if value in _NOTHING and not event.style else value


_NOTHING = ("", "~", "null")


def _read(source: YamlText, *, marks: bool = False) -> _Reader:
    reader, first = _Reader(source, marks), None
    # What yaml.parse does, without asking before each event whether there is one more.
    events: Iterator[Any] = iter(yaml.CBaseLoader(source.text).get_event, None)
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if first:
                raise Refused(_unreadable(source.place(event.start_mark), _SECOND_DOCUMENT))
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
        raise Refused(_explained(source, error)) from None
    except yaml.YAMLError:  # a control character: libyaml's reader gives an offset, but no mark
        raise Refused(_unreadable(_control_character(source), _CONTROL_CHARACTER)) from None
    if isinstance(reader.value, str) and (found := _FULL_WIDTH_COLON.search(source.text)):
        raise Refused(_full_width(source, found))
    return reader.value, reader.findings


def whole(source: SourceText) -> YamlText:
    """A register: a file that is YAML from its first line to its last."""
    return YamlText(source.path, source.text)


def _explained(source: YamlText, error: yaml.MarkedYAMLError) -> Finding:
    """The likeliest mistake behind libyaml's complaint: a tab, a full-width colon, or something else."""
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    if found := _TAB.search(source.text):
        return Finding("QZ-Y02", _at(source, found.end() - 1))
    for found in _FULL_WIDTH_COLON.finditer(source.text):
        if source.text.count("\n", 0, found.start()) <= line:
            return _full_width(source, found)
    if error.context in ("while scanning an alias", "while scanning an anchor"):
        return Finding("QZ-Y06", source.place(error.context_mark))
    problem = str(error.problem or error.context)
    if error.context in _IN_BRACKETS and error.context_mark and error.problem_mark:
        slip = full_width.in_brackets(source.text, error.context_mark.index, error.problem_mark.index)
        if slip:
            return source.slip(slip)
    if problem in _UNCLOSED and error.context_mark:
        mark = error.context_mark
    place = source.place(mark) if mark else Place(source.path, source.first_line)
    return _unreadable(place, _PROBLEMS.get(problem, problem))


def _full_width(source: YamlText, found: re.Match[str]) -> Finding:
    return Finding("QZ-Y03", _at(source, found.end() - 1), {"key": found[1].strip(" -")})


def _unreadable(place: Place, reason: Value) -> Finding:
    return Finding("QZ-Y01", place, {"reason": reason})


_CONTROL_CHARACTER = Text("有一个看不见的控制字符", "a control character that cannot be seen")
_SECOND_DOCUMENT = Text("中间又有一行“---”", "another line `---` in the middle")
_IN_BRACKETS = ("while parsing a flow mapping", "while parsing a flow sequence")
_UNCLOSED = ("did not find expected ',' or ']'", "did not find expected ',' or '}'", "found unexpected end of stream")
"""Complaints about something that never closes: it is told where that begins, not where the text ends."""

_PROBLEMS = {
    "mapping values are not allowed in this context": Text("多了一个冒号，或缩进不齐", "a colon or an indent too many"),
    "block sequence entries are not allowed in this context": Text("“- ”的位置不对", "a `- ` in the wrong place"),
    "could not find expected ':'": Text("缺少冒号和空格", "a colon and a space are missing"),
    "did not find expected key": Text("缩进不齐，或引号后还有文字", "uneven indent, or words after a quote"),
    "did not find expected '-' indicator": Text("列表的缩进不齐", "the list is indented unevenly"),
    "did not find expected ',' or ']'": Text("方括号没有配对", "a square bracket never closes"),
    "did not find expected ',' or '}'": Text("花括号没有配对", "a curly bracket never closes"),
    "found unexpected end of stream": Text("引号没有配对", "a quotation mark never closes"),
    "found character that cannot start any token": Text("文字以特殊符号开头", "words begin with a special character"),
}
"""What libyaml complains of most often, for those who have never heard of tokens; other complaints stay English."""


def _at(source: YamlText, offset: int) -> Place:
    line = source.text.count("\n", 0, offset)
    column = offset - (source.text.rfind("\n", 0, offset) + 1)
    return Place(source.path, source.first_line + line, source.first_column + column)


def _control_character(source: YamlText) -> Place:
    found = re.search(r"[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", source.text)
    return _at(source, found.start() if found else 0)
