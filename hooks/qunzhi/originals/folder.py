"""A store of originals in a folder: of this computer, or of a network drive."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from qunzhi.originals.holding import ORIGINAL, PART
from qunzhi.saving import save
from qunzhi.store import READ_ONLY

NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS)
"""What file systems say that know no hard links: those of USB sticks and of many network drives."""


@dataclass(frozen=True, slots=True)
class FolderOriginals:
    """Originals below a folder. Symbolic links in it are not followed: what they lead to may change."""

    folder: Path
    told: str

    def is_there(self) -> bool:
        return self.folder.is_dir()

    def paths(self) -> list[str]:
        return sorted(filter(ORIGINAL.fullmatch, _paths(str(self.folder), "", 3)))

    def under(self, digest: str) -> list[str]:
        start = f"{digest[:2]}/{digest[2:]}"
        return sorted(filter(ORIGINAL.fullmatch, _paths(f"{self.folder}/{start}", f"{start}/", 1)))

    def reading(self, path: str) -> BinaryIO:
        return open(self.folder / path, "rb")

    def at(self, path: str) -> Path | None:
        return self.folder / path

    def put(self, path: str, source: Path) -> None:
        target, part = self.folder / path, self.folder / f"{PART}{uuid4().hex}"
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _copy(source, part)
            _publish(part, target)
        finally:
            part.unlink(missing_ok=True)

    def drop(self, path: str) -> None:
        (self.folder / path).unlink(missing_ok=True)
        with suppress(OSError):
            (self.folder / path).parent.rmdir()

    def text(self, name: str) -> str:
        try:
            return (self.folder / name).read_bytes().decode("utf-8", "replace")
        except FileNotFoundError:
            return ""

    def write(self, name: str, text: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        save(self.folder / name, text.encode())


def _paths(folder: str, prefix: str, depth: int) -> Iterator[str]:
    """Plain files exactly so many levels down."""
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            if depth > 1 and entry.is_dir(follow_symlinks=False):
                yield from _paths(entry.path, f"{prefix}{entry.name}/", depth - 1)
            elif depth == 1 and entry.is_file(follow_symlinks=False):
                yield prefix + entry.name


def _copy(source: Path, part: Path) -> None:
    """The bytes, on the disk, and the time of the last change."""
    with source.open("rb") as given, part.open("xb") as taken:
        shutil.copyfileobj(given, taken, 1 << 20)
        taken.flush()
        os.fsync(taken.fileno())
    found = source.stat()
    os.utime(part, ns=(found.st_atime_ns, found.st_mtime_ns))
    with suppress(OSError):  # where the file system knows no permissions
        part.chmod(READ_ONLY)


def _publish(part: Path, target: Path) -> None:
    """Under its name, unless something bears it."""
    try:
        os.link(part, target)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        part.rename(target)
