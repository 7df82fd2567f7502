"""SHA-256 of files, read piece by piece and several at a time; what was read stays known while its stamp stays."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeVar

from qunzhi.keeping import keep, kept_in
from qunzhi.languages import Text
from qunzhi.progress import Step, nothing
from qunzhi.stamps import YOUNG_NS, Stamp

T = TypeVar("T")

UNREADABLE = Text("读不出来", "unreadable")
"""In the place of a digest, where findings tell it."""

PLAIN = "digests by stamp, 1"

PIECE_BYTES = 1 << 20

AT_ONCE = min(8, (os.cpu_count() or 1) + 1)
"""Hashing lets other threads run; one more than there are processors keeps them busy while a disk answers."""


class Content(NamedTuple):
    """What a file holds, in short."""

    sha256: str
    size: int


def content_of(file: BinaryIO, pass_on: Callable[[bytes], object] = len) -> Content:
    """Of an open file; it is never in memory as a whole. `pass_on`: takes each piece."""
    read, size = hashlib.sha256(), 0
    while piece := file.read(PIECE_BYTES):
        read.update(piece)
        pass_on(piece)
        size += len(piece)
    return Content(read.hexdigest(), size)


def content_at(path: str | Path) -> Content | None:
    """Of the file at a path; None where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return content_of(file)
    except OSError:
        return None


def at_once(read: Callable[[str], T], paths: Sequence[str], step: Step = nothing) -> Iterator[T]:
    """What becomes of each path, in their order; several are read at a time."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for found in pool.map(read, paths):
            step()
            yield found


def digests(files: Mapping[str, Stamp], kept: Path, step: Step = nothing) -> dict[str, str]:
    """The digest of each file by its path; those that cannot be read are left out. `kept`: what the last one knew."""
    known = kept_in(kept, PLAIN) or {}
    settled = time.time_ns() - YOUNG_NS
    found = {path: known[path][1] for path, one in files.items() if path in known and known[path][0] == tuple(one)}
    missing = [path for path in files if path not in found]
    for path, content in zip(missing, at_once(content_at, missing, step), strict=True) if missing else ():
        if content:
            found[path] = content.sha256
    lasting = {path: (tuple(files[path]), one) for path, one in found.items() if files[path].changed_ns < settled}
    if lasting != known:
        keep(lasting, kept, PLAIN)
    return found
