"""The folder in which a site is put together: the one before last, brought up to date, or a fresh one.

A build that changes three pages of twenty thousand writes three files. It may not do so in the site itself, which is to
be the old one or the new one and never half of either. So each build leaves the site that it has replaced, and the next
one changes that and puts it into place. Both hold the same files under two names; only the folders are there twice.
"""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from qunzhi.manifest import CHECKSUMS, MANIFEST
from qunzhi.past import Files, Left
from qunzhi.stamps import Stamp
from qunzhi.store import Store, digest_of
from qunzhi.switch import staging_folder, switch

FOLDER = "spare"


@dataclass(frozen=True, slots=True)
class Tree:
    """A folder, and the files that it is known to hold."""

    folder: Path
    digests: Mapping[str, str]
    """By path."""


def spare_of(cache: Path, site_dir: Path) -> Path:
    """Where the spare of a site's folder lies."""
    return cache / FOLDER / digest_of(os.fsencode(site_dir))[:16]


def take(left: Left, site_dir: Path, spare: Path) -> Tree:
    """The spare, if it is the one that was left, else an empty folder; nobody else has it."""
    folder = staging_folder(site_dir)
    try:
        if left.spare and seal_of(spare) == left.spare_seal:
            folder.rmdir()
            spare.rename(folder)
            return Tree(folder, left.spare)
    except OSError:  # another build was faster, or it lies on another file system
        folder.mkdir(exist_ok=True)
    shutil.rmtree(spare, ignore_errors=True)
    return Tree(folder, {})


def seal_of(folder: Path) -> str:
    """What tells one site from another: the digest of its checksums; "" where it has none."""
    try:
        return digest_of((folder / CHECKSUMS).read_bytes())
    except OSError:
        return ""


def untrusted(files: Files, found: Mapping[str, Stamp]) -> frozenset[str]:
    """Paths of files that are not as they were put there, are gone, or were never put there."""
    changed = {path for path, (_, known) in files.items() if found.get(path) != known}
    strangers = found.keys() - files.keys() - {CHECKSUMS, MANIFEST}
    return frozenset(changed | strangers)


def digests_of(files: Files) -> dict[str, str]:
    """The same files without their stamps."""
    return {path: digest for path, (digest, _) in files.items()}


def complete(tree: Tree, wanted: Mapping[str, str], placed: Mapping[str, Stamp], live: Files, store: Store) -> Files:
    """Bring a tree to the wanted files (path and digest); `placed` are those that stand there already.

    `live`: the files of the site that are as they were left. What both hold is one file, with one stamp.
    Raises LostBlob for bytes that the store no longer has.
    """
    files = {
        path: live[path]
        for path, digest in tree.digests.items()
        if path in live and wanted.get(path) == digest == live[path][0] and path not in placed
    }
    files.update((path, (wanted[path], placed[path])) for path in placed)
    for path in tree.digests.keys() - wanted.keys():
        _remove(tree.folder, path)
    for path in wanted.keys() - files.keys():
        files[path] = wanted[path], _placed(store, wanted[path], tree.folder, path)
    return files


def _placed(store: Store, digest: str, folder: Path, path: str) -> Stamp:
    if store.holds(digest):
        with suppress(FileNotFoundError):  # removed by another build after that look
            return store.place(digest, f"{folder}/{path}")
    raise LostBlob(path)


class LostBlob(Exception):
    """The store has lost bytes that were there a moment ago; the argument is the path of the product."""


def _remove(folder: Path, path: str) -> None:
    """A file, and the folders above it that are empty then."""
    with suppress(OSError):
        (folder / path).unlink(missing_ok=True)
        for parent in (folder / path).parents:
            if parent == folder:
                break
            parent.rmdir()


def put_into_place(tree: Tree, site_dir: Path, spare: Path, *, keep: bool) -> bool:
    """Make the tree the site; whether the old one was kept as the spare."""
    switch(tree.folder, site_dir)
    if not tree.folder.exists():
        return False
    if keep:
        with suppress(OSError):
            spare.parent.mkdir(parents=True, exist_ok=True)
            tree.folder.rename(spare)
            return True
    shutil.rmtree(tree.folder, ignore_errors=True)
    return False
