"""Honours 荣誉: awards and titles, counted by the build and never typed as totals."""

from typing import Annotated

from qunzhi.kinds.fields import Count, Label, Organisations, RefersTo, TextField, Vocabulary, Word, Words
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.kinds.schema import Dated
from qunzhi.languages import Text


class Honour(Dated):
    """An award, a title or a project won, or several of one grade that a source counts together."""

    type: Annotated[Word | None, Vocabulary("honour-types"), Label("类别", "Category")] = None
    """Term of the list `honour-types`: students' contest, teachers' contest, research, the institution."""
    event: Annotated[TextField | None, Label("赛事或评选", "Contest or scheme")] = None
    """What it was won in, or which scheme granted it."""
    issuer: Annotated[TextField | None, Label("颁发单位", "Awarded by")] = None
    """Who awarded it."""
    level: Annotated[Word, Vocabulary("levels"), Label("级别", "Level")]
    """Term of the list `levels`."""
    grade: Annotated[Word | None, Vocabulary("grades"), Label("等次", "Grade")] = None
    """Term of the list `grades`: first prize, gold, title."""
    holders: Annotated[Organisations, Label("获奖单位", "Held by")] = ()
    """Ids of the members or bodies that hold it."""
    team: Annotated[TextField | None, Label("获奖者", "Recipients")] = None
    """Who won it within them: a team, a school, teachers; never a student's name."""
    count: Annotated[Count, Label("数量", "Number")] = 1
    """How many the record stands for: a source often counts `团体二等奖4个` on one line."""
    evidence: Annotated[Words, RefersTo(), Label("依据", "Evidence")] = ()
    """Ids of the documents, sources, cases or activities that prove it."""


KIND = Kind(
    name="honour",
    schema=Honour,
    source="honours",
    section="honours",
    label=Text("荣誉", "Honour"),
    heading=Text("荣誉成果", "Honours"),
    intro=Text(
        "按级别、等次和年份统计，数目由记录汇总得出。",
        "By level, grade and year; every number is counted from the records.",
    ),
    register=True,
    facets=(
        Facet("year", "date", Text("年份", "Year")),
        Facet("level", "level", Text("级别", "Level")),
        Facet("grade", "grade", Text("等次", "Grade")),
        Facet("type", "type", Text("类别", "Category")),
        Facet("holder", "holders", Text("获奖单位", "Held by")),
    ),
    layout="honours",
    chronicle=True,
    chronicle_by_level=True,
    glyph="誉",
)
