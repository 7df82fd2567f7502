"""Copies files into the store of originals."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from qunzhi.originals.digests import Content, content_at, content_of
from qunzhi.originals.holding import ORIGINAL, Originals, Unreachable, path_for


class NotAdded(Exception):
    """A file was not taken in; the message says why in both languages. Nothing of it is left in the store."""


@dataclass(frozen=True, slots=True)
class Added:
    """An original that lies in the store."""

    digest: str
    path: str
    name: str
    """Of the file that was given; the store may know it by another."""
    is_new: bool


def add(store: Originals, file: Path) -> Added:
    """Copy a file into the store, and read it again there. Raises NotAdded.

    The file itself is neither moved nor altered. What lies in the store already is compared, never overwritten.
    """
    content = content_at(file) if file.is_file() else None
    if content is None:
        raise NotAdded(f"没有这个文件，或读不了：{file} · There is no such file, or it cannot be read: {file}")
    try:
        held = _held(store, content)
        path = held or _path(content, file)
        if not held:
            _take_in(store, path, file, content)
    except Unreachable as unreachable:
        raise NotAdded(f"原件库 {store.told} 连不上（{unreachable}）。 · The store cannot be reached.") from None
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise NotAdded(f"{file} 写不进原件库 {store.told}（{why}）。 · It cannot be written to the store.") from None
    return Added(content.sha256, path, file.name, not held)


def _path(content: Content, file: Path) -> str:
    try:
        file.name.encode()
    except UnicodeEncodeError:
        shown = file.name.encode("utf-8", "backslashreplace").decode()
        raise NotAdded(f"文件名不是 UTF-8 编码，请先改名：{shown} · Its name is not UTF-8; rename it first.") from None
    path = path_for(content.sha256, file.name)
    if not ORIGINAL.fullmatch(path):
        raise NotAdded(
            f"“{file.name}”像是电脑自己留下的文件；确是原件的，请先改名。 · "
            f"It looks like a file that a desktop has left; if it is an original, rename it first."
        )
    return path


def _held(store: Originals, content: Content) -> str | None:
    """Where the store has the same original already, whole."""
    for path in store.under(content.sha256):
        if content_in(store, path) != content:
            raise NotAdded(
                f"原件库里的 {store.told}/{path} 已损坏。请先把它移到别处，再存入一次。 · "
                f"The copy in the store is damaged; move it elsewhere, then add the file again."
            )
        return path
    return None


def _take_in(store: Originals, path: str, file: Path, content: Content) -> None:
    try:
        store.put(path, file)
    except FileExistsError:
        return _compare(store, path, content)  # somebody has just added it too
    if content_in(store, path) != content:
        store.drop(path)
        raise NotAdded(
            f"{file} 没有完整存入：存入时文件在变，或磁盘有故障。请再试一次。 · "
            f"It did not arrive whole: it was changing meanwhile, or a disk fails. Try again."
        )


def _compare(store: Originals, path: str, content: Content) -> None:
    if content_in(store, path) != content:
        raise NotAdded(f"原件库里已有别的 {path}。 · Something else bears that name in the store.")


def content_in(store: Originals, path: str) -> Content | None:
    """What an original in the store holds; None where it is not there."""
    try:
        with store.reading(path) as file:
            return content_of(file)
    except FileNotFoundError:
        return None


def to_paste(added: Added) -> str:
    """The lines that name an original in a record."""
    plain = re.fullmatch(r"\w[\w. -]*\.\w+", added.name) and not re.fullmatch(r"[\d._-]+", added.name)
    name = added.name if plain else json.dumps(added.name, ensure_ascii=False)
    return f"file: {name}\noriginal: {added.digest}"
