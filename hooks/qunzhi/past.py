"""What a build leaves to the next one: the pieces of the site as they were, and what each product looked at."""

import os
import pickle
from array import array
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from qunzhi.pieces import Pieces
from qunzhi.product import Step
from qunzhi.reads import Read
from qunzhi.store import Stamp, digest_of

FOLDER = "past"
HEAD = b"qunzhi-past-1\n"
DIGEST_CHARACTERS = 64

Numbers: TypeAlias = "array[int]"
"""Positions of reads in the index of a past."""

Files = Mapping[str, tuple[str, Stamp]]
"""The files of a folder by path: the digest of what they hold, and the stamp that they had when they were put there."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What was made, and what was looked at for it."""

    reads: Numbers
    digest: str


@dataclass(frozen=True, slots=True)
class Planned:
    """The products that a step planned, and what it looked at."""

    reads: Numbers
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """One build, as the next one wants to know it."""

    context: str
    """Digest of the program and all else that every product depends on."""
    pieces: Pieces
    index: dict[Read, int] = field(default_factory=dict)
    steps: dict[Step, Planned] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)
    files: Files = field(default_factory=dict)
    """Of the site that the build put into place."""
    spare: Files = field(default_factory=dict)
    """Of the folder that it left for the next one; see tree.py."""
    spare_seal: str = ""
    kept: Mapping[str, tuple[Hashable, object]] = field(default_factory=dict)
    """What else a build may use again, by name, each under the key of all that it depends on."""

    def numbers(self, reads: Iterable[Read]) -> Numbers:
        """Reads as positions in the index, which learns those that it does not know."""
        index = self.index
        return array("I", [index.setdefault(read, len(index)) for read in reads])

    def concerned(self, changed: Iterable[Read]) -> frozenset[int]:
        """Positions of changed pieces that anything has looked at."""
        return frozenset(self.index[read] for read in changed if read in self.index)


def file_of(cache: Path, site_dir: Path) -> Path:
    """Where the past of a site's folder lies: a site may be built into several."""
    return cache / FOLDER / f"{digest_of(os.fsencode(site_dir))[:16]}.pickle"


def write(past: Past, path: Path) -> None:
    """Leave a past; it appears whole or not at all."""
    content = pickle.dumps(past, pickle.HIGHEST_PROTOCOL)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        part.write_bytes(HEAD + digest_of(content).encode() + content)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def read(path: Path, context: str) -> Past | None:
    """The past of a site's folder; None where there is none, it is not whole, or another program has left it."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    head, content = raw[: len(HEAD) + DIGEST_CHARACTERS], memoryview(raw)[len(HEAD) + DIGEST_CHARACTERS :]
    if head != HEAD + digest_of(content).encode():
        return None
    found = pickle.loads(content)
    return found if isinstance(found, Past) and found.context == context else None
