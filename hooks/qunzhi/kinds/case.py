"""Cases 典型案例: what others can learn from."""

from typing import Annotated

from pydantic import BeforeValidator

from qunzhi.kinds.fields import DateField, Label, RefersTo, TextField, Url, Vocabulary, Word, Words, Year, listed
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.kinds.schema import Facts, Titled
from qunzhi.languages import Text


class BoxLine(Facts):
    """One line of a case's fact box."""

    label: TextField
    value: TextField


class Coverage(Facts):
    """A report about the case in the press, where the register of media coverage does not hold it."""

    outlet: TextField
    """Newspaper, station or site."""
    title: TextField
    date: DateField | None = None
    link: Url | None = None


class Case(Titled):
    """A practice worth copying, told with its background and its result."""

    year: Annotated[Year, Label("年份", "Year")]
    """The year it is told for."""
    number: Annotated[Word | None, Label("编号", "Number")] = None
    """As the collection it belongs to counts it."""
    shape: Annotated[Word, Vocabulary("case-shapes"), Label("体例", "Form")]
    """Term of the list `case-shapes`: background–practice–result, profile, story or event."""
    level: Annotated[Word | None, Vocabulary("levels"), Label("级别", "Level")] = None
    """At which level it was chosen."""
    author: Annotated[TextField | None, Label("作者", "By")] = None
    """Byline of the published text."""
    source: Annotated[Word | None, RefersTo(("source", "document", "report")), Label("选自", "Taken from")] = None
    """Id of the report or source in which it was published."""
    indicators: Annotated[Words, RefersTo(("indicator",)), Label("相关数据", "Figures")] = ()
    """Ids of the indicators that show what it achieved."""
    facts: Annotated[tuple[BoxLine, ...], BeforeValidator(listed)] = ()
    """Fact box: the figures that a reader should keep."""
    media: Annotated[tuple[Coverage, ...], BeforeValidator(listed)] = ()
    """Press coverage."""


KIND = Kind(
    name="case",
    schema=Case,
    source="cases",
    section="cases",
    label=Text("案例", "Case"),
    heading=Text("典型案例", "Case library"),
    intro=Text(
        "产教融合、校企合作的做法与成效，可供同行参考。",
        "How schools and companies work together, and what came of it.",
    ),
    facets=(
        Facet("year", "year", Text("年份", "Year")),
        Facet("theme", "themes", Text("主题", "Theme")),
        Facet("shape", "shape", Text("体例", "Form")),
        Facet("level", "level", Text("级别", "Level")),
    ),
    schema_org="Article",
    glyph="例",
)
