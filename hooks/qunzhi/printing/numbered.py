"""What is counted in a report, as print takes it: numbers, tables and charts, each by its id."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from qunzhi.pages.edition import Edition
from qunzhi.records import Record
from qunzhi.reports.model import Chart, Numbered, Outline, Table


@dataclass(frozen=True)
class Parts:
    """The numbered parts of a report."""

    outline: Outline = field(default=Outline((), ()))
    tables: Mapping[str, Table] = field(default_factory=dict)
    charts: Mapping[str, Chart] = field(default_factory=dict)
    drawings: Mapping[str, str] = field(default_factory=dict)
    """Charts as SVG."""

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
        return LABELS[item.sort, edition.lang].format(item.number) if item else ""


LABELS = {
    ("table", "zh"): "表{}",
    ("figure", "zh"): "图{}",
    ("case", "zh"): "案例{}",
    ("table", "en"): "Table {}",
    ("figure", "en"): "Figure {}",
    ("case", "en"): "Case {}",
}


def parts_of(edition: Edition, record: Record) -> Parts:
    """The numbered parts of a report of the site."""
    return Parts()
