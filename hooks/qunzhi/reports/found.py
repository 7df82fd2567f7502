"""The tables and charts of a site, read from their files when they are asked for."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from qunzhi.data_content import content_of
from qunzhi.findings import Finding, Place
from qunzhi.languages import LANGUAGES, Text
from qunzhi.markup.blocks import ChartBlock, DataBlock, TableBlock, read_block, source_of
from qunzhi.markup.scan import Block
from qunzhi.passages import SiteText
from qunzhi.reading.articles import Body
from qunzhi.reading.data_files import LARGEST_BYTES
from qunzhi.reading.files import Refused
from qunzhi.reading.yaml import Path
from qunzhi.reads import Noted, unnoted
from qunzhi.records import Record
from qunzhi.reports.charts import charted
from qunzhi.reports.csv_sheets import read_csv
from qunzhi.reports.glossaries import COMMON, glossary_of, read_glossary
from qunzhi.reports.layout import Form, lay_out
from qunzhi.reports.model import Chart, Table
from qunzhi.reports.sheets import Sheet
from qunzhi.reports.wording import Glossary
from qunzhi.reports.xlsx_sheets import read_xlsx
from qunzhi.site import Site, passages, remembered

_READERS = {"csv": read_csv, "xlsx": read_xlsx}
"""By the ending of a file's name."""

_FORMAT = Text("只读 CSV 和 XLSX 两种", "only CSV and XLSX are read")


class Asked(NamedTuple):
    """A table or chart as a text asks for it."""

    block: DataBlock
    hole: Block
    body: Body

    @property
    def path(self) -> str:
        """Of its file, from the site's root."""
        return f"{self.folder}/{self.block.data}"

    @property
    def folder(self) -> str:
        """In which its article lies."""
        return self.body.path.rpartition("/")[0]

    def place(self, path: Path) -> Place:
        """Where a value of the block stands."""
        return source_of(self.hole, self.body).locate(path)


def asked(text: SiteText) -> Iterator[Asked]:
    """The tables and charts of a text, in its order; those with mistakes are left out."""
    for hole in text.scanned.holes if text.holds("data") else ():
        if isinstance(hole, Block):
            model, _ = read_block(hole, text.body)
            if isinstance(model, DataBlock):
                yield Asked(model, hole, text.body)


def tables_asked(site: Site, record: Record) -> tuple[Asked, ...]:
    """The tables of a record in the order of its texts, those that its English alone has at the end."""
    return _tables(_asked(site, record))


def _asked(site: Site, record: Record) -> tuple[Asked, ...]:
    return tuple(one for lang in LANGUAGES for text in site.texts_of(record, lang) for one in asked(text))


def _tables(those: Iterable[Asked]) -> tuple[Asked, ...]:
    found: dict[str, Asked] = {}
    for one in those:
        if isinstance(one.block, TableBlock):
            found.setdefault(one.block.id, one)
    return tuple(found.values())


def tables_shown(site: Site, record: Record) -> tuple[Asked, ...]:
    """The same for whoever shows them elsewhere than in their texts: what else these say is not looked at, nor where
    the tables stand.
    """
    return _tables(shown(site, record.id))


@remembered
def shown(site: Site, record_id: str) -> tuple[Asked, ...]:
    """All tables and charts of a record in the same way, those of its Chinese texts first."""
    record = site.records[record_id]
    if not record.kind.numbered:  # of other texts nobody knows beforehand which tables are in them
        return _asked(site, record)
    blocks_of_tables(site).get(record_id)
    return unnoted(_asked, site, record)


def blocks_of_tables(site: Site) -> Mapping[str, tuple[bytes, ...]]:
    """By id of a report: digests of the blocks of its tables and charts, in both languages."""
    return site.once(_blocks)


def _blocks(site: Site) -> Mapping[str, tuple[bytes, ...]]:
    reports = (record for record in site.records.values() if record.kind.numbered)
    return Noted(
        "tables", {r.id: tuple(m.said for one in passages(r) for m in one.landmarks if m.said) for r in reports}
    )


def tables_of(site: Site, record: Record) -> tuple[Table, ...]:
    """Those tables as they are printed."""
    found = (table_of(site, one)[0] for one in tables_shown(site, record))
    return tuple(table for table in found if table)


def table_of(site: Site, one: Asked) -> tuple[Table | None, list[Finding]]:
    """The table of a block, or of what a chart draws; None where there is none. What is wrong is told, but for a file
    that is not there.
    """
    sheet, problems = sheet_of(site, one.path)
    glossary, more = _words(site, one)
    if sheet is None:
        return None, [*problems, *more]
    block = one.block
    said = Table(block.id, block.caption, (), (), 0, _source(site, block), block.note, one.path)
    table, findings = lay_out(sheet, _form(block), said, glossary, lambda n: one.place(("merge", n)))
    return table, [*problems, *more, *findings]


def chart_of(site: Site, one: Asked, block: ChartBlock) -> tuple[Chart | None, list[Finding]]:
    """The chart of a block."""
    table, findings = table_of(site, one)
    if table is None:
        return None, findings
    chart, more = charted(table, block, lambda n: one.place(("columns", n)))
    return chart, [*findings, *more]


@remembered
def sheet_of(site: Site, path: str) -> tuple[Sheet | None, tuple[Finding, ...]]:
    """The cells of a file, or why there are none; neither where there is no such file. Raises ChangedMeanwhile."""
    content = content_of(site, path)
    reader = _READERS.get(path.rpartition(".")[2].lower())
    if content is None:
        return None, ()
    if reader is None:
        return None, (Finding("QZ-T11", Place(path), {"reason": _FORMAT}),)
    if len(content) > LARGEST_BYTES:
        return None, (Finding("QZ-F03", Place(path), {"bytes": len(content), "limit": LARGEST_BYTES}),)
    try:
        return reader(path, content), ()
    except Refused as refused:
        return None, (refused.finding,)


@remembered
def _glossary(site: Site, path: str) -> tuple[Glossary, tuple[Finding, ...]]:
    content = content_of(site, path)
    words, findings = ({}, []) if content is None else read_glossary(path, content)
    return words, tuple(findings)


def _words(site: Site, one: Asked) -> tuple[Glossary, list[Finding]]:
    """The glossary of a report, and before it that of the file."""
    common, problems = _glossary(site, f"{one.folder}/{COMMON}")
    own, more = _glossary(site, f"{one.folder}/{glossary_of(one.block.data)}")
    return {**common, **own}, [*problems, *more]


def _form(block: DataBlock) -> Form:
    if isinstance(block, TableBlock):
        return Form(int(block.head), block.merge, block.transpose)
    return Form()


def _source(site: Site, block: DataBlock) -> Text | None:
    record = site.records.get(block.source) if block.source else None
    return record.title if record else None
