"""Files below the site's root, and nothing outside it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from qunzhi.findings import Finding, Place

LARGEST_TEXT_BYTES = 2_000_000
"""A text larger than this is not something a person wrote; the largest chapter seen in a real report has 90 kB."""

PRIVATE_USE = ("\ue000", "\ue001")
"""Code points that the build uses as its own marks; Unicode leaves them without a meaning."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text file as read: its path from the root with `/`, and its words with line feeds only and without BOM."""

    path: str
    text: str


class Refused(Exception):
    """A file that cannot be taken; `finding` says why, `glimpse` is what could be made out of its words."""

    def __init__(self, finding: Finding, glimpse: str = "") -> None:
        super().__init__(finding.code)
        self.finding = finding
        self.glimpse = glimpse


class Status(NamedTuple):
    """By what a source file is known again without reading it. No program sets `changed_ns`, the time of its inode."""

    size: int
    modified_ns: int
    changed_ns: int
    inode: int


def walk(root: Path, folder: str) -> Iterator[str]:
    """Every file below `root/folder` in order of name, as paths from `root`; hidden and editors' files left out.

    A symbolic link is yielded like a file: `inside` tells later whether it may be read.
    """
    return (path for path, _ in _entries(str(root), folder))


def statuses(root: Path, folder: str) -> dict[str, Status]:
    """The same files, each with its status."""
    found: dict[str, Status] = {}
    for path, entry in _entries(str(root), folder):
        status = entry.stat(follow_symlinks=False)
        found[path] = Status(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    return found


def _entries(root: str, folder: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    try:
        with os.scandir(f"{root}/{folder}") as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.name.startswith((".", "~$")) or entry.name in ("Thumbs.db", "desktop.ini"):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(root, path)
        else:
            yield path, entry


def inside(root: Path, path: str) -> bool:
    """Whether `path`, links followed, names something within `root`."""
    return not os.path.isabs(path) and (root / path).resolve().is_relative_to(root.resolve())


def read_text(root: Path, path: str) -> SourceText:
    """The text of a file; raises Refused for one outside the root, not a plain file, too large or not UTF-8."""
    whole = root / path
    if whole.is_symlink() and not inside(root, path):
        raise Refused(Finding("QZ-F01", Place(path)))
    if not whole.is_file():
        raise Refused(Finding("QZ-F02", Place(path)))
    raw = whole.read_bytes()
    if len(raw) > LARGEST_TEXT_BYTES:
        raise Refused(Finding("QZ-F03", Place(path), {"bytes": len(raw), "limit": LARGEST_TEXT_BYTES}))
    return SourceText(path, _without_marks(path, _decoded(path, raw)))


def _decoded(path: str, raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        place = Place(path, before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1)
        encoding = _likely_encoding(raw)
        glimpse = raw.decode(_CODECS.get(encoding, "utf-8"), "replace")
        raise Refused(Finding("QZ-F04", place, {"encoding": encoding}), glimpse) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


_CODECS = {"UTF-16": "utf-16", "GBK": "gb18030"}


def _likely_encoding(raw: bytes) -> str:
    """GB 18030 holds GBK and GB 2312: what Chinese Windows writes where nothing else is asked for."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return "?"
    return "GBK"


def _without_marks(path: str, text: str) -> str:
    for mark in PRIVATE_USE:
        if (at := text.find(mark)) >= 0:
            line = text.count("\n", 0, at) + 1
            place = Place(path, line, at - text.rfind("\n", 0, at))
            raise Refused(Finding("QZ-F05", place, {"mark": f"U+{ord(mark):04X}"}), text)
    return text
