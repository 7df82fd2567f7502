"""By what files are known again without reading them."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple


class Stamp(NamedTuple):
    """Of a file: where it differs, the file may have changed; where it does not, the file has not."""

    size: int
    modified_ns: int
    changed_ns: int
    """Of its inode, which no program sets: it tells of a change that leaves size and date as they were, and also when a
    file has been given another name."""
    inode: int


def stamp(found: os.stat_result) -> Stamp:
    """The stamp of a file from its status."""
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def imprint(files: Mapping[str, Stamp]) -> bytes:
    """A digest by which files are known again that have the same paths and the same stamps, in whatever order."""
    lines = [f"{path}\0{one[0]} {one[1]} {one[2]} {one[3]}" for path, one in files.items()]
    return blake2b("\n".join(sorted(lines)).encode("utf-8", "surrogateescape")).digest()


YOUNG_NS = 50_000_000
"""The kernel's clock for files ticks every 4 to 10 ms: a file may change again within a tick, and look the same."""


def survey(folder: Path, each: Callable[[], object] = tuple) -> dict[str, Stamp]:
    """The stamp of every file below a folder, by path from there. `each`: called for every folder on the way."""
    found: dict[str, Stamp] = {}
    _survey(str(folder), "", found, each)
    return found


def _survey(folder: str, prefix: str, found: dict[str, Stamp], each: Callable[[], object]) -> None:
    each()
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _survey(entry.path, f"{prefix}{entry.name}/", found, each)
            else:
                found[prefix + entry.name] = stamp(entry.stat(follow_symlinks=False))


def walk(root: Path, folder: str) -> Iterator[str]:
    """Every file below `root/folder` in order of name, as paths from `root`; hidden and editors' files left out.

    A symbolic link is yielded like a file: `inside` tells later whether it may be read.
    """
    return (path for path, _ in _entries(str(root), folder))


def sources_in(root: Path, folder: str) -> dict[str, Stamp]:
    """Those files, each with its stamp."""
    found: dict[str, Stamp] = {}
    for path, entry in _entries(str(root), folder):
        try:
            found[path] = stamp(entry.stat())
        except OSError:  # a link that leads nowhere
            with suppress(FileNotFoundError):  # or a file that is gone since its folder was looked at
                found[path] = stamp(entry.stat(follow_symlinks=False))
    return found


def _entries(root: str, folder: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    try:
        with os.scandir(f"{root}/{folder}") as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.name.startswith((".", "~$")) or entry.name in ("Thumbs.db", "desktop.ini"):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(root, path)
        else:
            yield path, entry


class ChangedMeanwhile(Exception):
    """A file is no longer what it was when the build read it; the argument is its path."""
