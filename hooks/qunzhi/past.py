"""What a build leaves to the next one: the pieces of the site as they were, and what each product looked at."""

import os
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qunzhi.findings import Finding
from qunzhi.numbering import Index, Numbers, numbers_in
from qunzhi.packing import packed
from qunzhi.pieces import Pieces
from qunzhi.product import Step
from qunzhi.reads import Read
from qunzhi.stamps import Stamp
from qunzhi.store import digest_of
from qunzhi.tables import KeptTables, Tables, keep_tables, kept_tables, ordered_as

Files = Mapping[str, tuple[str, Stamp]]
"""The files of a folder by path: the digest of what they hold, and the stamp that they had when they were put there."""


@packed
@dataclass(frozen=True, slots=True)
class Trace:
    """What was made, and what was looked at for it."""

    reads: Numbers
    digest: str
    given: Hashable = None
    """What its step had decided for it."""


@packed
@dataclass(frozen=True, slots=True)
class Planned:
    """The products that a step planned, and what it looked at."""

    reads: Numbers
    paths: tuple[str, ...]


@packed
@dataclass(frozen=True, slots=True)
class Inspected:
    """What was found wrong, and what was looked at for it."""

    reads: Numbers
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """One build, as the next one wants to know it."""

    context: str
    """Digest of the program and all else that everything depends on."""
    pieces: Pieces = field(default_factory=dict)
    index: Index = field(default_factory=dict)
    checks: dict[Hashable, Inspected] = field(default_factory=dict)
    steps: dict[Step, Planned] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)
    kept: Mapping[str, tuple[Hashable, object]] = field(default_factory=dict)
    """What else a build may use again, by name, each under the key of all that it depends on."""
    origin: KeptTables = field(default_factory=KeptTables)
    """Where it was read from."""

    def numbers(self, reads: Iterable[Read]) -> Numbers:
        """Reads as positions in the index, which learns those that it does not know."""
        return numbers_in(self.index, reads)

    def concerned(self, changed: Iterable[Read]) -> frozenset[int]:
        """Positions of changed pieces that anything has looked at."""
        return frozenset(self.index[read] for read in changed if read in self.index)


PAST = "past/past.pickle"
"""Below the cache."""

PIECES = "pieces of "


def past_in(path: Path, context: str, known: KeptTables | None = None) -> Past:
    """The past of a site; an empty one where there is none, or another program has left it.

    `known`: what this process has kept of it.
    """
    kept = kept_tables(path, context, known)
    found = kept.now
    if not found:
        return Past(context)
    pieces = {name.removeprefix(PIECES): rows for name, rows in found.items() if name.startswith(PIECES)}
    own: dict[str, Any] = {name: found[name] for name in OWN}
    # Reads are numbered on in a copy: what was kept stays as it was kept.
    return Past(context, pieces, dict(found["index"]), **own, origin=kept)


def keep_past(past: Past, before: Past, path: Path) -> KeptTables:
    """Leave a past to the next build; what is kept now."""
    pieces: Tables = {PIECES + family: rows for family, rows in past.pieces.items()}
    traces = ordered_as(before.traces, past.traces)
    own: Tables = {"checks": past.checks, "steps": past.steps, "traces": traces, "kept": past.kept}
    index = before.origin.now.get("index", {})
    grown = past.index if len(past.index) > len(index) else index
    return keep_tables({**pieces, "index": grown, **own}, before.origin, path, past.context)


OWN = ("checks", "steps", "traces", "kept")


@dataclass(frozen=True, slots=True)
class Left:
    """What a build has left in and for one folder: a site may be built into several."""

    files: Files = field(default_factory=dict)
    """Of the site that it put into place."""
    spare: Mapping[str, str] = field(default_factory=dict)
    """Of the folder that it left for the next one, with their digests; see tree.py."""
    spare_seal: str = ""
    imprint: bytes = b""
    """Of all files of the site, also of those that are not among `files`: its checksums and its manifest."""


def left_file(cache: Path, site_dir: Path) -> Path:
    """Where it is written down."""
    return cache / "past" / f"{digest_of(os.fsencode(site_dir))[:16]}.pickle"


def left_in(path: Path, context: str, known: KeptTables | None = None) -> tuple[Left, KeptTables]:
    """What was left, and where it was read from; nothing where nobody has written it down, or another program has.

    `known`: what this process has kept of it.
    """
    kept = kept_tables(path, context, known)
    if not kept.now:
        return Left(), kept
    return Left(kept.now["files"], kept.now["spare"], **kept.now["marks"]), kept


def keep_left(left: Left, before: KeptTables, path: Path, context: str) -> KeptTables:
    """Leave it to the next build; what is kept now."""
    files, spare = before.now.get("files", {}), before.now.get("spare", {})
    tables: Tables = {
        "files": ordered_as(files, left.files),
        "spare": ordered_as(spare, left.spare),
        "marks": {"spare_seal": left.spare_seal, "imprint": left.imprint},
    }
    return keep_tables(tables, before, path, context)
