"""The four sites with real content: what is found on each, and which record each finding is about.

`python -m tests.four_sites` says which warnings tests/four_sites.yml lacks and which it has too many.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from qunzhi.build import Examined, examine
from qunzhi.findings import Finding, Place
from tests.building import PROJECT, SITES

EXPECTED = Path(__file__).parent / "four_sites.yml"
ROOTS = {"project": PROJECT, **{name: SITES / name for name in ("ernan", "weifang", "chongqing")}}

Warnings = Counter[tuple[str, str]]
"""How often each code is told of each record, or of each part of a plan."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A warning that somebody looked up in the source."""

    code: str
    id: str
    reason: str
    times: int = 1


@lru_cache(maxsize=8)
def examined(name: str) -> Examined:
    """A site read and checked, once for all tests. Nothing is built."""
    return examine(ROOTS[name])


def reviewed(name: str) -> list[Reviewed]:
    """What tests/four_sites.yml has for a site."""
    return [Reviewed(**one) for one in yaml.safe_load(EXPECTED.read_text("utf-8"))[name]]


def expected(name: str) -> Warnings:
    """The warnings that a site should have."""
    found: Warnings = Counter()
    for one in reviewed(name):
        found[one.code, one.id] += one.times
    return found


def warnings(name: str) -> Warnings:
    """The warnings that a site has."""
    return Counter((f.code, about(name, f)) for f in examined(name).findings if f.severity == "warning")


def findings(name: str, code: str, about_id: str) -> list[Finding]:
    """What is told of a record under a code, in the order of places."""
    return [f for f in examined(name).findings if f.code == code and about(name, f) == about_id]


def about(name: str, finding: Finding) -> str:
    """The id that a finding names or, where it names none, that of the record or part in which it stands; a table has
    that of its report and its own.
    """
    site = examined(name).site
    if table := finding.values.get("table"):
        return f"{finding.place.path.split('/')[2]}/{table}"
    named = str(finding.values.get("id", ""))
    return named if named in {*site.records, *site.held, *site.parts} else _standing_in(name, finding.place)


_TABLE = re.compile(r"content/[^/]+/(?P<record>[^/]+)/tables/(?P<name>[^/.]+)\.(?:csv|xlsx)")


def _standing_in(name: str, place: Place) -> str:
    """The last record or part that begins before a place of its file; of a table, that of its report and its own."""
    if found := _TABLE.fullmatch(place.path):
        return f"{found['record']}/{found['name']}"
    before = [one for one in _beginnings(name) if one[0].path == place.path and one[0] <= place]
    return max(before)[1] if before else place.path


@lru_cache(maxsize=8)
def _beginnings(name: str) -> tuple[tuple[Place, str], ...]:
    site = examined(name).site
    records = ((record.place, record.id) for record in (*site.records.values(), *site.held.values()))
    parts = ((part.record.source.locate(part.path), part.id) for part in site.parts.values())
    return (*records, *parts)


def words_at(name: str, place: str) -> str:
    """The rest of the line to which `path:line:column` points."""
    path, line, column = place.rsplit(":", 2)
    return (ROOTS[name] / path).read_text("utf-8").splitlines()[int(line) - 1][int(column) - 1 :]


def main() -> None:
    """Print what the reviewed list lacks, and what it has too many."""
    for name in ROOTS:
        has, should = warnings(name), expected(name)
        for (code, record), times in sorted((has - should).items()):
            print(f"{name}: not reviewed, {times} ×: {code} {record}")
            print(*(f"    {finding}" for finding in findings(name, code, record)), sep="\n")
        for (code, record), times in sorted((should - has).items()):
            print(f"{name}: no longer told, {times} ×: {code} {record}")


if __name__ == "__main__":
    main()
