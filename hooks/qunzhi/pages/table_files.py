"""Tables of reports as files: one CSV for each, and for all of them a workbook."""

import csv
import hashlib
import io
from collections.abc import Iterator

from qunzhi.data.files import BOM, harmless
from qunzhi.languages import Language
from qunzhi.pages.edition import Edition
from qunzhi.pages.numbered import numbered
from qunzhi.pages.setting import setting_of
from qunzhi.pages.table_addresses import workbook_address
from qunzhi.pages.views import FileView
from qunzhi.pages.workbook import PrintedTable, workbook
from qunzhi.records import Record
from qunzhi.reports.cells import grid, head_grid, numeric_columns
from qunzhi.reports.found import table_of, tables_of, tables_shown
from qunzhi.reports.head import headings, named_with_unit
from qunzhi.reports.model import Cell, Table
from qunzhi.reports.numbering import label
from qunzhi.text import file_size


def _printed(edition: Edition, record: Record, table: Table) -> PrintedTable:
    """A table with its number, caption and unit above, and source and note below."""
    lang, told = edition.lang, edition.words
    one, unit = numbered(edition, setting_of(record), table.id), _unit(table, lang)
    number, caption = (label(one).pick(lang), one.caption) if one else ("", table.caption)
    said = " ".join(filter(None, (number, caption.pick(lang))))
    above = (said, *([told["sheet_unit"] + unit] if unit else []))
    parts = (("sheet_source", table.source), ("sheet_note", table.note))
    return PrintedTable(table, number, above, tuple(told[key] + text.pick(lang) for key, text in parts if text))


def _unit(table: Table, lang: Language) -> str:
    """The unit of all numbers; "" where columns have units of their own."""
    columns, numeric = headings(table), numeric_columns(table)
    units = {columns[n].unit for n in numeric if columns[n].name != "序号"}
    if len(units) != 1 or "" in units:
        return ""
    cells = (row[n] for row in reversed(head_grid(table)) for n in sorted(numeric))
    said = (named_with_unit(cell.text.pick(lang))[1] for cell in cells)
    return next(filter(None, said), "") if lang == "en" else units.pop()


def table_csv(edition: Edition, record: Record, name: str) -> bytes:
    """A table as RFC 4180 in UTF-8: one line of header, and merged cells written out, as programs want it."""
    asked = next(one for one in tables_shown(edition.site, record) if one.block.id == name)
    table, lang = table_of(edition.site, asked)[0], edition.lang
    assert table, "what cannot be read stops the build"
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    lines = _printed(edition, record, table)
    writer.writerows([harmless(line)] for line in lines.above)
    writer.writerow(harmless(words) for words in _header(table, lang))
    writer.writerows(_body(table, lang))
    writer.writerows([harmless(line)] for line in lines.below)
    return (BOM + stream.getvalue()).encode()


def _header(table: Table, lang: Language) -> Iterator[str]:
    """Two rows in one: `2022年/计划（人）`."""
    for cells in zip(*head_grid(table), strict=True):
        yield "/".join(dict.fromkeys(words for cell in cells if (words := cell.text.pick(lang))))


def _body(table: Table, lang: Language) -> Iterator[list[str]]:
    for row in grid(table):
        before = (None, *row)
        yield ["" if cell is last else _plain(cell, lang) for last, cell in zip(before, row, strict=False)]


def _plain(cell: Cell, lang: Language) -> str:
    """A number without thousands separators; words that no spreadsheet takes for a formula."""
    said = cell.text.pick(lang)
    return harmless(said) if cell.number is None else said.replace(",", "")


def record_workbook(edition: Edition, record: Record) -> bytes:
    """All tables of a record as XLSX."""
    found = [_printed(edition, record, table) for table in tables_of(edition.site, record)]
    return workbook(found, record.title, edition.lang)


def workbook_download(edition: Edition, record: Record) -> tuple[FileView, ...]:
    """The workbook as a download; nothing where there are no tables."""
    if not tables_shown(edition.site, record) or not tables_of(edition.site, record):
        return ()
    content, told = record_workbook(edition, record), edition.words
    view = FileView(
        title=told["report_workbook"],
        url=workbook_address(edition, record),
        lang=None,
        type="XLSX",
        size=file_size(len(content)),
        pages="",
        sha256=hashlib.sha256(content).hexdigest(),
        language=told[f"language_{edition.lang}"],
        note="",
    )
    return (view,)
