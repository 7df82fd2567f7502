"""What is wrong with the content, said to the person who has the file open."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml

from qunzhi.languages import LANGUAGES, Language, Text
from qunzhi.packing import packed
from qunzhi.text import UNSEEN

Severity = Literal["error", "warning", "note"]
"""An error stops a publication; a warning should be mended; a note is for information."""

Value = str | int | Text


@packed
@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a file: path from the site's root with `/`, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@packed
@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake: a code of the catalogue, its place, and the words that fill the catalogue's sentences."""

    code: str
    place: Place
    values: Mapping[str, Value] = field(default_factory=dict)
    weight: Severity | None = None
    """How much it weighs where the group says so; None for what the catalogue says."""

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return self.weight or _catalogue()[self.code].severity

    def message(self, lang: Language) -> str:
        """What is wrong."""
        return self._filled(_catalogue()[self.code].message, lang)

    def hint(self, lang: Language) -> str:
        """What to write instead; names the nearest match where there is one."""
        entry = _catalogue()[self.code]
        near = entry.nearest is not None and self.values.get("nearest")
        return self._filled(entry.nearest if near and entry.nearest else entry.hint, lang)

    def _filled(self, sentence: Text, lang: Language) -> str:
        words = {name: _words(value, lang) for name, value in self.values.items()}
        return sentence.pick(lang).format_map(words)

    def plain(self) -> dict[str, object]:
        """For `qunzhi check --json`: code, severity, path, line, column, message and hint in both languages."""
        return {
            "code": self.code,
            "severity": self.severity,
            "path": self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "message": {lang: self.message(lang) for lang in LANGUAGES},
            "hint": {lang: self.hint(lang) for lang in LANGUAGES},
        }

    def __str__(self) -> str:
        """Two lines that can be pasted into a group chat: Chinese, then English."""
        head = f"{self.place}  {self.code}  "
        return f"{head}{self.message('zh')}{self.hint('zh')}\n{' ' * len(head)}{self.message('en')} {self.hint('en')}"


def _words(value: Value, lang: Language) -> str:
    """A value within a sentence: measure words that English goes without, such as 个, are Chinese there too.

    What cannot be seen is told by its code point, or "title" would stand beside a "title" that looks the same.
    """
    words = (value.pick(lang) or value.zh) if isinstance(value, Text) else str(value)
    return words if words.isascii() else _UNSEEN.sub(lambda m: f"[U+{ord(m[0]):04X}]", words)


_UNSEEN = re.compile(f"[{UNSEEN}]")


def in_order(findings: list[Finding]) -> list[Finding]:
    """Sorted by place, then code, each once."""
    unique = {(f.place, f.code, str(sorted((k, str(v)) for k, v in f.values.items()))): f for f in findings}
    return [unique[key] for key in sorted(unique)]


def unread_first(findings: Iterable[Finding]) -> list[Finding]:
    """As people read them: first what keeps a file from being read, since the build knows nothing that stands there."""
    return sorted(findings, key=lambda f: not (f.severity == "error" and f.code.startswith(("QZ-F", "QZ-Y"))))


def weighed(findings: Iterable[Finding], weights: Mapping[str, Severity]) -> list[Finding]:
    """The findings with the weights that a group gives them by code; errors that are firm stay errors."""
    given = {code: weight for code, weight in weights.items() if not is_firm(code)}
    return [replace(f, weight=given[f.code]) if f.code in given else f for f in findings]


def is_firm(code: str) -> bool:
    """Whether it is an error that no group can lower: a record would go unread, or something unsafe be published."""
    entry = _catalogue().get(code)
    return entry is not None and entry.severity == "error" and code.startswith(_FIRM)


_FIRM = (
    *(f"QZ-{family}" for family in "FYSDARBMV"),
    *("QZ-L02", "QZ-L03", "QZ-L04", "QZ-N02"),  # the record is refused
    *("QZ-T10", "QZ-T11", "QZ-T12", "QZ-T13", "QZ-T14", "QZ-T15", "QZ-T20"),  # there is no table, or nothing to draw
    *("QZ-P07", "QZ-P08", "QZ-P09", "QZ-P10"),
    *("QZ-P01", "QZ-P03", "QZ-P04", "QZ-O01"),  # there is nothing to show: no copy of the picture, no organisation
)
"""Codes, and beginnings of codes."""


def stops(findings: list[Finding]) -> bool:
    """Whether a publication must not go out with these findings."""
    return any(f.severity == "error" for f in findings)


@dataclass(frozen=True, slots=True)
class _Entry:
    severity: Severity
    message: Text
    hint: Text
    nearest: Text | None


@lru_cache(maxsize=1)
def _catalogue() -> dict[str, _Entry]:
    """The wording of every finding, from catalogue.yml beside this file."""
    raw = yaml.load((Path(__file__).parent / "catalogue.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return {
        code: _Entry(
            severity=entry.get("severity", "error"),
            message=Text(entry["zh"], entry["en"]),
            hint=Text(entry["hint"]["zh"], entry["hint"]["en"]),
            nearest=Text(entry["nearest"]["zh"], entry["nearest"]["en"]) if "nearest" in entry else None,
        )
        for code, entry in raw.items()
    }


def codes() -> tuple[str, ...]:
    """Every code of the catalogue, in its order."""
    return tuple(_catalogue())
