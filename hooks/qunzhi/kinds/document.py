"""Documents 文件: what the group issued, with the files themselves."""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from qunzhi.kinds.fields import (
    DateField,
    FileBeside,
    Label,
    Organisations,
    RefersTo,
    TextField,
    Vocabulary,
    Word,
    Words,
    listed,
)
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.kinds.original import WithOriginal
from qunzhi.kinds.schema import Titled
from qunzhi.languages import Text

IN_FORCE = "in-force"
"""Term of the list `document-status` for documents that are in force."""


class Attachment(WithOriginal):
    """A file for download, lying in the record's folder or in the store of originals."""

    file: Annotated[Word, FileBeside()]
    """Name of the file."""
    title: TextField
    """What readers see instead of the file's name."""
    language: Word | None = None
    """zh, en or zh-en."""
    version: TextField | None = None
    """Edition: as issued, corrected, clean text."""


class Document(Titled):
    """An official document, as issued."""

    type: Annotated[Word, Vocabulary("document-types"), Label("文种", "Type")]
    """Term of the list `document-types` (文种)."""
    issuer: Annotated[Word | None, RefersTo(("member", "body")), Label("发文单位", "Issued by")] = None
    """Id of the member or body that issued it; without one, the group itself."""
    number: Annotated[Word | None, Label("发文字号", "Document number")] = None
    """发文字号: office, year in 〔〕, number, for example 鄂职发〔2021〕5号 (GB/T 9704-2012, 7.2.5)."""
    made: Annotated[DateField | None, Label("成文日期", "Date")] = None
    """成文日期: the date at its foot."""
    status: Annotated[Word | None, Vocabulary("document-status"), Label("效力", "Status")] = None
    """Term of the list `document-status`."""
    addressees: Annotated[TextField | None, Label("主送", "Addressed to")] = None
    """Whom it is addressed to."""
    to: Annotated[Organisations, Label("主送单位", "Sent to")] = ()
    """Ids of the members or bodies among them."""
    supersedes: Annotated[Words, RefersTo(("document",)), Label("废止", "Supersedes")] = ()
    """Ids of the documents that it replaces."""
    amends: Annotated[Words, RefersTo(("document",)), Label("修改", "Amends")] = ()
    """Ids of the documents that it changes without replacing them."""
    implements: Annotated[Words, RefersTo(("document",)), Label("依据", "Implements")] = ()
    """Ids of the documents that it carries out."""
    full_text: Literal["true"] | None = None
    """`true` where the text on the page is the document itself, word for word, without its title, its number, its
    addressees and its signature: only then is it printed in the form of an official document."""
    attachments: Annotated[tuple[Attachment, ...], BeforeValidator(listed)] = ()
    """Files for download."""


KIND = Kind(
    name="document",
    schema=Document,
    source="documents",
    section="documents",
    label=Text("文件", "Document"),
    heading=Text("文件资料", "Documents"),
    intro=Text("集团章程、计划、报告等文件，可在线阅读或下载。", "Charter, plans and reports, to read or to download."),
    facets=(
        Facet("year", "made", Text("年份", "Year")),
        Facet("type", "type", Text("文种", "Type")),
        Facet("issuer", "issuer", Text("发文单位", "Issuer")),
    ),
    layout="documents",
    chronicle=True,
    schema_org="DigitalDocument",
    glyph="文",
)
