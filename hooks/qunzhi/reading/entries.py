"""Finds the records under `content/` and reads their files; nothing is believed yet."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import NamedTuple

from qunzhi.findings import Finding, Place
from qunzhi.kinds.kind import Kind
from qunzhi.languages import LANGUAGES, Language
from qunzhi.reading.articles import Body, split
from qunzhi.reading.files import Refused, read_text
from qunzhi.reading.naming import CHAPTER, is_text, meant_file, no_chinese, unread_texts
from qunzhi.reading.yaml import Path, Plain, YamlText, read_yaml, whole
from qunzhi.text import ID_PATTERN, nearest

CONTENT = "content"
SINGLE_FILES = ("group", "vocabularies")
"""Files of the whole site, beside the registers."""
LEDGER_NAME = "addresses.txt"
"""The ledger of addresses, which is no record."""
FIXITY_NAME = "fixity.txt"
"""The fixity register, which is none either."""

_ID = re.compile(r"\bid\s*[:：]\s*[\"']?([a-z0-9][a-z0-9-]*)")


@dataclass(frozen=True, slots=True)
class Written:
    """One Markdown file of an article: its facts as written and its text."""

    yaml: YamlText
    facts: Plain
    body: Body


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as written. Where its file could not be read, `facts` is None and `yaml` all its words."""

    kind: Kind
    id: str
    folder: str
    yaml: YamlText
    at: Path = ()
    facts: Plain = None
    bodies: dict[Language, Body] = field(default_factory=dict)
    english: Written | None = None
    chapters: dict[tuple[str, Language], Written] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    """Names of the other files in the folder."""

    @property
    def in_register(self) -> bool:
        """Whether it is an entry of a register, not an article."""
        return not self.folder

    def ids_within(self) -> list[str]:
        """Whatever looks like an id in its file, readable or not: of the record, its pictures, its neighbours."""
        return _ID.findall(self.yaml.text)


@dataclass(slots=True)
class Reading:
    """All that was read, and all that could not be."""

    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class Unit(NamedTuple):
    """What is read at once, and again when any of its files has changed: a register, or the folder of an article."""

    kind: str
    path: str
    """Of the register, or of the folder."""
    files: tuple[str, ...]
    """Paths within the folder; empty for a register."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What lies below `content/`, before any of it is opened."""

    singles: Mapping[str, str]
    """Paths of the files of the whole site, by stem."""
    units: tuple[Unit, ...]
    findings: tuple[Finding, ...]


def sources_of(paths: Iterable[str], kinds: Iterable[Kind]) -> Sources:
    """The units that paths below `content/` make, kind by kind in the order of the paths."""
    by_source = {kind.source: kind for kind in kinds}
    singles: dict[str, str] = {}
    units: list[Unit] = []
    findings: list[Finding] = []
    parts = _by_first_part(paths)
    known = (*by_source, *SINGLE_FILES)
    for name, those in parts.items():
        stem = name.removesuffix(".yml").removesuffix(".yaml")
        kind = by_source.get(stem)
        if stem in SINGLE_FILES and stem != name:
            if singles.setdefault(stem, those[0]) != those[0]:
                both = {"name": name, "other": singles[stem].rpartition("/")[2]}
                findings.append(Finding("QZ-F15", Place(those[0]), both))
        elif kind:
            registers = [path for path in those if _is_register(path)]
            units += [Unit(kind.name, path, ()) for path in registers]
            units += _articles(kind, [path for path in those if path not in registers], findings)
        else:
            near = meant_file(name, known, parts) if those[0].count("/") == 1 else nearest(name, known)
            findings.append(Finding("QZ-F06", Place(those[0]), {"name": name, "nearest": near}))
    return Sources(singles, tuple(units), tuple(findings))


def read_single(root: FilePath, path: str) -> tuple[YamlText, Plain, list[Finding]]:
    """A file of the whole site; None where it cannot be read."""
    reading = Reading()
    source, facts, _ = _yaml(root, path, reading)
    return source, facts, reading.findings


def read_unit(root: FilePath, unit: Unit, kinds: Mapping[str, Kind]) -> Reading:
    """The entries of a register, or the one of an article."""
    reading, kind = Reading(), kinds[unit.kind]
    if unit.files:
        reading.entries.append(_article(root, kind, unit.path.rpartition("/")[2], list(unit.files), reading))
    else:
        _register(root, kind, unit.path, reading)
    return reading


def _is_register(path: str) -> bool:
    """`content/members.yml` or `content/members/2018.yml`: any kind may be written as a list or as articles."""
    return path.endswith((".yml", ".yaml")) and path.count("/") <= 2


def _by_first_part(paths: Iterable[str]) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        if path not in (f"{CONTENT}/{LEDGER_NAME}", f"{CONTENT}/{FIXITY_NAME}"):
            parts[path.split("/")[1]].append(path)
    return parts


def _yaml(root: FilePath, path: str, reading: Reading) -> tuple[YamlText, Plain, bool]:
    """What stands in a file of YAML, and whether it could be read."""
    text = ""
    try:
        source = whole(read_text(root, path))
        text = source.text
        facts, findings = read_yaml(source)
    except Refused as refused:
        reading.findings.append(refused.finding)
        return YamlText(path, text or refused.glimpse), None, False
    reading.findings.extend(findings)
    return source, facts, True


def _register(root: FilePath, kind: Kind, path: str, reading: Reading) -> None:
    source, facts, is_read = _yaml(root, path, reading)
    if is_read and not isinstance(facts, list | None):
        reading.findings.append(Finding("QZ-Y10", Place(path)))
    if not is_read or not isinstance(facts, list | None):
        reading.entries.append(Entry(kind, "", "", source))
        return
    for number, one in enumerate(facts or ()):
        if one is None:
            reading.findings.append(Finding("QZ-Y09", source.locate((number,))))
        written_id = one.get("id") if isinstance(one, dict) else None
        reading.entries.append(
            Entry(kind, written_id if isinstance(written_id, str) else "", "", source, (number,), one)
        )


def _articles(kind: Kind, paths: list[str], findings: list[Finding]) -> Iterator[Unit]:
    folders: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        parts = path.split("/", 3)
        if len(parts) < 4:
            findings.append(Finding("QZ-F07", Place(path), {"folder": kind.source, "name": parts[-1]}))
        else:
            folders[parts[2]].append(parts[3])
    return (Unit(kind.name, f"{CONTENT}/{kind.source}/{name}", tuple(files)) for name, files in folders.items())


def _article(root: FilePath, kind: Kind, name: str, files: list[str], reading: Reading) -> Entry:
    folder = f"{CONTENT}/{kind.source}/{name}"
    if not ID_PATTERN.fullmatch(name):
        reading.findings.append(Finding("QZ-A02", Place(folder), {"id": name}))
    unread = dict(unread_texts(f"{CONTENT}/{kind.source}", folder, files))
    if "index.zh.md" not in files:
        reading.findings += no_chinese(folder, files, unread)
        return Entry(kind, name, folder, YamlText(folder, ""))
    reading.findings += unread.values()
    texts = {lang: _markdown(root, f"{folder}/index.{lang}.md", files, reading) for lang in LANGUAGES}
    chinese = texts["zh"]
    return Entry(
        kind=kind,
        id=name,
        folder=folder,
        yaml=chinese.yaml if isinstance(chinese, Written) else YamlText(f"{folder}/index.zh.md", chinese or ""),
        facts=chinese.facts if isinstance(chinese, Written) else None,
        bodies={lang: written.body for lang, written in texts.items() if isinstance(written, Written)},
        english=texts["en"] if isinstance(texts["en"], Written) else None,
        chapters=_chapters(root, folder, files, reading),
        files=tuple(f for f in files if not is_text(f) and f not in unread),
    )


def _chapters(root: FilePath, folder: str, files: list[str], reading: Reading) -> dict[tuple[str, Language], Written]:
    chapters: dict[tuple[str, Language], Written] = {}
    unread: set[str] = set()
    for match in filter(None, map(CHAPTER.fullmatch, files)):
        lang: Language = "en" if match[3] == "en" else "zh"
        written = _markdown(root, f"{folder}/{match[0]}", files, reading)
        if isinstance(written, Written):
            chapters[f"{match[1]}-{match[2]}", lang] = written
        elif lang == "zh":
            unread.add(f"{match[1]}-{match[2]}")
    return {key: written for key, written in chapters.items() if key[0] not in unread}


def _markdown(root: FilePath, path: str, files: list[str], reading: Reading) -> Written | str | None:
    """A Markdown file; its bare words where it cannot be read, None where it is not there."""
    if path.rpartition("/")[2] not in files:
        return None
    text = ""
    try:
        source = read_text(root, path)
        text = source.text
        head, body = split(source)
        facts, findings = read_yaml(head)
    except Refused as refused:
        reading.findings.append(refused.finding)
        return text or refused.glimpse
    reading.findings.extend(findings)
    return Written(head, facts if facts is not None else {}, body)
