"""The tables and charts of a report in its proof: how many numbers each has, who says so, what was found in it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qunzhi.findings import Finding
from qunzhi.markup.blocks import TableBlock
from qunzhi.pages.cases import public_case
from qunzhi.pages.edition import Edition
from qunzhi.pages.numbered import link_to
from qunzhi.pages.proof_words import TableWords, table_words
from qunzhi.pages.views import Link
from qunzhi.records import Record
from qunzhi.reports.cells import grid
from qunzhi.reports.found import Asked, asked, table_of
from qunzhi.reports.head import headings
from qunzhi.reports.model import Table
from qunzhi.reports.outline import outline_of

SERIAL = ("序号", "编号")
"""Columns that number the rows and state nothing."""


class TableProof(NamedTuple):
    """A table, or a chart whose numbers stand in no table of the report."""

    label: Link
    """Its number, leading to it."""
    caption: Link
    numbers: int
    """Numbers in it."""
    source: Link
    found: tuple[Finding, ...]
    path: str
    """Of the file."""
    words: TableWords

    @property
    def is_bound(self) -> bool:
        """Whether it says where its numbers come from."""
        return bool(self.source.title)


def table_proofs(edition: Edition, report: Record, findings: Sequence[Finding]) -> tuple[TableProof, ...]:
    """All tables of a report in its order, those of its cases behind."""
    cases = (public_case(edition.site, one.id) for one in outline_of(edition.site, report.id).of("case"))
    those = [(report, one) for one in _distinct(edition, report)]
    those += [(case, one) for case in cases if case for one in _distinct(edition, case)]
    told: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        told[finding.place.path].append(finding)
    labels = {one.id: link_to(edition, report, one, here=False) for one in outline_of(edition.site, report.id).items}
    named = ((owner, one, labels.get(one.block.id if owner is report else owner.id)) for owner, one in those)
    return tuple(
        found
        for owner, one, label in named
        if (found := _proof(edition, label or edition.link(owner), one, told.get(one.path, ())))
    )


def _distinct(edition: Edition, record: Record) -> Iterator[Asked]:
    """One block for each file; a chart draws what a table shows."""
    blocks = [one for text in edition.site.texts_of(record, "zh") for one in asked(text)]
    tables = [one for one in blocks if isinstance(one.block, TableBlock)]
    shown = {one.path for one in tables}
    for one in blocks:
        if isinstance(one.block, TableBlock) or one.path not in shown:
            shown.add(one.path)
            yield one


def _proof(edition: Edition, label: Link, one: Asked, found: Sequence[Finding]) -> TableProof | None:
    table, _ = table_of(edition.site, one)
    if table is None:
        return None
    source = edition.site.records.get(one.block.source) if one.block.source else None
    return TableProof(
        label=label,
        caption=Link(table.caption.pick(edition.lang), "", table.caption.foreign(edition.lang)),
        numbers=numbers_in(table),
        source=edition.link(source) if source else Link(""),
        found=tuple(found),
        path=one.path,
        words=table_words(table),
    )


def numbers_in(table: Table) -> int:
    """Cells of a table that hold a number; merged ones once."""
    serial = {n for n, one in enumerate(headings(table)) if one.name in SERIAL}
    rows = grid(table)
    cells = {cell.at for row in rows for n, cell in enumerate(row) if n not in serial and cell.number is not None}
    return len(cells)
