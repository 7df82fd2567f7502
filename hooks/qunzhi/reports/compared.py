"""Reports of one type side by side: what each printed for the indicators that they cite."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from qunzhi.dates import CivilDate
from qunzhi.figures import Figure, figures_of
from qunzhi.frozen import figure_in
from qunzhi.kinds.report import Report
from qunzhi.records import Record
from qunzhi.reports.printed import cited_figures
from qunzhi.site import Site, remembered


class Printed(NamedTuple):
    """A figure as a report prints it."""

    name: str
    """`indicator@period` as the report cites it."""
    figure: Figure


class Row(NamedTuple):
    """An indicator in several reports."""

    indicator: Record
    cells: tuple[tuple[Printed, ...], ...]
    """For each report what it prints of it: its own year first, then the newest; nothing where it is silent."""

    @property
    def reports(self) -> int:
        """How many of them cite it."""
        return sum(bool(cell) for cell in self.cells)


class Comparison(NamedTuple):
    """Two or more reports of one type and issuer."""

    reports: tuple[Record, ...]
    """Oldest first."""
    shared: tuple[Row, ...]
    """Indicators that at least two of them cite, in the order of the register."""
    others: tuple[Row, ...]
    """Those that one of them cites."""


@remembered
def comparisons(site: Site) -> tuple[Comparison, ...]:
    """Every type and issuer with at least two public reports that cite any indicator."""
    groups: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in sorted(site.by_kind.get("report", ()), key=lambda one: (_facts(one).year, one.id)):
        groups[_facts(record).type, _facts(record).issuer or ""].append(record)
    found = (_comparison(site, tuple(reports)) for reports in groups.values() if len(reports) > 1)
    return tuple(one for one in found if one.shared or one.others)


def _facts(record: Record) -> Report:
    assert isinstance(record.facts, Report)
    return record.facts


def _comparison(site: Site, reports: tuple[Record, ...]) -> Comparison:
    rows = tuple(_rows(site, reports))
    shared = tuple(row for row in rows if row.reports > 1)
    return Comparison(reports, shared, tuple(row for row in rows if row.reports == 1))


def _rows(site: Site, reports: tuple[Record, ...]) -> Iterator[Row]:
    printed = [_printed(site, report) for report in reports]
    for name, indicator in figures_of(site).indicators.items():
        cells = tuple(those.get(name, ()) for those in printed)
        if any(cells):
            yield Row(indicator, cells)


def _printed(site: Site, report: Record) -> Mapping[str, tuple[Printed, ...]]:
    """By indicator: each period once."""
    found: dict[str, dict[CivilDate, Printed]] = defaultdict(dict)
    for name, _ in cited_figures(site, report):
        if figure := figure_in(site, report, name):
            found[figure.indicator.id].setdefault(figure.period, Printed(name, figure))
    year = _facts(report).year
    return {name: tuple(sorted(those.values(), key=lambda one: _rank(one, year))) for name, those in found.items()}


def _rank(printed: Printed, year: int) -> tuple[bool, int]:
    period = printed.figure.period
    return not period.first.year <= year <= period.last.year, -period.last.toordinal()
