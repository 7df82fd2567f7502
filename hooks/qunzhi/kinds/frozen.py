"""Registers of frozen numbers: `frozen.yml` beside a report, written by `qunzhi report freeze`."""

from typing import Literal

from pydantic import Field

from qunzhi.kinds.fields import Count, DateField, DayField, QuantityField, Word
from qunzhi.kinds.schema import Facts


class FrozenFigure(Facts):
    """What an indicator said when the report was approved."""

    period: DateField
    """Also where the report cites the newest value."""
    value: QuantityField
    """With its unit: `81 家`."""
    bound: Literal["over", "under", "about"] | None = None
    """Where the value is not exact."""


class Frozen(Facts):
    """What a report printed on the day of its approval, and from what."""

    date: DayField
    """The day of its approval."""
    figures: dict[str, FrozenFigure] = Field(default_factory=dict)
    """By `indicator@period` as the report cites it."""
    counts: dict[str, Count] = Field(default_factory=dict)
    """Numbers that blocks count from records, by what they count: `member role=lead`."""
    tables: dict[str, Word] = Field(default_factory=dict)
    """Digests of the data files of its tables and charts, by name."""
    texts: dict[str, Word] = Field(default_factory=dict)
    """Seals of its texts, by name of their files; of a case that stands in it by its path below `content/`."""
