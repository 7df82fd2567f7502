"""A store of originals at a URL: a bucket, a server, whatever fsspec opens."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from uuid import uuid4

from qunzhi.originals.holding import ORIGINAL, PART, Unreachable
from qunzhi.remote_store import OBJECT_STORES

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem


@dataclass(frozen=True, slots=True)
class DistantOriginals:
    """Originals below a URL. Most places there keep no date but that of their arrival."""

    url: str
    told: str

    def is_there(self) -> bool:
        """Whether it answers: an empty bucket is a store too."""
        with self._reached() as (files, folder):
            files.exists(folder)
            return True

    def paths(self) -> list[str]:
        with self._reached() as (files, folder):
            files.invalidate_cache()  # others may have added something since
            return _originals(folder, files.find(folder))

    def under(self, digest: str) -> list[str]:
        with self._reached() as (files, folder):
            return _originals(folder, files.find(f"{folder}/{digest[:2]}/{digest[2:]}"))

    @contextmanager
    def reading(self, path: str) -> Iterator[BinaryIO]:
        """A connection that breaks off while it is read is a store that cannot be asked, not a damaged original."""
        with self._reached() as (files, folder), files.open(f"{folder}/{path}", "rb") as file:
            yield file

    def at(self, path: str) -> Path | None:
        return None

    def put(self, path: str, source: Path) -> None:
        """Where a file can be seen half written, it is written under another name first."""
        with self._reached() as (files, folder):
            if files.exists(f"{folder}/{path}"):
                raise FileExistsError(path)
            if self._appears_whole():
                files.put_file(str(source), f"{folder}/{path}")
                return
            part = f"{folder}/{PART}{uuid4().hex}"
            files.makedirs(f"{folder}/{path.rpartition('/')[0]}", exist_ok=True)
            files.put_file(str(source), part)
            files.mv(part, f"{folder}/{path}")

    def drop(self, path: str) -> None:
        with self._reached() as (files, folder):
            files.rm_file(f"{folder}/{path}")

    def text(self, name: str) -> str:
        with self._reached() as (files, folder):
            try:
                return bytes(files.cat_file(f"{folder}/{name}")).decode("utf-8", "replace")
            except FileNotFoundError:
                return ""

    def write(self, name: str, text: str) -> None:
        with self._reached() as (files, folder):
            if self._appears_whole():
                files.pipe_file(f"{folder}/{name}", text.encode())
                return
            part = f"{folder}/{PART}{uuid4().hex}"
            files.makedirs(folder, exist_ok=True)
            files.pipe_file(part, text.encode())
            files.mv(part, f"{folder}/{name}")

    def _appears_whole(self) -> bool:
        return self.url.partition("://")[0] in OBJECT_STORES

    @contextmanager
    def _reached(self) -> "Iterator[tuple[AbstractFileSystem, str]]":
        """The file system and the folder in it. What keeps them from being asked is Unreachable, whoever raises it."""
        try:
            from fsspec import url_to_fs

            files, folder = url_to_fs(self.url)
            yield files, folder.rstrip("/")
        except (FileExistsError, FileNotFoundError):
            raise
        except Exception as error:  # each library has errors of its own: those of botocore are not even OSError
            raise Unreachable(f"{type(error).__name__}: {error}") from None


def _originals(folder: str, paths: Iterable[str]) -> list[str]:
    return sorted(filter(ORIGINAL.fullmatch, (path[len(folder) + 1 :] for path in paths)))
