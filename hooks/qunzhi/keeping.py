"""Values that one build keeps for the next: whole and by the same program, or not believed."""

import gc
import hashlib
import pickle
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from qunzhi.saving import saved
from qunzhi.store import digest_of

HEAD = b"qunzhi-kept-3\n"
DIGEST_BYTES = 64
"""Of a digest in hexadecimal digits."""
HEAD_BYTES = len(HEAD) + 2 * DIGEST_BYTES

MOST_SHARED = 1 << 26
"""Bytes that are written before it is forgotten what has been written: who pickles notes every object."""

FORGOTTEN = ...
"""Stands between two values where that has happened. Who reads has to forget as well: objects are numbered on."""


def keep(value: object, path: Path, program: str) -> bytes:
    """Write a value; its file appears whole or not at all. `program`: digest of what alone can read it.

    Returns the head of the file, see `head_in`.
    """
    return keep_all([value], path, program)


def keep_all(values: Iterable[object], path: Path, program: str) -> bytes:
    """Write values one by one. What they have in common is written once, as far as that costs no gigabytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with saved(path) as file:
        file.write(bytes(HEAD_BYTES))
        hashed = _Hashed(file)
        pickler = pickle.Pickler(hashed, pickle.HIGHEST_PROTOCOL)
        for value in values:
            pickler.dump(value)
            if hashed.size > MOST_SHARED:
                pickler.dump(FORGOTTEN)
                pickler.clear_memo()
                hashed.size = 0
        head = _head(program, hashed.digest.hexdigest())
        file.seek(0)
        file.write(head)
    return head


class _Hashed:
    """A file of which is known what has been written."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.digest, self.size = file, hashlib.sha256(), 0

    def write(self, content: bytes, /) -> None:
        self.digest.update(content)
        self.size += len(content)
        self.file.write(content)


def head_in(path: Path) -> bytes:
    """The beginning of a file, which tells it from one that holds another value; b"" where there is none."""
    try:
        with path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except OSError:
        return b""


def kept_in(path: Path, program: str) -> Any:
    """The value of a file; None where there is none, another program wrote it, or a byte of it is not as it was."""
    found = kept_all_in(path, program)
    return found[0] if found else None


def kept_all_in(path: Path, program: str) -> list[Any]:
    """The values of a file; none where it cannot be believed."""
    try:
        raw = path.read_bytes()
    except OSError:
        return []
    if raw[:HEAD_BYTES] != _head(program, digest_of(memoryview(raw)[HEAD_BYTES:])):
        return []
    # A hundred thousand new values would set off dozens of collections that find nothing.
    enabled = gc.isenabled()
    gc.disable()
    try:
        return list(_values(raw))
    finally:
        if enabled:
            gc.enable()


def _values(raw: bytes) -> Iterator[Any]:
    file = BytesIO(raw)
    file.seek(HEAD_BYTES)
    unpickler = pickle.Unpickler(file)  # one for all: it knows what they have in common
    while file.tell() < len(raw):
        value = unpickler.load()
        if value is FORGOTTEN:
            unpickler = pickle.Unpickler(file)
        else:
            yield value


def _head(program: str, content: str) -> bytes:
    """`content`: its digest."""
    return HEAD + digest_of(program.encode()).encode() + content.encode()
