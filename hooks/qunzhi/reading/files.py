"""Files below the site's root, and nothing outside it."""

import os
from codecs import BOM_UTF8
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from qunzhi.findings import Finding, Place

LARGEST_TEXT_BYTES = 2_000_000
"""A text larger than this is not something a person wrote; the largest chapter seen in a real report has 90 kB."""

PIECE_BYTES = 65_536
"""That many are asked for first: of a plain file fewer come only at its end, and most texts end before."""

PRIVATE_USE = ("\ue000", "\ue001")
"""Code points that the build uses as its own marks; Unicode leaves them without a meaning."""

_BEGINS_PRIVATE_USE = b"\xee"
"""In UTF-8 the first byte of U+E000 to U+EFFF and of nothing else: looking for one byte costs next to nothing."""


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


def inside(root: Path, path: str) -> bool:
    """Whether `path`, links followed, names something within `root`."""
    return not os.path.isabs(path) and (root / path).resolve().is_relative_to(root.resolve())


def read_text(root: Path | str, path: str) -> SourceText:
    """The text of a file; raises Refused for one outside the root, not a plain file, too large or not UTF-8."""
    return as_text(path, read_bytes(root, path))


def read_bytes(root: Path | str, path: str, limit: int = -1) -> bytes:
    """What a file holds, up to a limit; raises Refused for one outside the root or not a plain file."""
    whole = os.path.join(root, path)
    if not _is_plain(whole):
        _follow(Path(root), path)
    # To make a file object takes longer than to read a text.
    descriptor = os.open(whole, os.O_RDONLY)
    try:
        begin = os.read(descriptor, PIECE_BYTES if limit < 0 else min(limit, PIECE_BYTES))
        return begin if len(begin) < PIECE_BYTES else begin + _rest(descriptor, limit - PIECE_BYTES)
    finally:
        os.close(descriptor)


def _rest(descriptor: int, limit: int) -> bytes:
    with open(descriptor, "rb", buffering=0, closefd=False) as file:
        return file.read(limit)


def as_text(path: str, raw: bytes) -> SourceText:
    """The words of a file; raises Refused where they are too many or not UTF-8."""
    if len(raw) > LARGEST_TEXT_BYTES:
        raise Refused(Finding("QZ-F03", Place(path), {"bytes": len(raw), "limit": LARGEST_TEXT_BYTES}))
    text = _decoded(path, raw)
    if _BEGINS_PRIVATE_USE in raw:
        _refuse_marks(path, text)
    return SourceText(path, text)


def _is_plain(whole: str) -> bool:
    """Whether it is a file and no link: so are nearly all, and one question to the system tells."""
    try:
        return S_ISREG(os.lstat(whole).st_mode)
    except (OSError, ValueError):
        return False


def _follow(root: Path, path: str) -> None:
    """Refuse what is no file, and links that lead out of the site."""
    whole = root / path
    if whole.is_symlink() and not inside(root, path):
        raise Refused(Finding("QZ-F01", Place(path)))
    if not whole.is_file():
        raise Refused(Finding("QZ-F02", Place(path)))


def _decoded(path: str, raw: bytes) -> str:
    try:
        text = raw.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        place = Place(path, before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1)
        encoding = _likely_encoding(raw)
        glimpse = raw.decode(_CODECS.get(encoding, "utf-8"), "replace")
        raise Refused(Finding("QZ-F04", place, {"encoding": encoding}), glimpse) from None
    # In bytes: a Chinese text takes ten times as long to be searched for one character.
    return text.replace("\r\n", "\n").replace("\r", "\n") if b"\r" in raw else text


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


def _refuse_marks(path: str, text: str) -> None:
    for mark in PRIVATE_USE:
        if (at := text.find(mark)) >= 0:
            line = text.count("\n", 0, at) + 1
            place = Place(path, line, at - text.rfind("\n", 0, at))
            raise Refused(Finding("QZ-F05", place, {"mark": f"U+{ord(mark):04X}"}), text)
