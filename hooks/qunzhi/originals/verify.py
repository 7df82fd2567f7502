"""Reads every original from its first byte to its last, and tells what is not as it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from qunzhi.findings import Finding, Place, in_order
from qunzhi.originals.adding import content_in
from qunzhi.originals.digests import UNREADABLE, Content, at_once
from qunzhi.originals.holding import MANIFEST, Originals, Unreachable, digest_in, manifest
from qunzhi.originals.recording import read_through
from qunzhi.originals.register import Register, compared, findings_of, read_register
from qunzhi.progress import SILENT, Progress


@dataclass(frozen=True, slots=True)
class Verified:
    """What was read, and what is wrong with it."""

    files: int
    size: int
    """In bytes."""
    findings: tuple[Finding, ...]

    @property
    def is_whole(self) -> bool:
        """Whether everything is there and as it was; that something is new is no fault."""
        return all(finding.severity == "note" for finding in self.findings)

    def __add__(self, other: "Verified") -> "Verified":
        findings = in_order([*self.findings, *other.findings])
        return Verified(self.files + other.files, self.size + other.size, tuple(findings))


def verify(root: Path, store: Originals, progress: Progress = SILENT) -> Verified:
    """All originals: those beside records, and those in the store. Raises Unreachable."""
    return _beside(root, store, progress) + _stored(store, progress)


def _beside(root: Path, store: Originals, progress: Progress) -> Verified:
    register = read_register(root) or Register({})
    with progress.stage("originals") as step:
        read = read_through(root, register, step)
    result = compared(register, {name: content.sha256 for name, content in read.items()})
    findings = findings_of(register, result, store)
    return Verified(len(read), sum(one.size for one in read.values()), tuple(findings))


def _stored(store: Originals, progress: Progress) -> Verified:
    if not store.is_there():
        return Verified(0, 0, ())
    paths = store.paths()
    with progress.stage("originals", len(paths)) as step:
        contents = dict(zip(paths, at_once(partial(_read, store), paths, step), strict=True))
    findings = (*_damaged(store, contents), *_against_manifest(store, paths))
    return Verified(len(paths), sum(one.size for one in contents.values() if one), findings)


def _read(store: Originals, path: str) -> Content | None:
    try:
        return content_in(store, path)
    except Unreachable:
        raise
    except OSError:
        return None


def _damaged(store: Originals, contents: dict[str, Content | None]) -> Iterator[Finding]:
    for path, content in contents.items():
        digest, actual = digest_in(path), content.sha256 if content else UNREADABLE
        if actual != digest:
            whole = f"{store.told}/{path}"
            yield Finding("QZ-Z02", Place(whole), {"path": whole, "digest": digest, "found": actual})


def _against_manifest(store: Originals, paths: list[str]) -> Iterator[Finding]:
    """What the manifest knows and the store has lost, and the other way round."""
    listed, odd = manifest(store)
    place, present = f"{store.told}/{MANIFEST}", {digest_in(path) for path in paths}
    for one in listed:
        if one.digest not in present:
            yield Finding("QZ-Z01", Place(place, one.line), {"digest": one.digest, "where": store.told})
    yield from (Finding("QZ-Z08", Place(place, line)) for line in odd)
    if new := len(set(paths).difference(one.path for one in listed)):
        yield Finding("QZ-Z07", Place(place), {"count": new, "list": place})
