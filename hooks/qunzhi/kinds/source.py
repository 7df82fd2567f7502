"""Sources 数据来源: where figures come from, in one wording."""

from typing import Annotated

from qunzhi.kinds.fields import DateField, Label, RefersTo, TextField, Url, Word
from qunzhi.kinds.kind import Kind
from qunzhi.kinds.schema import Titled
from qunzhi.languages import Text


class Source(Titled):
    """A report, a data platform, a department: what a source line under a table names."""

    publisher: Annotated[TextField | None, Label("发布单位", "Publisher")] = None
    """Who published it."""
    member: Annotated[Word | None, RefersTo(("member",)), Label("所属单位", "Organisation")] = None
    """Id of the member whose department it is."""
    date: Annotated[DateField | None, Label("时间", "Date")] = None
    """When it was published, or the day of the data."""
    record: Annotated[Word | None, RefersTo(("document", "report", "plan")), Label("站内全文", "On this site")] = None
    """Id of the document or report, where the site holds it."""
    link: Annotated[Url | None, Label("链接", "Link")] = None
    """Its address, where it is on the web."""


KIND = Kind(
    name="source",
    schema=Source,
    source="sources",
    section="sources",
    under="figures",
    label=Text("数据来源", "Source"),
    heading=Text("数据来源", "Sources"),
    intro=Text(
        "本站数据所依据的报告、平台和部门。", "The reports, platforms and departments on which the figures rest."
    ),
    register=True,
    anchored=True,
    order="as written",
    layout="entries",
    glyph="源",
)
