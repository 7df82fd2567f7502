"""Where the originals are that public records show: beside the record, or in the store."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from qunzhi.checks.files import PARTS, naming
from qunzhi.findings import Finding, Place, Value
from qunzhi.kinds.picture import WITHHELD
from qunzhi.originals.digests import UNREADABLE, digests
from qunzhi.originals.holding import Originals
from qunzhi.originals.opened import originals_of
from qunzhi.originals.seeking import Sought, seek, stamped
from qunzhi.reading.files import inside
from qunzhi.records import Record
from qunzhi.site import Site

KEPT = "past/beside.pickle"
"""Below the cache: what is known of files beside records whose digests the records tell."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the files that records name can be read. A key is the record's folder, a slash, and the field `file`."""

    root: Path
    stored: Mapping[str, Path] = field(default_factory=dict)
    """Of originals that lie in the store and are whole."""
    findings: tuple[Finding, ...] = ()

    def path(self, key: str) -> Path:
        """The file."""
        return self.stored.get(key, self.root / key)

    def holds(self, key: str) -> bool:
        """Whether it is there, and may be read."""
        return key in self.stored or _is_beside(self.root, key)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An original that a record names by its digest."""

    key: str
    digest: str
    place: Callable[[], Place]
    """Of the digest in the record."""


def find_originals(site: Site, cache: Path) -> Found:
    """Every original that a public record names by its digest; each is read through, unless its stamp is known.

    A damaged one is a finding, and is not among what is found.
    """
    wanted = list(_wanted(site))
    beside = [one for one in wanted if _is_beside(site.root, one.key)]
    elsewhere = [one for one in wanted if not _is_beside(site.root, one.key)]
    findings = list(_differing(site.root, beside, cache)) if beside else []
    if not elsewhere:
        return Found(site.root, {}, tuple(findings))
    store = originals_of(site.root)
    sought = seek(store, {one.digest: None for one in elsewhere}.keys(), cache)
    stored = {one.key: sought.paths[one.digest] for one in elsewhere if one.digest in sought.paths}
    findings += _lacking(store, sought, [one for one in elsewhere if one.key not in stored])
    return Found(site.root, stored, tuple(findings))


def _is_beside(root: Path, key: str) -> bool:
    return (root / key).is_file() and inside(root, key)


def _wanted(site: Site) -> Iterator[_Wanted]:
    """What is withdrawn, or waits for consent, is not even fetched."""
    for record in naming(site):
        if record.facts.state != "withdrawn":
            yield from _named(record)


def _named(record: Record) -> Iterator[_Wanted]:
    for name in PARTS:
        for number, part in enumerate(record.value(name) or ()):
            if part.original and getattr(part, "consent", None) not in WITHHELD:
                place = partial(record.source.locate, (name, number, "original"))
                yield _Wanted(f"{record.folder}/{part.file}", part.original, place)


def _differing(root: Path, beside: list[_Wanted], cache: Path) -> Iterator[Finding]:
    """Files beside records that are not what the records say."""
    read = digests(stamped(root / one.key for one in beside), cache / KEPT)
    for one in beside:
        actual = read.get(str(root / one.key), UNREADABLE)
        if actual != one.digest:
            name = one.key.rpartition("/")[2]
            yield Finding("QZ-Z03", one.place(), {"name": name, "digest": one.digest, "found": actual})


def _lacking(store: Originals, sought: Sought, lacking: list[_Wanted]) -> Iterator[Finding]:
    unknown = []
    for one in lacking:
        if damaged := sought.damaged.get(one.digest):
            path, actual = damaged
            yield Finding("QZ-Z02", one.place(), {"path": path, "digest": one.digest, "found": actual})
        elif sought.untold:
            unknown.append(one)
        else:
            yield Finding("QZ-Z01", one.place(), {"digest": one.digest, "where": store.told})
    if unknown:
        values: dict[str, Value] = {"count": len(unknown), "where": store.told, "reason": sought.untold}
        yield Finding("QZ-Z09", unknown[0].place(), values)
