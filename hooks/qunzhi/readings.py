"""What was read stays known while the files are as they were."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from qunzhi.intake import Intake, Taken
from qunzhi.keeping import keep, kept_in
from qunzhi.reading.entries import Unit
from qunzhi.stamps import YOUNG_NS, Stamp

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
    is_new: bool = False
    """Whether anything had to be read."""

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
        unit: (found, one)
        for unit, found, one in zip(units, signatures, taken, strict=True)
        if max(stamp.changed_ns for stamp in found) < settled
    }
    is_new = None in known or len(lasting) != len(before.taken)
    return taken, Readings(before.program, circumstances, lasting, is_new)


def kept_readings(path: Path, program: str) -> Readings:
    """What the last build has read; nothing where another program has."""
    found = kept_in(path, program)
    return found if isinstance(found, Readings) else Readings(program)


def keep_readings(readings: Readings, path: Path) -> None:
    """Leave what was read to the next build, unless it is there already."""
    if readings.is_new:
        keep(replace(readings, is_new=False), path, readings.program)
