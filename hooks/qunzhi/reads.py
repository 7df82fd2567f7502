"""What a step of the build has looked at: noted while it runs, so that the next build knows whether to run it again.

A step is a function of the site: a page, a plan of pages, a check. It names nothing that it depends on; whatever gives
it a piece of the site notes that piece. So no dependency can be forgotten, and none is declared that is not there.
"""

from collections.abc import Callable, Hashable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from contextvars import ContextVar
from typing import Any, TypeVar, TypeVarTuple

Read = tuple[str, Hashable]
"""A piece of the site: its family and its key there, as ("record", "2018-expo")."""

ALL = "*"
"""The key for which members a family has, and in which order; not for what each of them is."""

EVERY = "**"
"""The key for what each of them is."""

PLACES = {"source": "record", "line": "text", "group_text": "group"}
"""Families that say where something stands, by the one that says what it is: findings depend on both, pages do not."""

_noted: ContextVar[set[Read] | None] = ContextVar("noted", default=None)
"""The pieces that the running step has looked at; None while nobody wants to know. A variable of the context, since
handing a notebook to every function between a page and a field of a record would hide what they are about."""

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def note(family: str, key: Hashable = "") -> None:
    """Say that a piece is being looked at."""
    found = _noted.get()
    if found is not None:
        found.add((family, key))


def note_all(reads: Iterable[Read]) -> None:
    """Say so of several pieces."""
    found = _noted.get()
    if found is not None:
        found.update(reads)


def recorded(step: Callable[[*Ts], T], *given: *Ts) -> tuple[T, set[Read]]:
    """The value of a step and what it looked at. What it looked at counts for the step around it as well."""
    reads: set[Read] = set()
    before = _noted.set(reads)
    try:
        value = step(*given)
    finally:
        _noted.reset(before)
    note_all(reads)
    return value, reads


def with_places(step: Callable[[*Ts], T], *given: *Ts) -> T:
    """The value of a step that tells where things stand: it has looked at the place of whatever it has looked at."""
    value, reads = recorded(step, *given)
    note_all((place, key) for place, what in PLACES.items() for family, key in reads if family == what)
    return value


def unnoted(step: Callable[[*Ts], T], *given: *Ts) -> T:
    """The value of a step that looks at the whole site to give out pieces of it, which are noted one by one."""
    before = _noted.set(None)
    try:
        return step(*given)
    finally:
        _noted.reset(before)


def kept(memo: dict[Any, tuple[T, frozenset[Read]]], key: Hashable, step: Callable[[*Ts], T], *given: *Ts) -> T:
    """The value of a step from a memo, or made and put there; who asks again has looked at the same."""
    found = memo.get(key)
    if found is None:
        value, reads = recorded(step, *given)
        found = memo[key] = value, frozenset(reads)
    note_all(found[1])
    return found[0]


class Focused(Mapping[K, V]):
    """A mapping in which all can be looked up, and whoever goes through it meets one member alone."""

    __slots__ = ("_all", "_key")

    def __init__(self, members: Mapping[K, V], key: K) -> None:
        self._all, self._key = members, key

    def __getitem__(self, key: K) -> V:
        return self._all[key]

    def __contains__(self, key: object) -> bool:
        return key in self._all

    def __iter__(self) -> Iterator[K]:
        return iter((self._key,) if self._key in self._all else ())

    def __len__(self) -> int:
        return int(self._key in self._all)


class Noted(Mapping[K, V]):
    """A mapping that notes which of its members are looked at, present or not.

    Who goes through the members has looked at each, unless they note by themselves who looks at them (`keen`).
    """

    __slots__ = ("_family", "_through", "members")

    def __init__(self, family: str, members: Mapping[K, V], *, keen: bool = False) -> None:
        self._family, self.members = family, members
        self._through = ((family, ALL),) if keen else ((family, ALL), (family, EVERY))

    def __getitem__(self, key: K) -> V:
        note(self._family, key)
        return self.members[key]

    def get(self, key: Any, default: Any = None) -> Any:
        note(self._family, key)
        return self.members.get(key, default)

    def __contains__(self, key: object) -> bool:
        note(self._family, key)
        return key in self.members

    def __iter__(self) -> Iterator[K]:
        note(self._family, ALL)
        return iter(self.members)

    def __len__(self) -> int:
        note(self._family, ALL)
        return len(self.members)

    def values(self) -> ValuesView[V]:
        note_all(self._through)
        return self.members.values()

    def items(self) -> ItemsView[K, V]:
        note_all(self._through)
        return self.members.items()
