"""Appointments 任职: which organisation or office-holder held which office, and when."""

from typing import Annotated, ClassVar

from qunzhi.kinds.fields import DateField, Label, RefersTo, TextField, Word
from qunzhi.kinds.kind import Kind
from qunzhi.kinds.schema import RecordSchema
from qunzhi.languages import Text


class Appointment(RecordSchema):
    """A term of office. Holders are organisations, or persons by their office only, never by name."""

    title_field: ClassVar[str] = "holder"
    span: ClassVar[tuple[str, str] | None] = ("begins", "ends")

    holder: Annotated[TextField, Label("任职者", "Holder")]
    """Who holds it: an organisation, or `咸宁职业技术学院院长` for a person."""
    member: Annotated[Word | None, RefersTo(("member",)), Label("所在单位", "Organisation")] = None
    """Id of the organisation that holds it or sends the holder."""
    body: Annotated[Word, RefersTo(("body",)), Label("机构", "Body")]
    """Id of the body."""
    office: Word
    """Id of one of the body's offices."""
    begins: Annotated[DateField | None, Label("任职起", "From")] = None
    """First day of the term; without one it was held from the beginning."""
    ends: Annotated[DateField | None, Label("任职止", "To")] = None
    """Last day of the term; without one it is held today."""
    source: Annotated[Word | None, RefersTo(("source", "document", "report"))] = None
    """Id of the source that says so."""


KIND = Kind(
    name="appointment",
    schema=Appointment,
    source="appointments",
    section="governance",
    under="members",
    label=Text("任职", "Appointment"),
    heading=Text("任职情况", "Terms of office"),
    intro=Text("历届任职单位与任期。", "Who held which office, and when."),
    register=True,
    anchored=True,
    has_list=False,
    order="as written",
    glyph="任",
)
