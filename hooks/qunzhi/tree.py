"""The folder in which a site is put together: the one before last, brought up to date, or a fresh one.

A build that changes three pages of twenty thousand writes three files. It may not do so in the site itself, which is to
be the old one or the new one and never half of either. So each build leaves the site that it has replaced, or where it
has replaced none a second one like its own, and the next one changes that and puts it into place. Both hold the same
files under two names; only the folders are there twice.
"""

import os
import shutil
from collections import Counter, deque
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from qunzhi.manifest import CHECKSUMS, MANIFEST
from qunzhi.past import Files, Left
from qunzhi.stamps import Stamp, imprint, stamp
from qunzhi.store import Store, digest_of, link
from qunzhi.switch import staging_folder, switch
from qunzhi.workers import spread

FOLDER = "spare"

CHUNK = 256
FEWEST_FOR_WORKERS = 2048


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


def known_again(files: Files, found: Mapping[str, Stamp], site_dir: Path) -> Files:
    """The files, of which some have got or lost another name since they were put there: those hold what they held, if
    their bytes have the digest, and have the stamps of `found` now. A preview and the site share most of their files.
    """
    named = [(path, digest) for path, (digest, known) in files.items() if _has_other_names(known, found.get(path))]
    same = spread(partial(_holds, str(site_dir)), named, chunk=CHUNK, fewest=FEWEST_FOR_WORKERS)
    again = {path: (digest, found[path]) for (path, digest), is_same in zip(named, same, strict=True) if is_same}
    return {**files, **again} if again else files


def _has_other_names(known: Stamp, now: Stamp | None) -> bool:
    return now is not None and now != known == now._replace(changed_ns=known.changed_ns)


def _holds(site_dir: str, file: tuple[str, str]) -> bool:
    path, digest = file
    try:
        return digest_of(Path(site_dir, path).read_bytes()) == digest
    except OSError:
        return False


def imprint_of(site_dir: Path, files: Files) -> bytes:
    """The imprint of a site: of the files, its checksums and its manifest."""
    own = {name: stamp(os.stat(site_dir / name)) for name in (CHECKSUMS, MANIFEST)}
    return imprint({**{path: one for path, (_, one) in files.items()}, **own})


def digests_of(files: Files) -> dict[str, str]:
    """The same files without their stamps."""
    return {path: digest for path, (digest, _) in files.items()}


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a tree may have its files from."""

    site_dir: Path
    live: Files
    """The files of the site that are as they were left."""
    store: Store


def complete(tree: Tree, wanted: Mapping[str, str], placed: Mapping[str, Stamp], sources: Sources) -> Files:
    """Bring a tree to the wanted files (path and digest); `placed` are those that stand there already.

    What the tree and the site both hold is one file, with one stamp; what somebody has taken out of the tree meanwhile,
    or has put there in its place, is not that file, and is replaced.
    Raises LostBlob for bytes that neither the site nor the store holds any more.
    """
    live = sources.live
    files = {
        path: live[path]
        for path, digest in tree.digests.items()
        if path in live
        and wanted.get(path) == digest == live[path][0]
        and path not in placed
        and _is_one_file(f"{tree.folder}/{path}", live[path][1])
    }
    files.update((path, (wanted[path], placed[path])) for path in placed)
    for path in tree.digests.keys() - wanted.keys():
        _remove(tree.folder, path)
    missing = [one for one in wanted.items() if one[0] not in files]
    step = partial(_placed, sources, str(tree.folder))
    found = spread(step, missing, chunk=CHUNK, fewest=FEWEST_FOR_WORKERS)
    files.update((path, (digest, one)) for (path, digest), one in zip(missing, found, strict=True))
    return {**files, **_stamped_anew(tree, files)}


def _is_one_file(path: str, known: Stamp) -> bool:
    """Whether a path still names the file of a stamp: the cache, where trees wait, may be cleared by anybody."""
    try:
        return os.lstat(path).st_ino == known.inode
    except OSError:
        return False


def _placed(sources: Sources, folder: str, wanted: tuple[str, str]) -> Stamp:
    path, digest = wanted
    before = sources.live.get(path)
    if (
        before
        and before[0] == digest
        and (found := _linked(f"{sources.site_dir}/{path}", f"{folder}/{path}", before[1]))
    ):
        return found
    if sources.store.holds(digest):
        with suppress(FileNotFoundError):  # removed by another build after that look
            return sources.store.place(digest, f"{folder}/{path}")
    raise LostBlob(path)


def _linked(source: str, target: str, known: Stamp) -> Stamp | None:
    """The stamp of a file under another name; None where it cannot have one, or is not what it was."""
    with suppress(OSError):
        link(source, target)
        found = stamp(os.stat(target))
        if found._replace(changed_ns=known.changed_ns) == known:  # which a new name changes
            return found
    return None


def _stamped_anew(tree: Tree, files: Files) -> Files:
    """Files of which the tree holds, or held, several names: with each that one gets or loses, its stamp changes."""
    gone = (digest for path, digest in tree.digests.items() if path not in files or files[path][0] != digest)
    names = Counter([*(digest for digest, _ in files.values()), *gone])
    return {
        path: (digest, stamp(os.stat(tree.folder / path))) for path, (digest, _) in files.items() if names[digest] > 1
    }


class LostBlob(Exception):
    """Bytes are lost that were there a moment ago; the argument is the path of the product."""


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


def twin(site_dir: Path, files: Files, spare: Path) -> bool:
    """Leave a spare that holds the files of the site under second names; whether that could be done."""
    folder = staging_folder(site_dir)
    try:
        paths = [*files, CHECKSUMS, MANIFEST]
        step = partial(_named_twice, str(site_dir), str(folder))
        deque(spread(step, paths, chunk=CHUNK, fewest=FEWEST_FOR_WORKERS), maxlen=0)
        spare.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(spare)
    except OSError:  # they cannot have a second name, or it lies on another file system
        shutil.rmtree(folder, ignore_errors=True)
        return False
    return True


def _named_twice(site_dir: str, folder: str, path: str) -> None:
    link(f"{site_dir}/{path}", f"{folder}/{path}")
