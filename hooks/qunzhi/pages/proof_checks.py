"""The checks in the proof of a report: each with its name, and what it has found."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from qunzhi.checks.names import check_names
from qunzhi.findings import Finding
from qunzhi.pages.edition import Edition
from qunzhi.pages.views import Link


class Told(NamedTuple):
    """A finding as readers are told it."""

    words: str
    place: str
    """File, line and column."""
    about: Link
    """The record of which it speaks by its id."""


class CheckView(NamedTuple):
    """A check that ran on a report."""

    code: str
    name: str
    counted: str
    """How much it found, in words; "" where all agreed."""
    found: tuple[Told, ...]


def check_views(edition: Edition, findings: Sequence[Finding]) -> tuple[CheckView, ...]:
    """All checks that look at reports, and what else found something."""
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    names = check_names()
    more = sorted(by_code.keys() - names.keys())
    return tuple(_view(edition, code, names[code].pick(edition.lang), by_code.get(code, [])) for code in names) + tuple(
        _view(edition, code, edition.words["proof_other"], by_code[code]) for code in more
    )


def _view(edition: Edition, code: str, name: str, found: Sequence[Finding]) -> CheckView:
    return CheckView(code, name, counted(edition, len(found)), told(edition, found))


def told(edition: Edition, found: Sequence[Finding]) -> tuple[Told, ...]:
    """Findings in the words of the edition."""
    return tuple(Told(one.message(edition.lang), str(one.place), _about(edition, one)) for one in found)


def _about(edition: Edition, finding: Finding) -> Link:
    record = edition.site.records.get(str(finding.values.get("id", "")))
    return edition.link(record) if record else Link("")


def counted(edition: Edition, count: int) -> str:
    """2条, 2 findings; "" for none."""
    key = "proof_finding" if count == 1 else "proof_findings"
    return edition.words[key].format(count=count) if count else ""
