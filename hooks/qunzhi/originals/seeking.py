"""Looks for originals in the store, and brings them here from a distant one."""

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from qunzhi.languages import Text
from qunzhi.originals.digests import UNREADABLE, content_of, digests
from qunzhi.originals.folder import FolderOriginals
from qunzhi.originals.holding import PART, Originals, Unreachable
from qunzhi.stamps import Stamp, stamp

FETCHED = "originals"
"""Below the cache: what was brought from a distant store, laid out like one. It can be deleted at any time."""

KEPT = "past/originals.pickle"
"""Below the cache: what is known of originals that have been read."""


@dataclass(slots=True)
class Sought:
    """What has become of the originals that were looked for, by digest."""

    paths: dict[str, Path] = field(default_factory=dict)
    """Of those that are there and whole."""
    damaged: dict[str, tuple[str, str | Text]] = field(default_factory=dict)
    """Where those lie that hold something else, and the digest of that."""
    untold: str | Text = ""
    """Why nothing is known of those that are neither here nor damaged; "" where they are known not to be there."""


def seek(store: Originals, wanted: Collection[str], cache: Path) -> Sought:
    """Look for originals by their digests. What this machine holds is read only where its stamp is not known."""
    if isinstance(store, FolderOriginals):
        found = _here(store, wanted, cache / KEPT)
        if not store.is_there():
            found.untold = Text("没有这个文件夹", "there is no such folder")
        return found
    found = _here(FolderOriginals(cache / FETCHED, ""), wanted, cache / KEPT)
    found.damaged.clear()  # copies only: the originals are asked for again
    _fetch_all(store, [digest for digest in wanted if digest not in found.paths], cache / FETCHED, found)
    return found


def _here(store: FolderOriginals, wanted: Iterable[str], kept: Path) -> Sought:
    found = Sought()
    candidates = [(digest, path) for digest in wanted for path in store.under(digest)]
    read = digests(stamped(store.folder / path for _, path in candidates), kept)
    for digest, path in candidates:
        actual = read.get(str(store.folder / path), UNREADABLE)
        if actual == digest:
            found.paths[digest] = store.folder / path
        else:
            found.damaged[digest] = f"{store.told}/{path}", actual
    found.damaged = {digest: one for digest, one in found.damaged.items() if digest not in found.paths}
    return found


def stamped(paths: Iterable[Path]) -> dict[str, Stamp]:
    """The stamps of files; of those that are there."""
    found: dict[str, Stamp] = {}
    for path in paths:
        with suppress(OSError):
            found[str(path)] = stamp(os.stat(path))
    return found


def _fetch_all(store: Originals, wanted: Iterable[str], folder: Path, found: Sought) -> None:
    try:
        for digest in wanted:
            for path in store.under(digest):
                if _fetched(store, path, digest, folder, found):
                    break
    except (Unreachable, OSError) as error:  # nobody answers, or the cache cannot be written
        found.untold = str(error)


def _fetched(store: Originals, path: str, digest: str, folder: Path, found: Sought) -> bool:
    """Whether what the store gave is the original; nothing else is kept."""
    part = folder / f"{PART}{uuid4().hex}"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        actual = _copied(store, path, part)
        if actual != digest:
            found.damaged[digest] = f"{store.told}/{path}", actual
            return False
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        part.replace(target)
        found.damaged.pop(digest, None)
        found.paths[digest] = target
        return True
    finally:
        part.unlink(missing_ok=True)


def _copied(store: Originals, path: str, part: Path) -> str:
    """The digest of what has come."""
    with part.open("xb") as taken:
        try:
            with store.reading(path) as given:
                return content_of(given, taken.write).sha256
        except OSError as error:  # it broke off on the way
            raise Unreachable(f"{type(error).__name__}: {error}") from None
