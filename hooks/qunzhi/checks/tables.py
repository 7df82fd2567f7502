"""Tables and charts of texts: their files, their cells, and their English."""

from collections.abc import Iterator

from qunzhi.findings import Finding, Place
from qunzhi.languages import LANGUAGES, Language
from qunzhi.markup.blocks import ChartBlock
from qunzhi.passages import SiteText, TextKey
from qunzhi.reading.data_files import FOLDER
from qunzhi.records import Record
from qunzhi.reports.found import Asked, asked, chart_of, table_of
from qunzhi.reports.glossaries import is_glossary
from qunzhi.reports.model import Cell, Table
from qunzhi.reports.shares import can_be_parted
from qunzhi.site import Site, owned
from qunzhi.text import nearest

MOST_WORDS = 5
"""Words that a finding quotes; more would hide what it says."""


def check(site: Site) -> Iterator[Finding]:
    """What is wrong with the tables of records, and of hand-written pages, which have none."""
    for record in (*site.records.values(), *site.held.values()):
        for lang in LANGUAGES:
            yield from _texts(site, record, lang)
    for key, text in site.texts.items():
        if key.owner not in site.records and key.owner not in site.held:
            for one in asked(text):
                yield _missing(one, ())


def _texts(site: Site, record: Record, lang: Language) -> Iterator[Finding]:
    """The tables of a record in one language."""
    first: dict[str, Place] = {}
    keys = [key for key in owned(site, record.id) if key.lang == lang]
    for one in (one for text in _open(site, keys) for one in asked(text)):
        place = one.place(("id",))
        if first.setdefault(one.block.id, place) is not place:
            yield Finding("QZ-T19", place, {"id": one.block.id, "other": str(first[one.block.id])})
        if one.path not in site.data:
            yield _missing(one, site.files.get(record.id, ()))
            continue
        table, findings = table_of(site, one)
        yield from _charted(site, one, one.block) if isinstance(one.block, ChartBlock) else findings
        if table and lang == "en" and not any(is_glossary(finding.place.path) for finding in findings):
            yield from _untranslated(table)


def _charted(site: Site, one: Asked, block: ChartBlock) -> Iterator[Finding]:
    chart, findings = chart_of(site, one, block)
    yield from findings
    if chart and chart.type == "pie" and not can_be_parted(chart):
        yield Finding("QZ-R10", one.place(("type",)), {"id": block.id})


def _open(site: Site, keys: list[TextKey]) -> Iterator[SiteText]:
    """Texts that hold tables; the others are not read."""
    return (site.texts[key] for key in keys if "data" in site.texts.members[key][0].holds)


def _missing(one: Asked, files: tuple[str, ...]) -> Finding:
    name, place = one.block.data, one.place(("data",))
    if ".." in name.split("/") or name.startswith("/") or (name in files and name.startswith(FOLDER)):  # a link
        return Finding("QZ-F11", place, {"name": name})
    tables = [file for file in files if file.startswith(FOLDER) and not is_glossary(file)]
    return Finding("QZ-T10", place, {"name": name, "nearest": nearest(name, tables)})


def _untranslated(table: Table) -> Iterator[Finding]:
    """Words that no glossary knows, told once for a table: a finding for each would bury all others."""
    words: dict[str, Cell] = {}
    for cell in (cell for cells in (*table.head, *(row.cells for row in table.rows)) for cell in cells):
        if not cell.text.has("en"):
            words.setdefault(cell.text.zh, cell)
    if words:
        quoted, first = "、".join(list(words)[:MOST_WORDS]), next(iter(words.values()))
        values: dict[str, str | int] = {"id": table.id, "count": len(words), "words": quoted}
        yield Finding("QZ-T21", Place(table.path, *first.at), values)
