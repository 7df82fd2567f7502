"""What a build leaves to the next one: the pieces of the site as they were, and what each product looked at."""

import os
from array import array
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from qunzhi.findings import Finding
from qunzhi.keeping import kept_in
from qunzhi.packing import packed
from qunzhi.pieces import Pieces
from qunzhi.product import Step
from qunzhi.reads import Read
from qunzhi.stamps import Stamp
from qunzhi.store import digest_of

Numbers: TypeAlias = "array[int]"
"""Positions of reads in the index of a past."""

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
    index: dict[Read, int] = field(default_factory=dict)
    checks: dict[Hashable, Inspected] = field(default_factory=dict)
    steps: dict[Step, Planned] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)
    kept: Mapping[str, tuple[Hashable, object]] = field(default_factory=dict)
    """What else a build may use again, by name, each under the key of all that it depends on."""

    def numbers(self, reads: Iterable[Read]) -> Numbers:
        """Reads as positions in the index, which learns those that it does not know."""
        index = self.index
        return array("I", [index.setdefault(read, len(index)) for read in reads])

    def concerned(self, changed: Iterable[Read]) -> frozenset[int]:
        """Positions of changed pieces that anything has looked at."""
        return frozenset(self.index[read] for read in changed if read in self.index)


PAST = "past/past.pickle"
"""Below the cache."""


def past_in(path: Path, context: str) -> Past:
    """The past of a site; an empty one where there is none, or another program has left it."""
    found = kept_in(path, context)
    return found if isinstance(found, Past) else Past(context)


@dataclass(frozen=True, slots=True)
class Left:
    """What a build has left in and for one folder: a site may be built into several."""

    files: Files = field(default_factory=dict)
    """Of the site that it put into place."""
    spare: Files = field(default_factory=dict)
    """Of the folder that it left for the next one; see tree.py."""
    spare_seal: str = ""


def left_file(cache: Path, site_dir: Path) -> Path:
    """Where it is written down."""
    return cache / "past" / f"{digest_of(os.fsencode(site_dir))[:16]}.pickle"


def left_in(path: Path, context: str) -> Left:
    """What was left; nothing where nobody has written it down, or another program has."""
    found = kept_in(path, context)
    return found if isinstance(found, Left) else Left()
