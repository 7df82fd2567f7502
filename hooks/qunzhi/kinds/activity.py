"""Activities 活动: what the group did, day by day. They become the news and the chronicle."""

from typing import Annotated

from pydantic import BeforeValidator

from qunzhi.kinds.fields import Label, RefersTo, TextField, Vocabulary, Word, Words, listed
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.kinds.picture import Picture
from qunzhi.kinds.schema import Dated
from qunzhi.languages import Text


class Activity(Dated):
    """Something that happened: a training, a competition, a visit, a meeting."""

    place: Annotated[TextField | None, Label("地点", "Place")] = None
    """Where it happened."""
    type: Annotated[Word, Vocabulary("activity-types"), Label("类型", "Type")]
    """Term of the list `activity-types`."""
    level: Annotated[Word | None, Vocabulary("levels"), Label("级别", "Level")] = None
    """Term of the list `levels`: how high the event stood."""
    participants: Annotated[TextField | None, Label("参加人员", "Participants")] = None
    """Who took part, by office and number, never by name."""
    outcome: Annotated[TextField | None, Label("成果", "Outcome")] = None
    """Award, result or agreement."""
    tasks: Annotated[Words, RefersTo(("task",)), Label("对应任务", "Task of the plan")] = ()
    """Ids of the plan's tasks that it carries out."""
    photos: Annotated[tuple[Picture, ...], BeforeValidator(listed)] = ()
    """Pictures lying in the record's folder."""


KIND = Kind(
    name="activity",
    schema=Activity,
    source="activities",
    section="news",
    label=Text("活动", "Activity"),
    heading=Text("新闻动态", "News"),
    intro=Text(
        "集团及成员单位的活动、赛事与合作，按时间先后排列。", "What the group and its members have done, newest first."
    ),
    facets=(
        Facet("year", "date", Text("年份", "Year")),
        Facet("type", "type", Text("类型", "Type")),
        Facet("theme", "themes", Text("主题", "Theme")),
    ),
    layout="rows",
    chronicle=True,
    schema_org="NewsArticle",
    glyph="事",
)
