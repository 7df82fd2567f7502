"""What became of each original: kept from build to build, so that one that nothing has changed is not opened."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from qunzhi.media import Derivative, PictureFile, Tiles
from qunzhi.packing import packed
from qunzhi.pictures.limits import Refusal
from qunzhi.pictures.order import Outcome
from qunzhi.pictures.recipe import recipe
from qunzhi.stamps import Stamp
from qunzhi.tables import KeptTables, Tables, keep_tables, kept_tables, same_tables

KNOWN = "pictures/known.pickle"
"""Below the cache."""

IDLE_DAYS = 30
"""For how long it is remembered which copies an original has that no record shows: a record that cannot be read for a
typing mistake comes back, and its pictures with it."""

FRESH_DAYS = 7
"""How old the day of the last use may get before it is written down again."""


@packed
@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was when it was read."""

    stamp: Stamp
    sha256: str


@packed
@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an original."""

    outcome: Outcome
    day: int
    """When it was last wanted, as an ordinal of date."""


Key = tuple[str, bool]
"""SHA-256 of an original, and whether it was cut into tiles."""


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that is known."""

    seen: Mapping[str, Seen] = field(default_factory=dict)
    """By path from the site's root: only of originals that the last build wanted."""
    kept: Mapping[Key, Kept] = field(default_factory=dict)
    origin: KeptTables = field(default_factory=KeptTables)


def known_pictures(cache: Path) -> Known:
    """What the last build has left; nothing where it made copies in another way."""
    found = kept_tables(cache / KNOWN, _made_by())
    return Known(found.now["seen"], found.now["kept"], found) if found.now else Known()


def keep_pictures(known: Known, cache: Path) -> None:
    """Leave it to the next build, unless it is there already."""
    tables: Tables = {"seen": known.seen, "kept": known.kept}
    if not same_tables(tables, known.origin.now):
        keep_tables(tables, known.origin, cache / KNOWN, _made_by())


def renewed(known: Known, wanted: Mapping[Key, Outcome], day: int) -> dict[Key, Kept]:
    """What is to be kept: all that is wanted now, and what was wanted within IDLE_DAYS."""
    idle = {key: one for key, one in known.kept.items() if key not in wanted and day - one.day <= IDLE_DAYS}
    return {**idle, **{key: _still(known.kept.get(key), outcome, day) for key, outcome in wanted.items()}}


def _still(before: Kept | None, outcome: Outcome, day: int) -> Kept:
    return before if before and before.outcome is outcome and day - before.day <= FRESH_DAYS else Kept(outcome, day)


def blobs_of(file: PictureFile) -> Iterator[str]:
    """Digests of all that the store holds of a picture."""
    yield from (copy.digest for copy in file.copies)
    if file.tiles:
        yield from (digest for _, digest in file.tiles.files)


def blobs_in_use(cache: Path) -> Iterator[str]:
    """Digests of all copies that the last build wanted."""
    known = known_pictures(cache)
    wanted = {one.sha256 for one in known.seen.values()}
    for (sha256, _), one in known.kept.items():
        if sha256 in wanted and one.outcome.file:
            yield from blobs_of(one.outcome.file)


def _made_by() -> str:
    """The recipe, and the fields of what is kept: a program with others could not read it."""
    kinds = (Derivative, Tiles, PictureFile, Outcome, Refusal, Seen, Kept)
    return recipe() + repr([(kind.__name__, [one.name for one in fields(kind)]) for kind in kinds])
