"""A store that several machines reach: a shared folder, or whatever else fsspec opens."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import uuid4

from qunzhi.store import Store, digest_of

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

OBJECT_STORES = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "oss", "memory"})
"""Protocols of stores in which an object appears when its last byte has arrived, and renaming is copying."""


class Blobs(Protocol):
    """Bytes by the SHA-256 of them."""

    def put(self, content: bytes) -> str:
        """Keep the bytes, whatever else lies under their name; their digest."""

    def get(self, digest: str) -> bytes | None:
        """The bytes of a digest; None where they are not there, or not whole."""

    def holds(self, digest: str) -> bool:
        """Whether the bytes are there and whole."""

    def drop(self, digest: str) -> None:
        """Keep the bytes no longer."""


@dataclass(frozen=True, slots=True)
class RemoteStore:
    """Blobs below a URL. It is slower than a folder and no more to be believed: what is got is hashed."""

    url: str

    def put(self, content: bytes) -> str:
        """Keep the bytes. Raises OSError where the store does not take them."""
        digest = digest_of(content)
        try:
            self._put(digest, content)
        except OSError:
            raise
        except Exception as error:  # each library has errors of its own
            raise OSError(f"{type(error).__name__}: {error}") from error
        return digest

    def _put(self, digest: str, content: bytes) -> None:
        """Where a file can be seen half written, the bytes are written under another name first."""
        files, path = self._found(digest)
        if self.url.partition("://")[0] in OBJECT_STORES:
            files.pipe_file(path, content)
            return
        part = f"{path}.{uuid4().hex}"
        try:
            files.pipe_file(part, content)
        except FileNotFoundError:
            files.makedirs(path.rpartition("/")[0], exist_ok=True)
            files.pipe_file(part, content)
        files.mv(part, path)

    def get(self, digest: str) -> bytes | None:
        """The bytes; None where the store does not hold them, or holds something else under that name."""
        files, path = self._found(digest)
        try:
            content: bytes = files.cat_file(path)
        except Exception:  # it is not there, or the store does not answer: botocore's errors are not even OSError
            return None
        return content if digest_of(content) == digest else None

    def holds(self, digest: str) -> bool:
        """Whether the bytes are there and whole."""
        return self.get(digest) is not None

    def drop(self, digest: str) -> None:
        """Keep the bytes no longer."""
        files, path = self._found(digest)
        with suppress(Exception):
            files.rm_file(path)

    def _found(self, digest: str) -> "tuple[AbstractFileSystem, str]":
        from fsspec import url_to_fs  # it keeps file systems that it has opened

        files, folder = url_to_fs(self.url)
        return files, f"{folder.rstrip('/')}/{digest[:2]}/{digest[2:]}"


def store_at(where: str) -> Blobs:
    """The store at a URL, or in a folder."""
    return RemoteStore(where) if "://" in where else Store(Path(where))
