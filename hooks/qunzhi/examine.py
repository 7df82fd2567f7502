"""The content of a site, read and checked, with its files prepared: all that is known before a page is made."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from qunzhi.context import context_of
from qunzhi.findings import Finding, in_order, stops, weighed
from qunzhi.inspection import Inspections, findings_of, inspect
from qunzhi.load import Loaded, load
from qunzhi.media import Media
from qunzhi.memory import NOTHING, Memory
from qunzhi.originals.register import check_fixity
from qunzhi.past import PAST, Past, past_in
from qunzhi.pieces import Pieces, changed, site_pieces
from qunzhi.progress import SILENT, Progress
from qunzhi.quick import CACHE
from qunzhi.reading.entries import CONTENT
from qunzhi.readings import READINGS, keep_readings, kept_readings
from qunzhi.reads import Read
from qunzhi.site import Site
from qunzhi.stamps import Stamp, sources_in


class Stopped(Exception):
    """The content has mistakes that stop a publication; the old site is untouched."""

    def __init__(self, findings: list[Finding], memory: Memory = NOTHING) -> None:
        """`memory`: for the next build of the same process, which begins where this one has stopped."""
        super().__init__(f"{len(findings)} findings")
        self.findings = findings
        self.memory = memory


@dataclass(frozen=True, slots=True)
class Examined:
    """The content of a site, read and checked, with its files prepared."""

    loaded: Loaded
    site: Site
    media: Media
    findings: list[Finding]
    past: Past
    """The last build."""
    pieces: Pieces
    differing: frozenset[Read]
    """Pieces that are not as they were then."""
    inspections: Inspections

    @property
    def may_be_built(self) -> bool:
        """Whether nothing is wrong with it that stops a publication."""
        return self.loaded.site is not None and not stops(self.findings)


def examine(root: Path, progress: Progress = SILENT, memory: Memory = NOTHING) -> Examined:
    """Read and check everything; raises Stopped with all findings at once."""
    seen = look(root, progress=progress, memory=memory)
    whole = replace(seen, findings=with_addresses(seen))
    if not whole.may_be_built:
        raise Stopped(whole.findings)
    return whole


def with_addresses(seen: Examined) -> list[Finding]:
    """All that is wrong, with what would stand at one address."""
    from qunzhi.addresses import at_one_address

    crowded = _not_told_yet(at_one_address(seen.site, seen.media, seen.past, seen.differing), seen.findings)
    return in_order([*seen.findings, *weighed(crowded, seen.site.group.findings)])


def look(
    root: Path,
    stamps: Mapping[str, Stamp] | None = None,
    progress: Progress = SILENT,
    memory: Memory = NOTHING,
) -> Examined:
    """Read and check everything but addresses, which a build knows when it has planned its pages.

    `stamps`: those of the files under `root/content`, where they are known.
    """
    from qunzhi.prepare import prepare

    context = context_of(root)
    readings = root / CACHE / READINGS
    stamps = sources_in(root, CONTENT) if stamps is None else stamps
    with progress.stage("reading") as step:
        past = past_in(root / CACHE / PAST, context, memory.past)
        known = kept_readings(readings, context, memory.readings)
        loaded = load(root, readings=known, stamps=stamps, step=step)
        loaded = replace(loaded, readings=keep_readings(loaded.readings, readings))
    with progress.stage("relations"):
        pieces = site_pieces(loaded.checked, loaded.beside, past.pieces)
        differing = changed(past.pieces, pieces)
    inspections = inspect(loaded.checked, past, differing, progress)
    with progress.stage("originals") as step:
        unlike = check_fixity(root, stamps, root / CACHE, step)
    with progress.stage("pictures") as step:
        media, problems = prepare(loaded.checked, root / CACHE, step)
    found = [*loaded.findings, *findings_of(inspections), *unlike, *problems]
    findings = in_order(weighed(found, loaded.checked.group.findings))
    return Examined(loaded, loaded.checked, media, findings, past, pieces, differing, inspections)


def _not_told_yet(crowded: list[Finding], known: list[Finding]) -> list[Finding]:
    """An id that two records bear is told as such, and not a second time as an address."""
    twice = {finding.place.path for finding in known if finding.code == "QZ-A01"}
    return [f for f in crowded if f.place.path not in twice and f.values["other"] not in twice]
