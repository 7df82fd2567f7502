"""The blocks: what staff may ask for in the middle of a text, and the schema of each."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator

from qunzhi.findings import Finding
from qunzhi.kinds.fields import (
    Count,
    Identifier,
    RefersTo,
    RefersToIndicator,
    Switch,
    TextField,
    Word,
    Words,
    listed,
)
from qunzhi.kinds.schema import Facts, Filters
from qunzhi.markup.scan import Block
from qunzhi.reading.articles import Body
from qunzhi.reading.files import Refused
from qunzhi.reading.yaml import YamlText, read_yaml
from qunzhi.validate import validate


class Selection(Filters):
    """Which records: of a kind, narrowed down by their fields."""

    kind: Word
    """Name of a kind: activity, case, document, honour, member …"""


class RecordsBlock(Selection):
    """A list of records that keeps itself up to date."""

    latest: Count = 6
    """How many, newest first."""
    layout: Literal["cards", "list", "feature"] = "cards"


class FigureBlock(Facts):
    """One picture, with its caption."""

    picture: Annotated[Word, RefersTo(("picture",))]
    """Id of a picture of any album or activity."""


class GalleryBlock(Facts):
    """The pictures of an album, or a choice of pictures."""

    album: Annotated[Word | None, RefersTo(("album",))] = None
    pictures: Annotated[Words, RefersTo(("picture",))] = ()
    layout: Literal["grid", "pair"] = "grid"
    """`pair`: side by side and uncropped, to be compared: before and after."""


class CountedFigure(Facts):
    """A number that is counted from the records or taken from an indicator, never typed: `count` or `indicator`."""

    label: TextField
    count: Selection | None = None
    indicator: Annotated[Word | None, RefersToIndicator()] = None
    """`id@period`."""
    unit: TextField | None = None


class FactsBlock(Facts):
    """A row of figures."""

    figures: Annotated[tuple[CountedFigure, ...], BeforeValidator(listed)]


class CaseBlock(Facts):
    """A case that stands whole in a report; the block holds its id alone."""

    case: Annotated[Word, RefersTo(("case",))]


class DataBlock(Facts):
    """What is made from a file of numbers beside the record."""

    id: Identifier
    """Unique in the record, and the last part of the address of its CSV."""
    caption: TextField
    """Without a number: the place in the report gives it."""
    data: Word
    """The file: `tables/NAME.csv` in UTF-8, or `tables/NAME.xlsx`, of which the first sheet is taken."""
    source: Annotated[Word | None, RefersTo(("source",))] = None
    """Id of the source that says so."""
    note: TextField | None = None
    """What readers must know of the numbers, below them."""


class TableCheck(Facts):
    """What must hold for a column; names of columns are those of the header, without the unit."""

    column: Word
    at_most: Word | None = None
    """The column that it cannot exceed."""
    share_of: Word | None = None
    """The column of whose total it is the share, in per cent."""
    growth_of: Word | None = None
    """The column of the earlier period, if it is the growth from there `to` another, in per cent."""
    to: Word | None = None
    serial: Switch = False
    """Whether it numbers the rows: none twice, none left out."""

    @property
    def says_something(self) -> bool:
        """Whether there is anything to be checked; growth is from one column to another."""
        growth = self.growth_of and self.to
        is_half = bool(self.growth_of) != bool(self.to)
        return not is_half and bool(self.at_most or self.share_of or growth or self.serial)


class TableBlock(DataBlock):
    """A table, from a file of cells."""

    head: Literal["1", "2"] = "1"
    """How many rows are the header."""
    merge: Words = ()
    """Columns in which an empty cell continues the one above."""
    transpose: Switch = False
    """Whether rows become columns, and columns rows."""
    check: Annotated[tuple[TableCheck, ...], BeforeValidator(listed)] = ()
    """What must hold beside what every table is checked for."""


class ChartBlock(DataBlock):
    """A chart: the first column of the file are labels, each further column of numbers is a series."""

    type: Literal["bar", "stacked", "line", "pie"]
    columns: Words = ()
    """Only these series."""


BLOCKS: dict[str, type[BaseModel]] = {
    "records": RecordsBlock,
    "figure": FigureBlock,
    "gallery": GalleryBlock,
    "facts": FactsBlock,
    "case": CaseBlock,
    "table": TableBlock,
    "chart": ChartBlock,
}
"""Info words, and what may stand below them."""

WORDS = frozenset(BLOCKS)


def included(block: Block, body: Body) -> tuple[str, ...]:
    """The id of the case that a block sets into its text."""
    model = read_block(block, body)[0] if block.word == "case" else None
    return (model.case,) if isinstance(model, CaseBlock) else ()


def pictured(block: Block, body: Body) -> tuple[str, ...]:
    """Ids of the pictures and albums that a block shows; none where it shows other things, or has mistakes."""
    model = read_block(block, body)[0] if block.word in ("figure", "gallery") else None
    if isinstance(model, FigureBlock):
        return (model.picture,)
    if isinstance(model, GalleryBlock):
        return (*((model.album,) if model.album else ()), *model.pictures)
    return ()


def source_of(block: Block, body: Body) -> YamlText:
    """The YAML of a block, knowing where in its file it stands."""
    return YamlText(body.path, block.yaml, body.place(block.start).line)


def read_block(block: Block, body: Body) -> tuple[BaseModel | None, list[Finding]]:
    """The block as a model, or all that is wrong with it."""
    source = source_of(block, body)
    try:
        plain, findings = read_yaml(source)
    except Refused as refused:
        return None, [refused.finding]
    if block.word == "case" and isinstance(plain, str):
        plain = {"case": plain}
    model, problems = validate(BLOCKS[block.word], plain, source.locate)
    return model, [*findings, *problems]
