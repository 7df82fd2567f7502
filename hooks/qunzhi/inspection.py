"""Checks again what has changed since the last build, or what looked at something that has."""

from array import array
from collections.abc import Hashable, Iterator, Set
from functools import partial
from typing import cast

from qunzhi.checks import TOGETHER, alone, repeated
from qunzhi.findings import Finding
from qunzhi.past import Inspected, Past
from qunzhi.progress import SILENT, Progress, followed
from qunzhi.reading.handwritten import DOCS
from qunzhi.reads import ALL, EVERY, PLACES, Read, recorded
from qunzhi.site import Site
from qunzhi.workers import spread

CHUNK = 64
FEWEST_FOR_WORKERS = 400

COPIES = TOGETHER.index(repeated.check)
"""The check that looks at what all records say. No other takes as long, and texts are what changes most often."""

Inspections = dict[Hashable, Inspected]
"""By owner (a record's id or a page's path) or by number of a check of all together."""


def inspect(site: Site, past: Past, differing: Set[Read], progress: Progress = SILENT) -> Inspections:
    """What is wrong with every record and page, and across them."""
    moved = {(PLACES[family], key) for family, key in differing if family in PLACES}
    concerned = past.concerned(differing | moved | {(family, EVERY) for family, _ in moved})
    wanted: list[Hashable] = [*range(len(TOGETHER)), *_owners(site)]  # those that take longest first
    known = {one: before for one in wanted if (before := past.checks.get(one)) and concerned.isdisjoint(before.reads)}
    if COPIES not in known and (same := _same_copies(site, past, differing, concerned)):
        known[COPIES] = same
    missing = [one for one in wanted if one not in known]
    with progress.stage("checks", len(missing)) as step:
        together = sum(isinstance(one, int) for one in missing)
        all_found = spread(partial(_step, site), missing, chunk=CHUNK, long=together, fewest=FEWEST_FOR_WORKERS)
        found = zip(missing, followed(all_found, step), strict=True)
        new = {one: Inspected(past.numbers(reads), tuple(findings)) for one, (findings, reads) in found}
    return {one: known.get(one) or new[one] for one in wanted}


def _same_copies(site: Site, past: Past, differing: Set[Read], concerned: frozenset[int]) -> Inspected | None:
    """What was found of copies, where it must still be so though some records say something else, are new or gone."""
    before = past.checks.get(COPIES)
    about = past.concerned([*(read for read in differing if read[0] == "said"), ("record", ALL), ("held", ALL)])
    if before is None or not about.issuperset(concerned.intersection(before.reads)):
        return None
    said, now = cast(repeated.Said, past.pieces["said"]), repeated.said(site)
    if not repeated.still_told(before.findings, said, now):
        return None
    reads = {*before.reads, *past.numbers(("said", name) for name in now)}
    return Inspected(array("I", reads), before.findings)


def findings_of(inspections: Inspections) -> list[Finding]:
    """Everything that is wrong."""
    return [finding for one in inspections.values() for finding in one.findings]


def _owners(site: Site) -> Iterator[str]:
    yield from site.records
    yield from site.held
    yield from dict.fromkeys(key.owner for key in site.texts if key.owner.startswith(f"{DOCS}/"))


def _step(site: Site, one: Hashable) -> tuple[list[Finding], set[Read]]:
    if isinstance(one, str):
        return recorded(alone, site, one)
    assert isinstance(one, int)
    return recorded(_together, site, one)


def _together(site: Site, number: int) -> list[Finding]:
    return list(TOGETHER[number](site))
