"""The checks in the proof of a report: each with its name, and what it has found."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from qunzhi.checks.names import check_names
from qunzhi.findings import Finding
from qunzhi.pages.edition import Edition
from qunzhi.pages.proof_told import Telling, Told


class CheckView(NamedTuple):
    """A check that ran on a report."""

    code: str
    name: str
    counted: str
    """How much it found, in words; "" where all agreed."""
    found: tuple[Told, ...]
    findings: tuple[Finding, ...]
    """The same with their places, for machines."""


def check_views(telling: Telling, findings: Sequence[Finding]) -> tuple[CheckView, ...]:
    """All checks that look at reports, and what else found something."""
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    names, edition = check_names(), telling.edition
    called = {code: name.pick(edition.lang) for code, name in names.items()}
    more = dict.fromkeys(sorted(by_code.keys() - names.keys()), edition.words["proof_other"])
    return tuple(_view(telling, code, name, by_code.get(code, [])) for code, name in {**called, **more}.items())


def _view(telling: Telling, code: str, name: str, found: Sequence[Finding]) -> CheckView:
    return CheckView(code, name, counted(telling.edition, len(found)), telling.told(found), tuple(found))


def counted(edition: Edition, count: int) -> str:
    """2条, 2 findings; "" for none."""
    key = "proof_finding" if count == 1 else "proof_findings"
    return edition.words[key].format(count=count) if count else ""
