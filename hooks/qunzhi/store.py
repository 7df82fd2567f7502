"""The content-addressed store: what a build has made, by the SHA-256 of its bytes.

A blob and the file of a site that holds the same bytes are one file with two names (hard links), so what is kept costs
no space and what is used again costs no copying. Nothing in the store is believed: a blob is hashed before it is used.
"""

import hashlib
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
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
    is_new: bool = False
    """Whether a blob is not looked for before it is put there for the first time."""

    def path(self, digest: str) -> str:
        """Where a blob lies; 256 folders keep each small."""
        return f"{self.folder}/{digest[:2]}/{digest[2:]}"

    def put(self, content: bytes) -> str:
        """Keep the bytes, whatever else lies under their name; their digest."""
        digest = digest_of(content)
        path = self.path(digest)
        if _holds(path, content):
            return digest
        part = f"{path}.{os.urandom(8).hex()}"  # threads, and machines that share a folder, put the same bytes at once
        _write(part, content)
        os.replace(part, path)
        return digest

    def put_at(self, content: bytes, target: str) -> tuple[str, Stamp]:
        """Keep the bytes and give them another name, in the place of whatever bears it; their digest and the stamp.

        A new blob is written under that name first: what others are to find in the store is a whole file then, and
        needs no renaming.
        """
        digest = digest_of(content)
        if self.is_new or not _holds(self.path(digest), content):
            return digest, self._written(content, target, self.path(digest))
        try:
            return digest, self.place(digest, target)
        except FileNotFoundError:  # an old blob that was not used any more, and another build has just removed
            return digest, self._put_and_placed(content, target)

    def _written(self, content: bytes, target: str, path: str) -> Stamp:
        _make_folder(os.path.dirname(target))  # at once: nearly every page has a folder of its own
        _write(target, content)
        try:
            _name(target, path)
        except FileExistsError:  # it is damaged, or has been put there meanwhile
            return self._put_and_placed(content, target)
        except OSError:  # another file system
            self.put(content)
        return stamp(os.stat(target))

    def _put_and_placed(self, content: bytes, target: str) -> Stamp:
        return self.place(self.put(content), target)

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
            link(source, target)
        except FileNotFoundError:
            raise
        except OSError:  # another file system, or too many names
            _make_folder(os.path.dirname(target))
            shutil.copyfile(source, target)
        return stamp(os.stat(target))


def link(source: str, target: str) -> None:
    """Give a file another name, in the place of whatever bears it. Raises OSError where it cannot have one."""
    try:
        _name(source, target)
    except FileExistsError:
        os.unlink(target)
        link(source, target)


def _name(source: str, path: str) -> None:
    """Give a file another name. Raises FileExistsError where something bears it."""
    try:
        os.link(source, path)
    except FileNotFoundError:
        _make_folder(os.path.dirname(path))
        os.link(source, path)


def _holds(path: str, content: bytes) -> bool:
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read(len(content) + 1) == content
    except OSError:
        return False


def _write(path: str, content: bytes) -> None:
    """A whole file or none: a full disk leaves nothing behind. What bore the name before is another file, and stays
    as it is under its other names.
    """
    descriptor = _created(path)
    try:
        _fill(descriptor, content)
    except OSError:
        with suppress(OSError):
            os.unlink(path)
        raise


def _created(path: str) -> int:
    try:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, READ_ONLY)
    except FileExistsError:
        os.unlink(path)
        return _created(path)
    except FileNotFoundError:
        _make_folder(os.path.dirname(path))
        return _created(path)


def _make_folder(path: str) -> None:
    """Most often the folder above is there."""
    try:
        os.mkdir(path)
    except FileExistsError:  # another process was faster
        pass
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)


def _fill(descriptor: int, content: bytes) -> None:
    """Write all, and close. Not through a file object: to make one takes longer."""
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)
