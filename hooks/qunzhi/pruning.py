"""Removes from the store what nobody uses: neither a site, nor the last builds, and not for long.

A blob that a site holds as well costs no space, so the limit is for those that the store alone holds. The store may be
as large as twenty sites; a build counts what it adds, and looks through the store only when that could be too much.
"""

import os
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from qunzhi.past import PAST, Files, left_in, past_in
from qunzhi.pictures.known import blobs_in_use
from qunzhi.readings import READINGS
from qunzhi.saving import save
from qunzhi.store import FOLDER, Store

MIB = 1 << 20
LIMIT = 2048 * MIB
LIMIT_VARIABLE = "QUNZHI_CACHE_MIB"
"""Environment variable that sets another limit."""

HOUR_NS = 3_600_000_000_000
DAY_NS = 24 * HOUR_NS

ROOM = "past/room"
"""Below the cache: how many bytes builds may still add before the store is looked through."""

SHARE = 8
"""Of a store that is full with what sites hold: it is looked through when builds have added a part of the limit."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of the store."""

    path: str
    digest: str
    size: int
    is_shared: bool
    """Whether a site holds it, too."""
    since_ns: int
    """When it was last given another name, or lost one."""


@dataclass(frozen=True, slots=True)
class Removed:
    """What was removed."""

    files: int
    size: int


def blobs_in(store: Store) -> list[Blob]:
    """All of a store, also the halves of blobs that killed builds have left."""
    found = (_blob(entry) for folder in _scanned(str(store.folder)) for entry in _scanned(folder.path))
    return [blob for blob in found if blob]


def _scanned(folder: str) -> Iterator["os.DirEntry[str]"]:
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        yield from entries


def _blob(entry: "os.DirEntry[str]") -> Blob | None:
    """None for one that another build has removed, or whose half it has made whole, since its folder was looked at."""
    try:
        found = os.stat(entry.path)  # of an entry, Windows does not know the number of names
    except FileNotFoundError:
        return None
    digest = os.path.basename(os.path.dirname(entry.path)) + entry.name
    return Blob(entry.path, digest, found.st_size, found.st_nlink > 1, found.st_ctime_ns)


def unused(blobs: Sequence[Blob], used: Set[str]) -> list[Blob]:
    """Those that only the store holds, from the oldest."""
    alone = (blob for blob in blobs if not blob.is_shared and blob.digest not in used)
    return sorted(alone, key=lambda blob: (blob.since_ns, blob.digest))


def dispensable(alone: Sequence[Blob], limit: int, now_ns: int, keep_ns: int | None = None) -> Iterator[Blob]:
    """Of unused blobs, the oldest first: what is beyond the limit, or has been unused for longer than `keep_ns`.

    What is younger than an hour may belong to a build that is still running.
    """
    excess = sum(blob.size for blob in alone) - limit
    for blob in alone:
        age = now_ns - blob.since_ns
        if age < HOUR_NS or (excess <= 0 and (keep_ns is None or age < keep_ns)):
            return
        yield blob
        excess -= blob.size


def remove(blobs: Iterator[Blob]) -> Removed:
    """Remove blobs; one that another build has removed meanwhile is not counted."""
    files = size = 0
    for blob in blobs:
        with suppress(OSError):
            os.unlink(blob.path)
            files, size = files + 1, size + blob.size
    return Removed(files, size)


def limit_of(environ: Mapping[str, str], blobs: Sequence[Blob]) -> int:
    """Bytes that the store alone may hold: as the environment says, else 2 GiB, or twice what its sites hold."""
    said = environ.get(LIMIT_VARIABLE, "").strip()
    return int(said) * MIB if said.isdecimal() else max(LIMIT, 2 * sum(blob.size for blob in blobs if blob.is_shared))


def used_in(cache: Path, context: str) -> frozenset[str]:
    """Digests that the last builds would use again. A site on another file system holds copies, which share nothing."""
    past = past_in(cache / PAST, context)
    _, index = past.kept.get("search", ("", {}))
    return frozenset(
        [
            *(trace.digest for trace in past.traces.values()),
            *(index.values() if isinstance(index, dict) else ()),
            *blobs_in_use(cache),
            *(digest for path in _left_files(cache) for digest in _left_digests(path, context)),
        ]
    )


def _left_files(cache: Path) -> Iterator[Path]:
    others = (cache / PAST, cache / READINGS)
    return (path for path in (cache / "past").glob("*.pickle") if path not in others)


def _left_digests(path: Path, context: str) -> Iterator[str]:
    left, _ = left_in(path, context)
    yield from (digest for digest, _ in left.files.values())
    yield from left.spare.values()


def added(before: Files, now: Files) -> int:
    """Bytes that a build has added to the store, or may have: those of files that the site did not hold."""
    return sum(one[1].size for path, one in now.items() if before.get(path) != one)


def tend(cache: Path, context: str, more: int, now_ns: int, environ: Mapping[str, str]) -> Removed:
    """After a build that has added `more` bytes: remove what is beyond the limit, if anything can be.

    Whoever looks through the store writes down how much may be added to it before it can be beyond the limit.
    """
    room = _room(cache / ROOM) - more
    removed = Removed(0, 0)
    if room < 0:
        blobs = blobs_in(Store(cache / FOLDER))
        limit = limit_of(environ, blobs)
        # To know what is used, all that is kept has to be read once more: not where too little lies there anyway.
        if sum(blob.size for blob in blobs if not blob.is_shared) > limit:
            removed = remove(dispensable(unused(blobs, used_in(cache, context)), limit, now_ns))
        room = max(limit - sum(blob.size for blob in blobs) + removed.size, limit // SHARE)
    if more or removed.files:
        (cache / ROOM).parent.mkdir(parents=True, exist_ok=True)
        save(cache / ROOM, str(room).encode())
    return removed


def prune(cache: Path, context: str, days: int, now_ns: int, environ: Mapping[str, str]) -> Removed:
    """Remove what is beyond the limit, and what nobody has used for some days."""
    blobs = blobs_in(Store(cache / FOLDER))
    alone = unused(blobs, used_in(cache, context))
    return remove(dispensable(alone, limit_of(environ, blobs), now_ns, days * DAY_NS))


def _room(path: Path) -> int:
    try:
        return int(path.read_bytes())
    except (OSError, ValueError):
        return -1
