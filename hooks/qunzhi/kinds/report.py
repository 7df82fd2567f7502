"""Reports 年度报告: the year as a whole, in chapters."""

from typing import Annotated

from pydantic import BeforeValidator

from qunzhi.kinds.document import Attachment
from qunzhi.kinds.fields import DayField, FileBeside, Label, RefersTo, TextField, Vocabulary, Word, Year, listed
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.kinds.original import WithOriginal
from qunzhi.kinds.schema import Facts, Titled
from qunzhi.languages import Text


class Erratum(Facts):
    """A correction to a report that is already public."""

    date: DayField
    """The day it was made."""
    text: TextField
    """What stood there, and what should stand there."""
    chapter: Word | None = None
    """The chapter that it concerns, by its name: overview for `01-overview.zh.md`; without one, all of the report."""


class EarlierEdition(WithOriginal):
    """An edition of the report that was handed out before the present one."""

    file: Annotated[Word, FileBeside()]
    """Name of the file, which is kept beside the report."""
    version: TextField
    """What it was called: 征求意见稿, 第一版."""
    date: DayField
    """The day it was handed out."""
    language: Word | None = None
    """zh, en or zh-en."""


class Delivered(Facts):
    """Where and when a report was given before a meeting."""

    place: TextField
    """Town or hall, as its title page has it."""
    date: DayField
    """The day on which it was given."""


class Chapter(Facts):
    """Front matter of a chapter file (`01-overview.zh.md`)."""

    title: TextField
    """Heading of the chapter, without its number."""


class Report(Titled):
    """An annual, work, quality or enterprise report; its text is the foreword, its chapters lie beside it."""

    year: Annotated[Year, Label("年度", "Year")]
    """The year it reports on."""
    type: Annotated[Word, Vocabulary("report-types"), Label("类型", "Type")]
    """Term of the list `report-types`."""
    issuer: Annotated[Word | None, RefersTo(("member", "body")), Label("发布单位", "Issued by")] = None
    """Id of the member or body that issued it; without one, the group itself."""
    approval: Annotated[TextField | None, Label("审定", "Approval")] = None
    """Who approved it, and when."""
    delivered: Delivered | None = None
    """Of a work report: where and when it was given; stands in brackets below its title."""
    salutation: TextField | None = None
    """Of a work report: whom it addresses, the line before its text, with its colon."""
    attachments: Annotated[tuple[Attachment, ...], BeforeValidator(listed)] = ()
    """Editions for download."""
    editions: Annotated[tuple[EarlierEdition, ...], BeforeValidator(listed)] = ()
    """Earlier editions, which stay public."""
    errata: Annotated[tuple[Erratum, ...], BeforeValidator(listed)] = ()
    """Corrections since it was published."""


KIND = Kind(
    name="report",
    schema=Report,
    source="reports",
    section="reports",
    label=Text("报告", "Report"),
    heading=Text("年度报告", "Reports"),
    intro=Text("逐章在线阅读，也可整本打印或下载。", "Read chapter by chapter, print as a whole, or download."),
    numbered=True,
    facets=(
        Facet("year", "year", Text("年度", "Year")),
        Facet("type", "type", Text("类型", "Type")),
    ),
    layout="rows",
    schema_org="Report",
    glyph="报",
)
