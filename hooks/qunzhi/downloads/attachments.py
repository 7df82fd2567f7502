"""The attachments of all records: what readers should know of them, and what is wrong with them."""

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from qunzhi.checks.files import naming
from qunzhi.downloads.examining import Examined, Given
from qunzhi.downloads.known import Known, keep_known, known_in
from qunzhi.downloads.looking import look_at
from qunzhi.downloads.refusals import Remark
from qunzhi.findings import Finding, Place, Value
from qunzhi.kinds.original import is_digest
from qunzhi.languages import Text
from qunzhi.media import FileFacts
from qunzhi.originals.resolve import Found
from qunzhi.progress import Step, nothing
from qunzhi.site import Site
from qunzhi.stamps import Stamp, stamp
from qunzhi.store import FOLDER, Store

LARGEST_BYTES = 200_000_000
"""A school's line carries this in some minutes; what is larger belongs on a service for videos and images of disks."""

Named = Mapping[str, Callable[[], Place]]
"""By path from the site's root: what tells the place that names the file."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file that is there and has a size that can be looked at."""

    given: Given
    stamp: Stamp


def files_of(
    site: Site, cache: Path, originals: Found, step: Step = nothing
) -> tuple[Mapping[str, FileFacts], list[Finding]]:
    """The facts of every attachment that may be handed out, by path; and the findings.

    `step`: called for each file that has to be opened.
    """
    places, known = _named(site, originals), known_in(cache)
    seen = {path: _seen(originals, path, known) for path in sorted(places)}
    there = {path: one for path, one in seen.items() if isinstance(one, _Seen)}
    looked = look_at([one.given for one in there.values()], known, Store(cache / FOLDER), step)
    keep_known(known, {path: (one.stamp, one.given.sha256) for path, one in there.items()}, looked.settled, cache)
    outcomes = {path: looked.of(one.given) if isinstance(one, _Seen) else one for path, one in seen.items()}
    facts = {path: one.facts for path, one in outcomes.items() if one.facts}
    return facts, [
        Finding(remark.code, places[path](), remark.values) for path, one in outcomes.items() for remark in one.remarks
    ]


def _named(site: Site, originals: Found) -> Named:
    """The downloads of all public records that are there; a file that two name has its place with the first."""
    found: dict[str, Callable[[], Place]] = {}
    for record in naming(site):
        for at, attachment in record.handed_out.items():
            path = f"{record.folder}/{attachment.file}"
            if originals.holds(path) and ".." not in path.split("/"):  # which is told where files are checked
                found.setdefault(path, partial(record.source.locate, (*at, "file")))
    return found


def _seen(originals: Found, path: str, known: Known) -> _Seen | Examined:
    """Of a file that is not worth examining: why."""
    whole, name = originals.path(path), path.rpartition("/")[2]
    if is_digest(name):
        return Examined(None, (Remark("QZ-V21"),))
    try:
        found = stamp(whole.stat())
        if found.size == 0:
            return Examined(None, (Remark("QZ-V01", {"name": name}),))
        if found.size > LARGEST_BYTES:
            megabytes: dict[str, Value] = {"size": found.size // 1_000_000, "limit": LARGEST_BYTES // 1_000_000}
            return Examined(None, (Remark("QZ-V03", {"name": name, **megabytes}),))
        return _Seen(Given(whole, name, known.digest(path, found) or _sha256(whole), found.size), found)
    except OSError as error:
        reason = Text("系统不让读它", os.strerror(error.errno or 0))
        return Examined(None, (Remark("QZ-V10", {"name": name, "reason": reason}),))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
