"""The store of originals of a site."""

from collections.abc import Iterable
from pathlib import Path

from qunzhi.findings import Finding
from qunzhi.originals.distant import DistantOriginals
from qunzhi.originals.folder import FolderOriginals
from qunzhi.originals.holding import Originals, Unreachable
from qunzhi.originals_place import is_default, is_distant, place_of, told

LACKING = ("QZ-Z01", "QZ-Z09")
"""Findings of originals that are not here and may come."""


def originals_of(root: Path) -> Originals:
    """The store that this machine has for the site; there may be nothing there."""
    place = place_of(root)
    named = told(place, root)
    return DistantOriginals(place, named) if is_distant(place) else FolderOriginals(Path(place), named)


def ready_originals(root: Path) -> Originals:
    """The store, to be worked with. Raises Unreachable for a folder that is named and not there.

    Its disk is not connected: what was put there now would lie under the disk, and be gone when it is back.
    """
    store = originals_of(root)
    if not store.is_there() and not is_default():
        raise Unreachable("没有这个文件夹；请接上磁盘，或先建好它 / no such folder; connect its disk, or make it first")
    return store


def may_come(root: Path, findings: Iterable[Finding]) -> bool:
    """Whether a distant store may get what it lacks without a trace on this machine: then the next build must ask."""
    return is_distant(place_of(root)) and any(finding.code in LACKING for finding in findings)
