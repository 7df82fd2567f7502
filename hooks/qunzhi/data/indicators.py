"""The values of indicators: as each source states them, and as the build computes them from the records."""

from collections.abc import Iterator
from fractions import Fraction
from typing import get_args

from qunzhi.data.columns import Column
from qunzhi.data.public import is_published, quantity, text
from qunzhi.data.tables import POSITION, Row, Table, owner
from qunzhi.figures import MOST_DECIMALS, Figure, figures_of
from qunzhi.kinds.indicator import Line, Point
from qunzhi.kinds.kind import Kind
from qunzhi.languages import Text
from qunzhi.quantities import Bound, Quantity, rounded
from qunzhi.records import Record
from qunzhi.site import Site

_PERIOD = Column(
    "period",
    "date",
    "A year, a month, a day, or an interval of them (ISO 8601).",
    Text("时期", "Period"),
    required=True,
)
_VALUE = Column("value", "quantity", "The number and its unit.", Text("数值", "Value"), required=True)
_BOUND = Column(
    "bound",
    "word",
    "Where the source gives no exact number: more than (over), nearly (under) or about this.",
    Text("约数", "Not exact"),
    choices=get_args(Bound),
)
_SOURCE = Column("source", "word", "Id of the source that states it.", Text("来源", "Source"))
_COMPUTED = Column(
    "computed",
    "boolean",
    "Computed from the records of this site, not stated.",
    Text("汇总所得", "Computed"),
    required=True,
)


def value_tables(site: Site, kind: Kind) -> Iterator[Table]:
    """One row per indicator, period and source, computed values among them; and the lines behind stated values."""
    if any(figures_of(site).periods(record.id) for record in site.of(kind)):
        yield Table(
            "indicator-values",
            Text("指标：分时期数值", "Indicators: values by period"),
            (
                owner(kind),
                _PERIOD,
                POSITION,
                _VALUE,
                _BOUND,
                _COMPUTED,
                _SOURCE,
                Column("place", "text", "Where in the source.", Text("出处", "Where")),
                Column("note", "text", "A note.", Text("说明", "Note")),
            ),
            lambda: (row for record in site.of(kind) for row in _values(site, record)),
            (kind.name, _PERIOD.name, POSITION.name),
        )
    if any(point.lines for record in site.of(kind) for point in record.value("series")):
        yield Table(
            "indicator-lines",
            Text("指标：数值的分项", "Indicators: lines behind the values"),
            (
                owner(kind),
                _PERIOD,
                _SOURCE,
                POSITION,
                Column("label", "text", "What the line counts.", Text("分项", "Line"), required=True),
                _VALUE,
            ),
            lambda: (row for record in site.of(kind) for row in _lines(site, record)),
            (),
        )


def _values(site: Site, record: Record) -> Iterator[Row]:
    for figure in figures_of(site).series(record.id):
        lead = (record.id, figure.period.iso)
        unit = record.value("unit")
        for position, (_, point) in enumerate(figure.points, 1):
            value = quantity(site, point.value, unit)
            yield (
                *lead,
                position,
                value,
                point.bound,
                False,
                _source(site, point),
                text(point.place),
                text(point.note),
            )
        if figure.computed:
            value = quantity(site, _computed(figure), unit)
            yield (*lead, len(figure.points) + 1, value, figure.computed.bound, True, None, None, None)


def _computed(figure: Figure) -> Quantity:
    """Whole where it is, else with the decimals of the source, or two where none states it."""
    assert figure.computed
    value: Fraction = figure.computed.value
    stated = figure.quantity.decimals if figure.points else MOST_DECIMALS
    return Quantity(rounded(value, 0 if value.denominator == 1 else max(stated, 1)))


def _source(site: Site, point: Point) -> str | None:
    return point.source if point.source and is_published(site, point.source) else None


def _lines(site: Site, record: Record) -> Iterator[Row]:
    for point in record.value("series"):
        for position, line in enumerate(point.lines, 1):
            yield (
                record.id,
                point.period.iso,
                _source(site, point),
                position,
                *_line(site, line, _unit(record, point)),
            )


def _line(site: Site, line: Line, unit: str) -> Row:
    return text(line.label), quantity(site, line.value, unit)


def _unit(record: Record, point: Point) -> str:
    unit: str = point.value.unit or record.value("unit")
    return unit
