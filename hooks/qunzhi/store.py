"""The content-addressed store: what a build has made, by the SHA-256 of its bytes.

A blob and the file of a site that holds the same bytes are one file with two names (hard links), so what is kept costs
no space and what is used again costs no copying. Nothing in the store is believed: a blob is hashed before it is used.
"""

import hashlib
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from qunzhi.stamps import Stamp, stamp

FOLDER = "store"

READ_ONLY = 0o444
"""Neither a blob nor the page that shares its bytes is to be edited."""


def digest_of(content: bytes | memoryview) -> str:
    """SHA-256 in hexadecimal digits (FIPS 180-4)."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of blobs. Several builds may use it at once: a blob appears whole or not at all."""

    folder: Path

    def path(self, digest: str) -> str:
        """Where a blob lies; 256 folders keep each small."""
        return f"{self.folder}/{digest[:2]}/{digest[2:]}"

    def put(self, content: bytes) -> str:
        """Keep the bytes, whatever else lies under their name; their digest."""
        digest = digest_of(content)
        path = self.path(digest)
        if _holds(path, content):
            return digest
        part = f"{path}.{os.getpid()}"
        try:
            _write(part, content)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            _write(part, content)
        os.replace(part, path)
        return digest

    def get(self, digest: str) -> bytes | None:
        """The bytes of a digest; None where the store does not hold them, or holds something else under that name."""
        try:
            content = Path(self.path(digest)).read_bytes()
        except OSError:
            return None
        return content if digest_of(content) == digest else None

    def holds(self, digest: str) -> bool:
        """Whether the bytes are there and whole."""
        return self.get(digest) is not None

    def drop(self, digest: str) -> None:
        """Keep the bytes no longer; files that share them stay."""
        with suppress(OSError):
            os.unlink(self.path(digest))

    def place(self, digest: str, target: str) -> Stamp:
        """Give a blob that is known to be whole another name, in the place of whatever bears it."""
        source = self.path(digest)
        try:
            _link(source, target)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            _link(source, target)
        return stamp(os.stat(target))


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except FileExistsError:
        os.unlink(target)
        _link(source, target)
    except OSError:  # another file system, or too many names
        shutil.copyfile(source, target)


def _holds(path: str, content: bytes) -> bool:
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read(len(content) + 1) == content
    except OSError:
        return False


def _write(path: str, content: bytes) -> None:
    """A whole file or none: a full disk leaves nothing behind."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, READ_ONLY)
    except PermissionError:  # left by a killed process of the same number
        os.unlink(path)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, READ_ONLY)
    try:
        with open(descriptor, "wb", buffering=0) as file:
            _fill(file, content)
    except OSError:
        with suppress(OSError):
            os.unlink(path)
        raise


def _fill(file: FileIO, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]
