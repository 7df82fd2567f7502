"""Reads as numbers: what a worker process says of them is short, and what is kept of them shorter.

A forked worker inherits the index of its parent, so most numbers mean the same on both sides. What a worker meets first
it says once, in the order in which it has numbered it; the parent keeps a list of what each worker's numbers mean.
"""

import os
from array import array
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple, TypeAlias

from qunzhi.reads import Read

Numbers: TypeAlias = "array[int]"
"""Positions of reads in an index."""

Index = dict[Read, int]
"""The position of each read that anything has looked at."""


class Numbered(NamedTuple):
    """What was looked at, as a process has numbered it."""

    numbers: bytes
    """Of an array; as bytes it travels in half the time."""
    first: int
    """Number of the first of the new ones."""
    new: Sequence[Read]
    """What the process had not met before, in the order of their numbers."""
    process: int


def numbers_in(index: Index, reads: Iterable[Read]) -> Numbers:
    """Positions in the index, which learns those that it does not know."""
    known = index.get
    numbers = [number if (number := known(one)) is not None else index.setdefault(one, len(index)) for one in reads]
    return array("I", numbers)


def numbered(index: Index, reads: Iterable[Read]) -> Numbered:
    """What this process says of reads, by its own index."""
    first = len(index)
    numbers = numbers_in(index, reads).tobytes()
    new = tuple(islice(reversed(index), len(index) - first))[::-1]
    return Numbered(numbers, first, new, os.getpid())


class Meanings:
    """What the numbers of worker processes mean in the index of their parent. Each is heard in the order in which it
    has spoken.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._by_process: dict[int, Numbers] = {}

    def of(self, said: Numbered) -> Numbers:
        """The same reads as positions in the parent's index, which learns what is new."""
        meanings = self._by_process.setdefault(said.process, array("I"))
        meanings.extend(range(len(meanings), said.first))  # these it has inherited, or it is this process
        meanings.extend(numbers_in(self._index, said.new))
        return array("I", map(meanings.__getitem__, array("I", said.numbers)))
