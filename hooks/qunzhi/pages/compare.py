"""Year on year: what the reports of one type printed for the same indicators, side by side."""

from typing import NamedTuple

from markupsafe import Markup

from qunzhi.figures import Figure
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import changed_since, figure_url
from qunzhi.pages.trend import change
from qunzhi.pages.views import Link, note_mark
from qunzhi.quantities import worded
from qunzhi.records import Record
from qunzhi.reports.compared import Comparison, Printed, Row, comparisons

PATH = "reports/compare/"
"""From the root of the language."""


class ComparedValue(NamedTuple):
    """A value that a report printed; leads to where it comes from."""

    link: Link
    mark: Markup
    """That the records say another value now."""
    period: str


class ComparedRow(NamedTuple):
    """An indicator."""

    link: Link
    cells: tuple[tuple[ComparedValue, ...], ...]
    """One for each report."""
    change: str
    """From the last report but one that cites it to the last; "" where the two do not compare."""


class ComparedTable(NamedTuple):
    """Indicators under a heading."""

    title: str
    rows: tuple[ComparedRow, ...]

    @property
    def changes(self) -> bool:
        """Whether any of them can be set against an earlier one."""
        return any(row.change for row in self.rows)


class ComparedReports(NamedTuple):
    """Reports of one type."""

    title: str
    reports: tuple[Link, ...]
    """By their years."""
    tables: tuple[ComparedTable, ...]


def is_compared(edition: Edition, record: Record) -> bool:
    """Whether a report stands beside others of its type."""
    return record.kind.name == "report" and any(record in one.reports for one in comparisons(edition.site))


def compare_link(edition: Edition) -> Link | None:
    """To the page, where there is one."""
    return Link(edition.words["page_compare"], edition.url(PATH)) if comparisons(edition.site) else None


def compare_view(edition: Edition) -> tuple[ComparedReports, ...]:
    """All of it."""
    return tuple(_compared(edition, one) for one in comparisons(edition.site))


def _compared(edition: Edition, one: Comparison) -> ComparedReports:
    newest = one.reports[-1]
    words = [edition.term("report-types", str(newest.value("type"))).pick(edition.lang)]
    if issuer := edition.site.records.get(newest.value("issuer") or ""):
        words.append(issuer.title.pick(edition.lang))
    named = ((edition.words["compare_shared"], one.shared), (edition.words["compare_others"], one.others))
    tables = (
        ComparedTable(title, tuple(_row(edition, one.reports, row) for row in rows)) for title, rows in named if rows
    )
    return ComparedReports(" · ".join(words), _columns(edition, one.reports), tuple(tables))


def _columns(edition: Edition, reports: tuple[Record, ...]) -> tuple[Link, ...]:
    """Years; where two reports are of one year, their titles."""
    years = [report.value("year") for report in reports]
    if len(set(years)) < len(years):
        return tuple(edition.link(report) for report in reports)
    return tuple(
        Link(edition.words["compare_year"].format(year=year), edition.link(report).url)
        for year, report in zip(years, reports, strict=True)
    )


def _row(edition: Edition, reports: tuple[Record, ...], row: Row) -> ComparedRow:
    cells = (
        tuple(_value(edition, report, one) for one in cell) for report, cell in zip(reports, row.cells, strict=True)
    )
    figures = [cell[0].figure for cell in row.cells if cell]
    return ComparedRow(edition.link(row.indicator), tuple(cells), _change(edition, figures))


def _value(edition: Edition, report: Record, printed: Printed) -> ComparedValue:
    figure = printed.figure
    words = worded(figure.quantity, figure.unit, edition.lang)
    mark = note_mark(changed_since(edition, report, printed.name))
    return ComparedValue(Link(words, figure_url(edition, figure)), mark, figure.period.text(edition.lang))


def _change(edition: Edition, figures: list[Figure]) -> str:
    if len(figures) < 2:
        return ""
    then, now = figures[-2:]
    if then.unit is None or now.unit is None or then.unit.kind != now.unit.kind:
        return ""
    comparable = then.period.precision == now.period.precision and then.period.last < now.period.last
    return change(edition, now, then) if comparable else ""
