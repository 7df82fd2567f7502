"""What is counted in a report, as print takes it: numbers, tables and charts, each by its id."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qunzhi.markup.blocks import ChartBlock
from qunzhi.pages.chart_drawn import drawn
from qunzhi.pages.chart_palette import PRINT
from qunzhi.pages.edition import Edition
from qunzhi.pages.templates import Templates
from qunzhi.records import Record
from qunzhi.reports.found import chart_of, shown, tables_of
from qunzhi.reports.model import Chart, Numbered, Outline, Table
from qunzhi.reports.numbering import label
from qunzhi.reports.outline import outline_of
from qunzhi.site import Site


@dataclass(frozen=True)
class Parts:
    """The numbered parts of a report."""

    outline: Outline = field(default=Outline((), ()))
    tables: Mapping[str, Table] = field(default_factory=dict)
    charts: Mapping[str, Chart] = field(default_factory=dict)
    drawings: Mapping[str, str] = field(default_factory=dict)
    """Charts as SVG; "" for one that cannot be drawn."""

    def item(self, name: str) -> Numbered | None:
        """What has a number and this id."""
        return next((one for one in self.outline.items if one.id == name), None)

    def heading(self, edition: Edition, chapter: str, anchor: str = "") -> str:
        """The number before a heading; "" without one."""
        those = (one for one in self.outline.headings if one.chapter == chapter)
        found = (
            one for one in those if anchor == (one.anchor_en or one.anchor if edition.lang == "en" else one.anchor)
        )
        return next((one.number.pick(edition.lang) for one in found), "")

    def label(self, edition: Edition, name: str) -> str:
        """`表2-5`, `Table 2-5`; "" for what has no number."""
        item = self.item(name)
        return label(item).pick(edition.lang) if item else ""


def parts_of(edition: Edition, templates: Templates, record: Record) -> Parts:
    """The numbered parts of a report of the site, and the tables and charts of the cases in it."""
    site, outline = edition.site, outline_of(edition.site, record.id)
    cases = (site.records.get(item.id) for item in outline.of("case"))
    return _parts(edition, templates, outline, (record, *(case for case in cases if case)))


def unnumbered(edition: Edition, templates: Templates, record: Record) -> Parts:
    """The tables and charts of a record that is no report: its captions and headings have no numbers."""
    return _parts(edition, templates, Outline((), ()), (record,))


def _parts(edition: Edition, templates: Templates, outline: Outline, records: Sequence[Record]) -> Parts:
    site, tables, charts = edition.site, dict[str, Table](), dict[str, Chart]()
    for one in records:
        tables = {**{table.id: table for table in tables_of(site, one)}, **tables}
        charts = {**{chart.id: chart for chart in _charts(site, one)}, **charts}
    drawings = {name: drawn(templates, chart, edition.lang, PRINT) for name, chart in charts.items()}
    return Parts(outline, tables, charts, drawings)


def _charts(site: Site, record: Record) -> Iterator[Chart]:
    """Those of the Chinese first: what its English shows alone comes last."""
    for one in shown(site, record.id):
        chart = chart_of(site, one, one.block)[0] if isinstance(one.block, ChartBlock) else None
        if chart:
            yield chart
