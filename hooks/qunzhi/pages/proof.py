"""The proof of a report: every number in it with where it comes from, and what the checks have found."""

import json
from typing import NamedTuple

from qunzhi.checks.of_report import findings_of_report
from qunzhi.figures import Figure
from qunzhi.kinds.indicator import Point
from qunzhi.pages.derivation import BasisView, basis_of
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import dispute, figure_url, named
from qunzhi.pages.proof_checks import CheckView, Told, check_views, counted, told
from qunzhi.pages.proof_numbers import Part, Stands, parts_of
from qunzhi.pages.proof_tables import TableProof, table_proofs
from qunzhi.pages.views import Link
from qunzhi.records import Record


class Counts(NamedTuple):
    """How many numbers a report has."""

    bound: int
    unbound: int


class BoundView(NamedTuple):
    """A number that the build has put into the text, and what it was taken from."""

    stands: Stands
    origin: Link
    """The indicator and period, or what was counted."""
    sources: tuple[tuple[Link, Link], ...]
    """Who states it, and where in the source."""
    basis: BasisView | None
    """The records or figures of which it was computed."""
    counted: str
    """How many these are, in words."""


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
    """How many numbers stand in the words and in tables."""
    bound: tuple[PartView, ...]
    """Parts that have such numbers."""
    unbound: tuple[PartView, ...]
    tables: tuple[TableView, ...]
    noted: tuple[CheckView, ...]
    """Checks that found something."""
    agreed: tuple[CheckView, ...]
    agreed_counted: str


class Proof(NamedTuple):
    """All that is known of the numbers of a report in one edition."""

    parts: tuple[Part, ...]
    tables: tuple[TableProof, ...]
    checks: tuple[CheckView, ...]

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
    return Proof(parts_of(edition, report), tables, check_views(edition, findings))


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
        detail=words["proof_detail"].format(words=all_numbers - in_tables, tables=len(proof.tables), cells=in_tables),
        bound=tuple(_part(edition, part, bound, ()) for part, bound, _ in views if bound),
        unbound=tuple(_part(edition, part, (), unbound) for part, _, unbound in views if unbound),
        tables=tuple(
            TableView(one, counted(edition, len(one.found)), told(edition, one.found)) for one in proof.tables
        ),
        noted=tuple(one for one in proof.checks if one.found),
        agreed=agreed,
        agreed_counted=words["proof_agreed"].format(count=len(agreed)),
    )


def _part(edition: Edition, part: Part, bound: tuple[BoundView, ...], unbound: tuple[Stands, ...]) -> PartView:
    count = edition.words["list_count"].format(count=len(bound) or len(unbound))
    return PartView(part.title, count, bound, unbound)


def _split(edition: Edition, part: Part) -> tuple[tuple[BoundView, ...], tuple[Stands, ...]]:
    bound = tuple(_bound(edition, one) for one in part.numbers if one.is_bound)
    return bound, tuple(one for one in part.numbers if not one.is_bound)


def _bound(edition: Edition, stands: Stands) -> BoundView:
    figure = stands.figure
    if figure is None:
        return BoundView(stands, stands.counted or Link(""), (), None, edition.words["proof_counted"])
    basis = basis_of(edition, figure) if figure.computed else None
    return BoundView(stands, _origin(edition, figure), _sources(edition, figure), basis, _counted(edition, figure))


def _origin(edition: Edition, figure: Figure) -> Link:
    link = edition.link(figure.indicator)
    title = edition.words["proof_origin"].format(title=link.title, period=figure.period.text(edition.lang))
    return Link(title, figure_url(edition, figure), link.lang, dispute(edition, figure))


def _sources(edition: Edition, figure: Figure) -> tuple[tuple[Link, Link], ...]:
    return tuple(_source(edition, point) for _, point in figure.points)


def _source(edition: Edition, point: Point) -> tuple[Link, Link]:
    place = point.place
    where = Link(place.pick(edition.lang), "", place.foreign(edition.lang)) if place else Link("")
    return (named(edition, point.source) if point.source else Link(edition.words["proof_unsourced"])), where


def _counted(edition: Edition, figure: Figure) -> str:
    computed = figure.computed
    if computed is None:
        return ""
    key, those = ("proof_records", computed.records) if computed.records else ("proof_figures", computed.figures)
    return edition.words[key].format(count=len(those))


def proof_summary(edition: Edition, report: Record) -> bytes:
    """The counts of a proof for machines."""
    proof = proof_of(edition, report)
    plain = {
        "report": report.id,
        "language": edition.lang,
        "numbers": proof.counts._asdict(),
        "tables": [{"title": one.caption.title, "numbers": one.numbers, "bound": one.is_bound} for one in proof.tables],
        "checks": {one.code: len(one.found) for one in proof.checks},
    }
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()
