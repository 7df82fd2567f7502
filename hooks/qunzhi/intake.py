"""Takes in the units of the content: each read, checked against its schema, and described, in worker processes."""

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from qunzhi.assemble import assemble
from qunzhi.findings import Finding, stops
from qunzhi.kinds.kind import Kind
from qunzhi.reading.entries import Entry, Unit, read_unit
from qunzhi.records import Record
from qunzhi.terms import Terms, with_term_ids

CHUNK = 32
"""Units handed to a worker at a time."""

FEWEST_FOR_WORKERS = 200
"""Below this, starting processes takes longer than the work."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a unit."""

    found: tuple[Record | Entry, ...]
    """Records that can be believed, their terms named by ids; and as entries what is refused."""
    findings: tuple[Finding, ...]
    files: tuple[str, ...] = ()
    """Names of the files beside an article that are not its texts."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What all units are read with."""

    root: Path
    kinds: Mapping[str, Kind]
    terms: Terms

    def take(self, unit: Unit) -> Taken:
        """Read a unit and describe it."""
        reading = read_unit(self.root, unit, self.kinds)
        found: list[Record | Entry] = []
        findings = list(reading.findings)
        for entry in reading.entries:
            record, problems = self._believed(entry)
            findings += problems
            found.append(record.described() if record else entry)
        files = reading.entries[0].files if unit.files else ()
        return Taken(tuple(found), tuple(findings), files)

    def _believed(self, entry: Entry) -> tuple[Record | None, list[Finding]]:
        record, problems = assemble(self.root, entry)
        if record and self.terms.are_known:
            record, more = with_term_ids(record, self.terms)
            problems = [*problems, *more]
        return (None if stops(problems) else record), problems

    def take_all(self, units: Sequence[Unit]) -> Iterator[Taken]:
        """Every unit, in order."""
        count = os.cpu_count() or 1
        if count == 1 or len(units) < FEWEST_FOR_WORKERS:
            return map(self.take, units)
        return self._in_workers(units, count)

    def _in_workers(self, units: Sequence[Unit], count: int) -> Iterator[Taken]:
        chunks = [units[first : first + CHUNK] for first in range(0, len(units), CHUNK)]
        with ProcessPoolExecutor(count, get_context("fork"), _adopt, (self,)) as pool:
            for taken in pool.map(_chunk, chunks):
                yield from taken


class _Worker:
    """What a worker process has inherited from its parent."""

    intake: Intake


def _adopt(intake: Intake) -> None:
    _Worker.intake = intake


def _chunk(units: Sequence[Unit]) -> list[Taken]:
    return [_Worker.intake.take(unit) for unit in units]
