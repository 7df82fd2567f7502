"""An indicator's own page: its series, a chart, what it was computed from, and where it is cited."""

from typing import NamedTuple

from qunzhi.citations import cited_periods
from qunzhi.kinds.indicator import Indicator
from qunzhi.languages import Text
from qunzhi.pages.chart import ChartView, chart_view
from qunzhi.pages.cited import CitedView, cited
from qunzhi.pages.derivation import DerivationView, derivation_view
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import named
from qunzhi.pages.series import LinesView, Row, rows, tables
from qunzhi.pages.trend import comparable
from qunzhi.pages.views import Link
from qunzhi.records import Record

BASIS = "basis"
"""Anchor of the part that tells how the indicator is computed."""


class IndicatorView(NamedTuple):
    """All that an indicator's page shows besides its facts."""

    definition: Link
    rows: tuple[Row, ...]
    has_notes: bool
    several: bool
    """Whether some period has values that differ."""
    chart: ChartView | None
    tables: tuple[LinesView, ...]
    derivation: DerivationView | None
    at_most: Link | None
    cited: tuple[CitedView, ...]


def indicator_view(edition: Edition, record: Record) -> IndicatorView:
    """The page of an indicator."""
    facts = record.facts
    assert isinstance(facts, Indicator)
    series = edition.figures.series(record.id, cited_periods(edition.site, record.id))
    basis = Link(edition.words["computed_here"], f"#{BASIS}")
    found = rows(edition, basis, series)
    return IndicatorView(
        definition=_definition(edition, facts.definition),
        rows=found,
        has_notes=any(row.note.title for row in found),
        several=any(row.differs for row in found),
        chart=chart_view(edition, record.title.pick(edition.lang), comparable(edition, series)),
        tables=tables(edition, series),
        derivation=derivation_view(edition, facts, series),
        at_most=named(edition, facts.at_most) if facts.at_most else None,
        cited=cited(edition, record),
    )


def _definition(edition: Edition, text: Text | None) -> Link:
    return Link(text.pick(edition.lang), "", text.foreign(edition.lang)) if text else Link("")
