"""Tables and numbering of a report: the one form that web, print, workbook and open data are made from."""

from decimal import Decimal
from typing import Literal, NamedTuple

from qunzhi.languages import Text

Role = Literal["body", "subtotal", "total"]
"""What a row is: sums of the rows above it since the last subtotal, or of the whole table."""

Sort = Literal["table", "figure", "case"]
"""What has a number and a list of its own in front of the report: tables, charts and pictures (figure), cases."""


class Cell(NamedTuple):
    """A cell as it is printed. A merged cell stands once, where it begins; what it covers is not there."""

    text: Text
    at: tuple[int, int]
    """Row and column in the data file, both from 1, as a spreadsheet counts them."""
    number: Decimal | None = None
    """What it counts, where it is a number: `1,234` is 1234; a share stays a share, `12.5%` is 12.5."""
    across: int = 1
    down: int = 1


class Row(NamedTuple):
    """A row below the header."""

    cells: tuple[Cell, ...]
    role: Role = "body"


class Table(NamedTuple):
    """A table of a report, read and laid out."""

    id: str
    caption: Text
    head: tuple[tuple[Cell, ...], ...]
    """One or two rows."""
    rows: tuple[Row, ...]
    columns: int
    source: Text | None = None
    """Who says so, in words."""
    note: Text | None = None
    path: str = ""
    """The data file, from the site's root."""


class Series(NamedTuple):
    """One row of bars, one line, one ring of a chart."""

    name: Text
    values: tuple[Decimal | None, ...]
    """One for each label; None where the data has none."""


class Chart(NamedTuple):
    """A chart of a report: what is drawn, and what stands in the table beside it."""

    id: str
    type: Literal["bar", "stacked", "line", "pie"]
    caption: Text
    labels: tuple[Text, ...]
    series: tuple[Series, ...]
    unit: Text | None = None
    source: Text | None = None
    note: Text | None = None


class Numbered(NamedTuple):
    """Something with a caption and a number, in the order of the report."""

    id: str
    sort: Sort
    number: str
    """`2-5`: the fifth of its sort in chapter 2. A report without chapters numbers `1`, `2` …"""
    chapter: str
    """Name of the chapter, as its address has it (`students` of `02-students.zh.md`), "" for the foreword."""
    caption: Text


class Heading(NamedTuple):
    """A heading of a chapter's text, or the chapter's own (level 1)."""

    chapter: str
    anchor: str
    """The id that the heading has in the web edition; "" for a chapter itself."""
    level: int
    number: Text
    """As printed before it: `一、`, `（一）`, `1.`, `（1）`; in English `1`, `1.1`, `1.1.1` …"""
    title: Text
    anchor_en: str = ""
    """The id that it has in the English edition, whose words are others."""


class Outline(NamedTuple):
    """Everything in a report that is numbered, in its order."""

    headings: tuple[Heading, ...]
    items: tuple[Numbered, ...]

    def of(self, sort: Sort) -> tuple[Numbered, ...]:
        """What stands in one list in front of the report."""
        return tuple(item for item in self.items if item.sort == sort)
