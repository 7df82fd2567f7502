"""The content of a site, read and checked, with its files prepared: all that is known before a page is made."""

from dataclasses import dataclass
from pathlib import Path

from qunzhi.checks import check
from qunzhi.context import context_of
from qunzhi.findings import Finding, in_order, stops, weighed
from qunzhi.load import Loaded, load
from qunzhi.media import Media
from qunzhi.readings import READINGS, keep_readings, kept_readings
from qunzhi.site import Site

CACHE = ".cache/qunzhi"
"""Below the site's root: everything in it can be deleted at any time."""


class Stopped(Exception):
    """The content has mistakes that stop a publication; the old site is untouched."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Examined:
    """The content of a site, read and checked, with its files prepared."""

    loaded: Loaded
    site: Site
    media: Media
    findings: list[Finding]
    context: str
    """See context.py."""


def examine(root: Path) -> Examined:
    """Read and check everything; raises Stopped with all findings at once."""
    from qunzhi.addresses import at_one_address
    from qunzhi.prepare import prepare

    context, kept = context_of(root), root / CACHE / READINGS
    loaded = load(root, readings=kept_readings(kept, context))
    keep_readings(loaded.readings, kept)
    media, problems = prepare(loaded.checked, root / CACHE)
    known = [*loaded.findings, *check(loaded.checked), *problems]
    crowded = _not_told_yet(at_one_address(loaded.checked, media), known)
    findings = in_order(weighed([*known, *crowded], loaded.checked.group.findings))
    if loaded.site is None or stops(findings):
        raise Stopped(findings)
    return Examined(loaded, loaded.site, media, findings, context)


def _not_told_yet(crowded: list[Finding], known: list[Finding]) -> list[Finding]:
    """An id that two records bear is told as such, and not a second time as an address."""
    twice = {finding.place.path for finding in known if finding.code == "QZ-A01"}
    return [f for f in crowded if f.place.path not in twice and f.values["other"] not in twice]
