"""The fixity register: the digest of every file that lies beside a record, `content/fixity.txt`.

It is kept in git, where a change of it can be seen. `cd content && sha256sum -c fixity.txt` checks it.
"""

import os
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from qunzhi.findings import Finding, Place
from qunzhi.originals.digests import digests
from qunzhi.originals.folder import FolderOriginals
from qunzhi.originals.holding import Originals
from qunzhi.originals.opened import originals_of
from qunzhi.originals.sums import Sum, read_sums, written_sums
from qunzhi.progress import Step, nothing
from qunzhi.reading.entries import CONTENT, FIXITY_NAME
from qunzhi.reading.files import Refused, inside, read_text
from qunzhi.saving import save
from qunzhi.stamps import Stamp

REGISTER = f"{CONTENT}/{FIXITY_NAME}"

WRITTEN = (".md", ".yml", ".yaml", ".csv")
"""Endings of what staff write and rewrite; everything else in a record's folder is an original."""

KEPT = "past/fixity.pickle"
"""Below the cache."""


@dataclass(frozen=True, slots=True)
class Register:
    """The register as it stands. Paths count from `content/`."""

    sums: Mapping[str, Sum]
    findings: tuple[Finding, ...] = ()
    """Of lines that tell nothing, or something else than another line."""

    def without(self, paths: Set[str]) -> dict[str, str]:
        """The digest of each file by its path, those left out."""
        return {path: one.digest for path, one in self.sums.items() if path not in paths}


def read_register(root: Path) -> Register | None:
    """The register; None where a site keeps none."""
    if not (root / REGISTER).exists():
        return None
    try:
        sums, odd = read_sums(read_text(root, REGISTER).text)
    except Refused as refused:
        return Register({}, (refused.finding,))
    findings = [Finding("QZ-Z08", Place(REGISTER, line)) for line in odd]
    first: dict[str, Sum] = {}
    for one in sums:
        if first.setdefault(one.path, one).digest != one.digest:
            findings.append(Finding("QZ-Z08", Place(REGISTER, one.line)))
    return Register(first, tuple(findings))


def to_be_read(root: Path, register: Register, files: Iterable[str]) -> list[str]:
    """Originals among the files below `content/`, and what the register names whatever its ending, from there."""
    start = len(f"{CONTENT}/")
    found = (path for path in files if path[start:] in register.sums or _is_original(path))
    return [path[start:] for path in found if _may_be_read(root, path)]


def _is_original(path: str) -> bool:
    return path.count("/") > 1 and not path.lower().endswith(WRITTEN)


def _may_be_read(root: Path, path: str) -> bool:
    """Nothing outside the site; and a name that is not UTF-8 can stand in no record and no list."""
    if os.path.islink(f"{root}/{path}") and not inside(root, path):
        return False
    return path.isascii() or path.encode("utf-8", "ignore").decode() == path


@dataclass(frozen=True, slots=True)
class Compared:
    """What has become of the files of a register. All paths count from `content/`."""

    changed: Mapping[str, str]
    """Digests as they are now."""
    moved: Mapping[str, str]
    """Where they lie now, under a name that the register does not know."""
    gone: Set[str]
    new: Mapping[str, str]
    """Digests of what the register does not know."""


def compared(register: Register, found: Mapping[str, str]) -> Compared:
    """The register and the digests of what is there."""
    new = {path: digest for path, digest in found.items() if path not in register.sums}
    elsewhere = {digest: path for path, digest in sorted(new.items(), reverse=True)}
    absent = [one for path, one in register.sums.items() if path not in found]
    moved = {one.path: elsewhere[one.digest] for one in absent if one.digest in elsewhere}
    changed = {p: now for p, now in found.items() if p in register.sums and register.sums[p].digest != now}
    return Compared(changed, moved, {one.path for one in absent} - moved.keys(), new)


def findings_of(register: Register, result: Compared, store: Originals) -> list[Finding]:
    """What staff should know of it. `store`: where an original that lies here no longer may have been put."""
    sums, stored = register.sums, _in_folder(store, register, result.gone)
    renamed = {**stored, **{path: f"{CONTENT}/{to}" for path, to in result.moved.items()}}
    findings = list(register.findings)
    for path, now in result.changed.items():
        findings.append(Finding("QZ-Z04", Place(f"{CONTENT}/{path}"), {"was": sums[path].digest, "now": now}))
    for path in result.gone - stored.keys():
        values = {"name": f"{CONTENT}/{path}", "digest": sums[path].digest}
        findings.append(Finding("QZ-Z05", Place(REGISTER, sums[path].line), values))
    for path, to in renamed.items():
        names = {"name": f"{CONTENT}/{path}", "to": to}
        findings.append(Finding("QZ-Z06", Place(REGISTER, sums[path].line), names))
    if count := len(result.new.keys() - set(result.moved.values())):
        findings.append(Finding("QZ-Z07", Place(REGISTER), {"count": count, "list": REGISTER}))
    return findings


def _in_folder(store: Originals, register: Register, gone: Set[str]) -> dict[str, str]:
    """Where the store has them; a distant one is not asked."""
    if not isinstance(store, FolderOriginals):
        return {}
    found = {path: store.under(register.sums[path].digest) for path in gone}
    return {path: f"{store.told}/{paths[0]}" for path, paths in found.items() if paths}


def check_fixity(root: Path, stamps: Mapping[str, Stamp], cache: Path, step: Step = nothing) -> list[Finding]:
    """Whether the files beside records are as the register has them. Only those with new stamps are read."""
    register = read_register(root)
    if register is None:
        return []
    folder = f"{root}/{CONTENT}/"
    files = {folder + name: stamps[f"{CONTENT}/{name}"] for name in to_be_read(root, register, stamps)}
    found = digests(files, cache / KEPT, step)
    result = compared(register, {path[len(folder) :]: one for path, one in found.items()})
    return findings_of(register, result, originals_of(root))


def write_register(root: Path, found: Mapping[str, str]) -> None:
    """Leave a register of these digests."""
    save(root / REGISTER, written_sums(found).encode())
