"""Notices 通知公告: what the group asks or announces, for as long as it is valid."""

from typing import Annotated

from pydantic import BeforeValidator

from qunzhi.kinds.document import Attachment
from qunzhi.kinds.fields import DateField, DayField, Label, RefersTo, TextField, Vocabulary, Word, Words, listed
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.kinds.schema import Dated
from qunzhi.languages import Text


class Notice(Dated):
    """An announcement with a term. Its `date` is the day on which it was given."""

    type: Annotated[Word | None, Vocabulary("notice-types"), Label("类型", "Type")] = None
    """Term of the list `notice-types`: call, enrolment, announcement, tender."""
    issuer: Annotated[Word | None, RefersTo(("member", "body")), Label("发布单位", "Issued by")] = None
    """Id of the member or body that gives it; without one, the group itself."""
    document: Annotated[Word | None, RefersTo(("document",)), Label("文件", "Document")] = None
    """Id of the official document that it makes known."""
    opens: Annotated[DayField | None, Label("开始", "Opens")] = None
    """First day on which one can answer; without one, the day of the notice."""
    closes: Annotated[DayField | None, Label("截止", "Closes")] = None
    """Last day on which one can answer. From the next day it leaves the home page and is shown as closed."""
    audience: Annotated[TextField | None, Label("面向", "For")] = None
    """Whom it is for."""
    outcome: Annotated[TextField | None, Label("结果", "Outcome")] = None
    """What came of it; a notice with an outcome is shown as settled."""
    results: Annotated[Words, RefersTo(), Label("结果公布", "Results")] = ()
    """Ids of the records in which the result stands."""
    decided: Annotated[DateField | None, Label("公布时间", "Decided")] = None
    """When the result was made known."""
    attachments: Annotated[tuple[Attachment, ...], BeforeValidator(listed)] = ()
    """Files for download."""


KIND = Kind(
    name="notice",
    schema=Notice,
    source="notices",
    section="notices",
    under="news",
    label=Text("通知公告", "Notice"),
    heading=Text("通知公告", "Notices"),
    intro=Text(
        "征集、评选、招生招聘等事项，注明起止日期和结果。", "Calls and announcements, with their dates and results."
    ),
    facets=(
        Facet("year", "date", Text("年份", "Year")),
        Facet("type", "type", Text("类型", "Type")),
    ),
    layout="notices",
    schema_org="SpecialAnnouncement",
    chronicle=False,
    glyph="告",
)
