"""Adds an entry to a list of fields in a file of YAML, and leaves every other character as it stands."""

from dataclasses import dataclass
from typing import Any

import yaml

from qunzhi.reading.files import Refused
from qunzhi.reading.yaml import Path, Plain, YamlText, read_yaml


class NotAmended(Exception):
    """The list is written in a way to which nothing can be added without touching the rest."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of a text from `start` up to, not including, `end`, and what is to stand in their place."""

    start: int
    end: int
    words: str

    def applied(self, text: str) -> str:
        """The text with the edit made."""
        return text[: self.start] + self.words + text[self.end :]


def with_entry(source: YamlText, at: Path, field: str, entry: str, instead: int | None = None) -> Edit:
    """The edit that adds an entry to the list `field` of the group of fields at `at`, and the list where there is none.

    `entry` is a flow mapping on one line; with `instead` it takes the place of the entry at that position. Raises
    NotAmended where the text would not read as it should afterwards.
    """
    owner = _node(yaml.compose(source.text, Loader=yaml.CSafeLoader), at)
    value = next((value for key, value in owner.value if key.value == field), None)
    if value is None:
        edit = _new_field(source.text, owner, field, entry)
    else:
        edit = _in_list(source.text, value, entry, instead)
    if not _reads_as_meant(source, edit, at, field, entry, instead):
        raise NotAmended
    return edit


def _node(node: Any, at: Path) -> Any:
    for step in at:
        assert isinstance(step, int), "registers are lists of records"
        node = node.value[step]
    return node


def _new_field(text: str, owner: Any, field: str, entry: str) -> Edit:
    """After the last field; comments behind it may belong to the next record."""
    first, last = owner.value[0][0], owner.value[-1][1]
    if owner.flow_style:
        return Edit(_end(last), _end(last), f", {field}: [{entry}]")
    indent = " " * first.start_mark.column
    at = _line_end(text, len(text[: _end(last)].rstrip(" \t\n")))
    return Edit(at, at, f"\n{indent}{field}:\n{indent}  - {entry}")


def _in_list(text: str, value: Any, entry: str, instead: int | None) -> Edit:
    start, end = value.start_mark.index, _end(value)
    if isinstance(value, yaml.ScalarNode):  # the name of the field with nothing, or `null`, behind it
        return Edit(start, end, f"{' ' if start == end else ''}[{entry}]")
    entries = [value] if isinstance(value, yaml.MappingNode) else value.value
    if instead is not None:
        return Edit(entries[instead].start_mark.index, _end(entries[instead]), entry)
    if isinstance(value, yaml.MappingNode):
        if not value.flow_style:
            raise NotAmended
        return Edit(start, end, f"[{text[start:end]}, {entry}]")
    if not entries:
        return Edit(start + 1, start + 1, entry)
    last = _end(entries[-1])
    if value.flow_style:
        return Edit(last, last, f", {entry}")
    at = _line_end(text, len(text[:last].rstrip(" \t\n")))
    return Edit(at, at, f"\n{' ' * value.start_mark.column}- {entry}")


def _end(node: Any) -> int:
    """Where the words of a node end: libyaml lets block collections run on to whatever comes next."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _reads_as_meant(source: YamlText, edit: Edit, at: Path, field: str, entry: str, instead: int | None) -> bool:
    """Whether the list has the new entry, and everything else is what it was."""
    meant, _ = read_yaml(source)
    owner = _owner(meant, at)
    entries = _listed(owner.get(field))
    new, _ = read_yaml(YamlText(source.path, entry))
    owner[field] = [*entries, new] if instead is None else [*entries[:instead], new, *entries[instead + 1 :]]
    try:
        found, _ = read_yaml(YamlText(source.path, edit.applied(source.text)))
    except Refused:
        return False
    _owner(found, at)[field] = _listed(_owner(found, at).get(field))
    return bool(found == meant)


def _owner(plain: Plain, at: Path) -> Plain:
    for step in at:
        plain = plain[step]
    return plain


def _listed(value: Plain) -> list[Plain]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]
