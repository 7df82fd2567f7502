"""Tables that a build keeps for the next: written whole now and then, and else what has changed since.

Writing down all that is known of ten thousand records takes longer than building a changed one.
"""

import os
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, compress, islice
from operator import is_not
from pathlib import Path
from typing import Any, TypeVar

from qunzhi.keeping import head_in, keep, keep_all, kept_all_in, kept_in
from qunzhi.store import digest_of

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

Tables = Mapping[str, Mapping[Any, Any]]
"""By name: anything that can be pickled, by key."""

MOST_CHANGES = 0.05
"""Of all rows: above this the tables are written whole again."""


MOST_ROWS = 100_000
"""In one piece of a table."""


@dataclass(frozen=True, slots=True)
class Change:
    """How a table differs from the one that was written whole."""

    rows: Mapping[Any, Any]
    order: tuple[Hashable, ...] | None
    """All keys, where some are gone or stand elsewhere."""


@dataclass(frozen=True, slots=True)
class KeptTables:
    """What was kept: as it is now, and as it was when it was last written whole."""

    now: Tables = field(default_factory=dict)
    whole: Tables = field(default_factory=dict)
    seal: str = ""
    """Tells the file that was written whole from any other."""
    program: str = ""
    heads: tuple[bytes, bytes] = (b"", b"")
    """Of the two files in which they are kept; see keeping.py."""


def kept_tables(path: Path, program: str, known: KeptTables | None = None) -> KeptTables:
    """The tables of a file, with the changes that lie beside it; none where it is not there or cannot be believed.

    `known`: what this process has kept there. Nothing is read where another one has not kept something else since.
    """
    heads = head_in(path), head_in(_beside(path))  # first: what is written from now on is not what is read
    if known and known.now and (known.program, known.heads) == (program, heads):
        return known
    found = kept_all_in(path, program)
    if not found:
        return KeptTables()
    (seal, names), *pieces = found
    whole = _put_together(names, pieces)
    changes = kept_in(_beside(path), program + seal) or {}
    now = {name: _changed(rows, changes.get(name)) for name, rows in whole.items()}
    return KeptTables(now, whole, seal, program, heads)


def keep_tables(tables: Tables, before: KeptTables, path: Path, program: str) -> KeptTables:
    """Keep tables for the next build; `before` is what this one has found. Returns what is kept now.

    Nobody may change a table that is kept.
    """
    changes = _changes(tables, before)
    if changes is not None:
        head = keep(changes, _beside(path), program + before.seal)
        return KeptTables(tables, before.whole, before.seal, program, (before.heads[0], head))
    seal = digest_of(repr([(name, len(rows)) for name, rows in tables.items()]).encode() + _fresh())
    head = keep_all(chain([(seal, tuple(tables))], _in_pieces(tables)), path, program)
    _beside(path).unlink(missing_ok=True)
    return KeptTables(tables, tables, seal, program, (head, b""))


Piece = tuple[str, dict[Any, Any]]
"""Some rows of the table of that name."""


def _in_pieces(tables: Tables) -> Iterator[Piece]:
    """Pickling all at once would take several times the memory of the tables themselves."""
    for name, rows in tables.items():
        every = iter(rows.items())
        while piece := dict(islice(every, MOST_ROWS)):
            yield name, piece


def _put_together(names: Iterable[str], pieces: Iterable[Piece]) -> Tables:
    whole: dict[str, dict[Any, Any]] = {name: {} for name in names}
    for name, rows in pieces:
        if whole[name]:
            whole[name].update(rows)
        else:
            whole[name] = rows  # all of it, as a rule
    return whole


def same_tables(one: Tables, other: Tables) -> bool:
    """Whether they hold the very same rows in the same order."""
    return one.keys() == other.keys() and all(_same(one[name], other[name]) for name in one)


def ordered_as(before: Mapping[K, V], now: Mapping[K, V]) -> dict[K, V]:
    """The rows of a table whose order means nothing, as far as can be in the order in which they were kept before.

    A table of which nothing but the order has changed would have to be written down all the same.
    """
    return {**{key: now[key] for key in before if key in now}, **now}


def _same(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one.values(), other.values(), strict=True))


def _changes(tables: Tables, before: KeptTables) -> dict[str, Change] | None:
    """None where writing them down would be no less work than writing the tables."""
    if tables.keys() != before.whole.keys():
        return None
    changes = {name: _change(before.whole[name], rows) for name, rows in tables.items()}
    rows = sum(len(one.rows) + len(one.order or ()) for one in changes.values())
    return changes if rows <= MOST_CHANGES * sum(map(len, tables.values())) else None


def _change(whole: Mapping[Any, Any], now: Mapping[Any, Any]) -> Change:
    if whole is now:
        return Change({}, None)
    if list(whole) == list(now):  # as a rule, and then no row need be looked up
        others = compress(now, map(is_not, whole.values(), now.values()))
        return Change({key: now[key] for key in others if whole[key] != now[key]}, None)
    missing = object()
    rows = {key: value for key, value in now.items() if whole.get(key, missing) is not value}
    rows = {key: value for key, value in rows.items() if key not in whole or whole[key] != value}
    appended = [*whole, *(key for key in now if key not in whole)]
    return Change(rows, None if appended == list(now) else tuple(now))


def _changed(whole: Mapping[Any, Any], change: Change | None) -> Mapping[Any, Any]:
    if change is None or (not change.rows and change.order is None):
        return whole
    rows = {**whole, **change.rows}
    return rows if change.order is None else {key: rows[key] for key in change.order}


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.changes")


def _fresh() -> bytes:
    """Something that no other file was sealed with."""
    return os.urandom(16)
