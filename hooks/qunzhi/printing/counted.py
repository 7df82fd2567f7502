"""Blocks that count or list records, on paper."""

from qunzhi.dates import CivilDate
from qunzhi.filing import when
from qunzhi.frozen import amount_in
from qunzhi.markup.blocks import CountedFigure, FactsBlock, RecordsBlock
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import figure_between
from qunzhi.printing.lines import Json, Node
from qunzhi.records import Record
from qunzhi.select import on_front, select


def facts_node(edition: Edition, block: FactsBlock, report: Record) -> Node:
    """A row of figures of a report."""
    return {"t": "facts", "figures": [_figure(edition, line, report) for line in block.figures]}


def _figure(edition: Edition, line: CountedFigure, report: Record) -> dict[str, Json]:
    unit = line.unit.pick(edition.lang) if line.unit else ""
    value = figure_between(edition, line.indicator, behind=unit, within=report).title if line.indicator else ""
    if line.count:
        value = f"{amount_in(edition.site, report, line.count):,}"
    return {"value": value, "unit": unit, "label": line.label.pick(edition.lang)}


def records_node(edition: Edition, wanted: RecordsBlock) -> Node:
    """The records that a block asks for, by name and date."""
    today = edition.site.today
    found = [record for record in select(edition.site, wanted) if on_front(record, today)]
    return {"t": "records", "records": [_record(edition, record) for record in found[: wanted.latest]]}


def _record(edition: Edition, record: Record) -> dict[str, Json]:
    day: CivilDate | None = when(record)
    return {"title": record.title.pick(edition.lang), "date": day.text(edition.lang) if day else ""}
