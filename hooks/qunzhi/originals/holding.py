"""The store of originals: files by the SHA-256 of their bytes, under the names that they came with.

    ab/cdef…/会议合影.tif       the first two digits, the other 62, the name
    manifest-sha256.txt         all of them, for `sha256sum -c manifest-sha256.txt`
    README.txt                  how to read it without this program

An original is never moved, altered or overwritten. The manifest repeats what the paths say, so that a loss is noticed.
"""

import re
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Protocol

from qunzhi.originals.sums import Sum, read_sums, written_sums

MANIFEST, README = "manifest-sha256.txt", "README.txt"

PART = ".part-"
"""Beginning of the name of what is still being written, in the store's own folder."""

ORIGINAL = re.compile(r"[0-9a-f]{2}/[0-9a-f]{62}/(?!\.|~\$|Thumbs\.db$|desktop\.ini$)[^/]+", re.DOTALL)
"""The path of an original within the store. Desktops leave files of their own beside it, which are none."""


class Unreachable(Exception):
    """A store that cannot be asked; the argument says why in the words of whoever found out."""


class Originals(Protocol):
    """A place for originals. All but a folder raise Unreachable where they cannot be asked."""

    @property
    def told(self) -> str:
        """The place, as messages name it."""

    def is_there(self) -> bool:
        """Whether there is a store at all."""

    def paths(self) -> list[str]:
        """Every original, in order."""

    def under(self, digest: str) -> list[str]:
        """The originals of a digest: more than one where it came under several names."""

    def reading(self, path: str) -> AbstractContextManager[BinaryIO]:
        """An original, open, for as long as it is read. Raises FileNotFoundError."""

    def at(self, path: str) -> Path | None:
        """Where an original can be read without asking the store; None where it has to be fetched."""

    def put(self, path: str, source: Path) -> None:
        """Copy a file: it appears whole or not at all. Raises FileExistsError rather than overwrite."""

    def drop(self, path: str) -> None:
        """Take away what has just been put and is not as it should be."""

    def text(self, name: str) -> str:
        """A text of the store itself; "" where it has none of that name."""

    def write(self, name: str, text: str) -> None:
        """Write such a text, in the place of the one that bears the name."""


def path_for(digest: str, name: str) -> str:
    """Where an original lies in a store."""
    return f"{digest[:2]}/{digest[2:]}/{name}"


def digest_in(path: str) -> str:
    """The digest that an original must have, by where it lies."""
    first, rest, _ = path.split("/", 2)
    return first + rest


def manifest(store: Originals) -> tuple[list[Sum], list[int]]:
    """The lines of a store's manifest that tell of originals, and the numbers of all others."""
    sums, odd = read_sums(store.text(MANIFEST))
    good = [one for one in sums if ORIGINAL.fullmatch(one.path) and digest_in(one.path) == one.digest]
    return good, sorted({*odd, *(one.line for one in sums)} - {one.line for one in good})


def renew_manifest(store: Originals) -> int:
    """Enter whatever lies in the store; how many were new. What is gone stays, so that it is missed.

    Two who add at once write it both, and each looks again afterwards: the last one to write has seen all.
    """
    first = None
    while new := set(present := store.paths()).difference(listed := [one.path for one in manifest(store)[0]]):
        first = len(new) if first is None else first
        held = {digest_in(path) for path in present}
        gone = {path for path in listed if digest_in(path) not in held}
        store.write(MANIFEST, written_sums({path: digest_in(path) for path in {*present, *gone}}))
    if not store.text(README) and present:
        store.write(README, _README)
    return first or 0


_README = """\
这里是原件库。每个原件放在以其 SHA-256 校验码命名的文件夹里，文件名是原来的名字：前两位 / 其余 62 位 / 文件名。
manifest-sha256.txt 列出全部原件。核对（不需要别的程序）：sha256sum -c manifest-sha256.txt
请勿改动、改名或删除；请另存备份。

These are originals. Each lies under its own name in a folder named after its SHA-256: two digits / the other 62 / name.
manifest-sha256.txt lists them all. To check them, without any other program: sha256sum -c manifest-sha256.txt
Do not change, rename or delete anything here, and keep a copy elsewhere.
"""
