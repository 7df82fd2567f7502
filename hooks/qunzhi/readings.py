"""What was read stays known while the files are as they were."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from qunzhi.intake import Intake, Taken
from qunzhi.reading.entries import Unit
from qunzhi.stamps import YOUNG_NS, Stamp
from qunzhi.tables import KeptTables, Tables, keep_tables, kept_tables, same_tables

Signature = tuple[Stamp, ...]
"""Of all files of a unit."""

READINGS = "past/readings.pickle"
"""Below the cache."""


@dataclass(frozen=True, slots=True)
class Readings:
    """What became of each unit, good for one program, one place of the site and one state of the vocabularies."""

    program: str
    circumstances: str = ""
    taken: Mapping[Unit, tuple[Signature, Taken]] = field(default_factory=dict)
    origin: KeptTables = field(default_factory=KeptTables)
    """What is kept of them."""

    def known(self, unit: Unit, found: Signature) -> Taken | None:
        """What became of a unit, if its files are as they were."""
        before = self.taken.get(unit)
        return before[1] if before and before[0] == found else None


def signature(unit: Unit, stamps: Mapping[str, Stamp]) -> Signature:
    """The signature of a unit's files."""
    if not unit.files:
        return (stamps[unit.path],)
    return tuple([stamps[f"{unit.path}/{name}"] for name in unit.files])


def take_in(
    intake: Intake, units: Sequence[Unit], stamps: Mapping[str, Stamp], before: Readings, circumstances: str
) -> tuple[list[Taken], Readings]:
    """Every unit in order, read only where its files are not as they were; and what the next build may rely on."""
    settled = time.time_ns() - YOUNG_NS
    signatures = [signature(unit, stamps) for unit in units]
    valid = before.circumstances == circumstances
    known = [before.known(unit, found) if valid else None for unit, found in zip(units, signatures, strict=True)]
    fresh = intake.take_all([unit for unit, one in zip(units, known, strict=True) if one is None])
    taken = [one or next(fresh) for one in known]
    # Files that have just been written, or will be in the future by their clock, are read again.
    lasting = {
        unit: before.taken[unit] if old else (found, one)
        for unit, found, old, one in zip(units, signatures, known, taken, strict=True)
        if old or max(stamp.changed_ns for stamp in found) < settled
    }
    return taken, Readings(before.program, circumstances, lasting, before.origin)


def kept_readings(path: Path, program: str, known: KeptTables | None = None) -> Readings:
    """What the last build has read; nothing where another program has. `known`: what this process has kept of it."""
    kept = kept_tables(path, program, known)
    if not kept.now:
        return Readings(program)
    return Readings(program, kept.now["circumstances"][""], kept.now["taken"], kept)


def keep_readings(readings: Readings, path: Path) -> Readings:
    """Leave what was read to the next build, unless it is there already; the same with what is kept now."""
    tables: Tables = {"taken": readings.taken, "circumstances": {"": readings.circumstances}}
    if same_tables(tables, readings.origin.now):
        return readings
    return replace(readings, origin=keep_tables(tables, readings.origin, path, readings.program))
