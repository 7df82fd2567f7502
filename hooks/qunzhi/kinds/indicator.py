"""Indicators 指标: figures over time, stated by a source or counted from the records."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, model_validator

from qunzhi.kinds.bounds import BoundField
from qunzhi.kinds.fields import (
    DateField,
    Label,
    Members,
    QuantityField,
    RefersTo,
    TextField,
    Vocabulary,
    Word,
    Words,
    listed,
)
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.kinds.schema import Facts, Filters, Titled
from qunzhi.languages import Text


class Line(Facts):
    """A line of the table behind a value: the value of one certificate, one department, one sort."""

    label: TextField
    value: QuantityField


class Point(Facts):
    """The value for one period, as one source states it."""

    period: DateField
    """A year, a school year (`2022-2023学年`), a day (`2023-11-28`) or a range."""
    value: QuantityField
    """The number, with a unit where it is not the indicator's: `34118.10 万元`."""
    bound: BoundField | None = None
    """Where the source gives no exact number: `over` (超、余、多), `under` (近、不足), `about` (约). Pages say it."""
    source: Annotated[Word | None, RefersTo(("source", "document", "report", "plan"))] = None
    """Id of the source that states it."""
    place: TextField | None = None
    """Where in the source: 表3-1, 第四部分."""
    lines: Annotated[tuple[Line, ...], BeforeValidator(listed)] = ()
    """The table behind it: its lines should add up to the value."""
    note: TextField | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        """The value carries the bound, so that nothing can print or compare it without."""
        if self.bound is None or self.value.bound:
            return self
        return self.model_copy(update={"value": replace(self.value, bound=self.bound)})


class Derivation(Filters):
    """How the build computes it: exactly one of `count`, `sum`, `total`, `share`, `growth` and `ratio`.

    An indicator that states a series as well is compared with it, period by period. The filters narrow `count` and
    `sum` down.
    """

    count: Word | None = None
    """Kind of the records to count; a record with `count` stands for that many, members count on the day."""
    sum: Word | None = None
    """`kind.field`: the field of the records that is added up, for example `training.persons`."""
    total: Annotated[Words, RefersTo(("indicator",))] = ()
    """Indicators to add up."""
    share: Annotated[Words, RefersTo(("indicator",))] = ()
    """Part and whole: the part in per cent of the whole."""
    growth: Annotated[Word | None, RefersTo(("indicator",))] = None
    """The indicator whose growth over the year before it is, in per cent."""
    ratio: Annotated[Words, RefersTo(("indicator",))] = ()
    """Dividend and divisor."""

    @property
    def kind(self) -> str:
        """The kind whose records are counted or summed."""
        return self.count or (self.sum or "").partition(".")[0]

    @property
    def field(self) -> str:
        """The field that is summed."""
        return (self.sum or "").partition(".")[2]

    @property
    def needs(self) -> tuple[str, ...]:
        """Ids of the indicators from which it is computed."""
        return (*self.total, *self.share, *self.ratio, *((self.growth,) if self.growth else ()))


class Indicator(Titled):
    """A figure that the group follows."""

    samples: ClassVar[Mapping[str, str]] = {"unit": "项"}

    unit: Annotated[Word, Label("单位", "Unit")]
    """A unit of units.yml, or of the list `units`."""
    definition: TextField | None = None
    """What exactly is counted or measured."""
    group: Annotated[Word | None, Vocabulary("indicator-groups"), Label("类别", "Group")] = None
    """Term of the list `indicator-groups`: the heading under which it stands in the figures."""
    of: Annotated[Members, Label("统计对象", "Of")] = ()
    """Ids of the members that it measures; without any, the group as a whole."""
    series: Annotated[tuple[Point, ...], BeforeValidator(listed)] = ()
    """Values as sources state them; two sources that disagree both stand here, each with its place."""
    derive: Derivation | None = None
    """How it is computed from records or other indicators."""
    at_most: Annotated[Word | None, RefersTo(("indicator",))] = None
    """Id of the indicator that it cannot exceed in any period, nor on any line: passed ≤ entered."""


KIND = Kind(
    name="indicator",
    schema=Indicator,
    source="indicators",
    section="figures",
    label=Text("指标", "Indicator"),
    heading=Text("数据", "Figures"),
    intro=Text(
        "每个数字都注明单位、时期和来源；由记录汇总的，可以查到是哪些记录。",
        "Every number with its unit, period and source; where it is counted, with the records behind it.",
    ),
    register=True,
    facets=(Facet("group", "group", Text("类别", "Group")),),
    order="as written",
    group_by="group",
    layout="figures",
    schema_org="Dataset",
    glyph="数",
)
