"""Media coverage 媒体报道: what newspapers, stations and sites wrote about the group."""

from typing import Annotated

from qunzhi.kinds.fields import FileBeside, Label, RefersTo, TextField, Url, Vocabulary, Word, Words
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.kinds.schema import Dated
from qunzhi.languages import Text


class MediaReport(Dated):
    """One report; its `date` is the day on which it appeared."""

    outlet: Annotated[TextField, Label("媒体", "Outlet")]
    """Newspaper, station or site."""
    level: Annotated[Word | None, Vocabulary("levels"), Label("级别", "Level")] = None
    """Term of the list `levels`: how far the outlet reaches."""
    column: Annotated[TextField | None, Label("栏目或版面", "Column")] = None
    """Column, page or programme in which it stands."""
    link: Annotated[Url | None, Label("链接", "Link")] = None
    """Its address, where it is on the web."""
    about: Annotated[Words, RefersTo(), Label("报道内容", "About")] = ()
    """Ids of the records that it tells of."""
    file: Annotated[Word | None, FileBeside()] = None
    """Name of a local copy in the record's folder; kept in the archive, not published (the rights are the outlet's)."""


KIND = Kind(
    name="media",
    schema=MediaReport,
    source="media",
    section="media",
    under="news",
    label=Text("媒体报道", "Media report"),
    heading=Text("媒体报道", "In the media"),
    intro=Text("报刊、电视和网站对集团与成员单位的报道。", "What newspapers, stations and websites report."),
    register=True,
    facets=(
        Facet("year", "date", Text("年份", "Year")),
        Facet("level", "level", Text("媒体级别", "Reach")),
    ),
    layout="rows",
    schema_org="NewsArticle",
    glyph="媒",
)
