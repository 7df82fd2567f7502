"""The proof of a report: every number in it with where it comes from, and what the checks have found."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from qunzhi.checks.of_report import cases_of, findings_of_report
from qunzhi.pages.edition import Edition
from qunzhi.pages.proof_bound import BoundView, bound_view
from qunzhi.pages.proof_checks import CheckView, check_views, counted
from qunzhi.pages.proof_numbers import Part, parts_of
from qunzhi.pages.proof_stands import Stands
from qunzhi.pages.proof_tables import TableProof, table_proofs
from qunzhi.pages.proof_told import Telling, Told, telling_of
from qunzhi.pages.views import Link
from qunzhi.records import Record

MOST_OPEN = 60
"""Bound numbers beyond which the parts open only when they are asked for."""


class Counts(NamedTuple):
    """How many numbers a report has."""

    bound: int
    unbound: int


class PartView(NamedTuple):
    """The numbers of one part of a report."""

    title: Link
    counted: str
    bound: tuple[BoundView, ...]
    unbound: tuple[Stands, ...]


class TableView(NamedTuple):
    """A table of a report."""

    table: TableProof
    counted: str
    """How many findings, in words; "" for none."""
    found: tuple[Told, ...]


class ProofView(NamedTuple):
    """The page."""

    title: Link
    """Of the report."""
    summary: str
    detail: str
    """How many numbers stand in the words and in tables; "" without tables."""
    is_short: bool
    """Whether the bound numbers are few enough to be open from the beginning."""
    bound: tuple[PartView, ...]
    """Parts that have such numbers."""
    unbound: tuple[PartView, ...]
    tables: tuple[TableView, ...]
    tables_looked: str
    """What was looked at in each of them."""
    noted: tuple[CheckView, ...]
    """Checks that found something."""
    agreed: tuple[CheckView, ...]
    agreed_counted: str


class Proof(NamedTuple):
    """All that is known of the numbers of a report in one edition."""

    parts: tuple[Part, ...]
    tables: tuple[TableProof, ...]
    checks: tuple[CheckView, ...]
    telling: Telling

    @property
    def counts(self) -> Counts:
        """Numbers in its words and in its tables."""
        words = [one.is_bound for part in self.parts for one in part.numbers]
        tables = {bound: sum(one.numbers for one in self.tables if one.is_bound is bound) for bound in (True, False)}
        return Counts(sum(words) + tables[True], len(words) - sum(words) + tables[False])


def proof_of(edition: Edition, report: Record) -> Proof:
    """Of a published report."""
    return edition.piece(("proof", report.id), _proof, edition, report)


def _proof(edition: Edition, report: Record) -> Proof:
    findings = findings_of_report(edition.site, report)
    tables = table_proofs(edition, report, findings)
    cases = [edition.site.records[name] for name in cases_of(edition.site, report)]
    telling = telling_of(edition, report, cases, {one.path: (_of_table(one), one.words) for one in tables})
    return Proof(parts_of(edition, report), tables, check_views(telling, findings), telling)


def _of_table(one: TableProof) -> Link:
    """A table by its number and caption."""
    return one.label._replace(title=f"{one.label.title} {one.caption.title}")


def proof_view(edition: Edition, report: Record) -> ProofView:
    """The page of a proof."""
    proof, words = proof_of(edition, report), edition.words
    counts = proof.counts
    in_tables = sum(one.numbers for one in proof.tables)
    all_numbers = counts.bound + counts.unbound
    agreed = tuple(one for one in proof.checks if not one.found)
    views = [(part, *_split(edition, part)) for part in proof.parts]
    return ProofView(
        title=edition.link(report),
        summary=words["proof_summary"].format(all=all_numbers, bound=counts.bound, unbound=counts.unbound),
        detail=words["proof_detail"].format(words=all_numbers - in_tables, tables=len(proof.tables), cells=in_tables)
        if proof.tables
        else "",
        is_short=sum(len(bound) for _, bound, _ in views) <= MOST_OPEN,
        bound=tuple(_part(edition, part, bound, ()) for part, bound, _ in views if bound),
        unbound=tuple(_part(edition, part, (), unbound) for part, _, unbound in views if unbound),
        tables=tuple(
            TableView(one, counted(edition, len(one.found)), proof.telling.told(one.found)) for one in proof.tables
        ),
        tables_looked=words["proof_tables_looked"].format(checks=words["list_comma"].join(_of_tables(proof.checks))),
        noted=tuple(one for one in proof.checks if one.found),
        agreed=agreed,
        agreed_counted=words["proof_agreed"].format(count=len(agreed)),
    )


def _of_tables(checks: Iterable[CheckView]) -> Iterator[str]:
    """Names of the checks of their files and cells, without those of wording (QZ-T0…)."""
    return (
        f"{one.name[0].lower()}{one.name[1:]}" for one in checks if one.code.startswith("QZ-T") and one.code[4] != "0"
    )


def _part(edition: Edition, part: Part, bound: tuple[BoundView, ...], unbound: tuple[Stands, ...]) -> PartView:
    count = edition.words["list_count"].format(count=len(bound) or len(unbound))
    return PartView(part.title, count, bound, unbound)


def _split(edition: Edition, part: Part) -> tuple[tuple[BoundView, ...], tuple[Stands, ...]]:
    bound = tuple(bound_view(edition, one) for one in part.numbers if one.is_bound)
    return bound, tuple(one for one in part.numbers if not one.is_bound)


def proof_summary(edition: Edition, report: Record) -> bytes:
    """The counts of a proof for machines."""
    proof = proof_of(edition, report)
    plain = {
        "report": report.id,
        "language": edition.lang,
        "numbers": proof.counts._asdict(),
        "tables": [{"title": one.caption.title, "numbers": one.numbers, "bound": one.is_bound} for one in proof.tables],
        "checks": {one.code: len(one.found) for one in proof.checks},
        "found": [
            {"code": one.code, "place": str(one.place), "message": one.message(edition.lang)}
            for check in proof.checks
            for one in check.findings
        ],
    }
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()
