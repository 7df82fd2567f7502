"""Bodies 机构: the council, the secretariat, the committees of the group."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from qunzhi.kinds.fields import Count, DateField, Label, Members, RefersTo, TextField, Vocabulary, Word, Words, listed
from qunzhi.kinds.kind import Kind
from qunzhi.kinds.names import FormerName, named
from qunzhi.kinds.schema import Facts, RecordSchema
from qunzhi.languages import Text


class Office(Facts):
    """An office of a body: what somebody can be appointed to."""

    id: Word
    """Within the body; appointments name it."""
    title: TextField
    seats: Count = 1
    """How many hold it at one time; 0 for as many as are appointed."""


class Body(RecordSchema):
    """A part of the group that meets, decides or works."""

    title_field: ClassVar[str] = "name"
    aliases_are_names: ClassVar[bool] = True
    span: ClassVar[tuple[str, str] | None] = ("established", "dissolved")

    name: TextField
    """Official name."""
    short_name: Annotated[TextField | None, Label("简称", "Short name")] = None
    """As used in running text."""
    former_names: Annotated[tuple[FormerName, ...], BeforeValidator(named)] = ()
    """Names it bore before, each with its last day."""
    aliases: Words = ()
    """Other names under which sources know it."""
    type: Annotated[Word | None, Vocabulary("body-types"), Label("类型", "Type")] = None
    """Term of the list `body-types`: council, office, committee."""
    parent: Annotated[Word | None, RefersTo(("body",)), Label("上级机构", "Part of")] = None
    """Id of the body that it answers to."""
    remit: Annotated[TextField | None, Label("职责", "Remit")] = None
    """What it decides or does."""
    seat: Annotated[Members, Label("设在", "Seat")] = ()
    """Ids of the members at which its office is."""
    term: Annotated[TextField | None, Label("任期", "Term of office")] = None
    """How long its members serve, and how they are chosen."""
    offices: Annotated[tuple[Office, ...], BeforeValidator(listed)] = ()
    """Its offices, highest first."""
    established: Annotated[DateField | None, Label("设立", "Established")] = None
    """When it was set up."""
    dissolved: Annotated[DateField | None, Label("撤销", "Dissolved")] = None
    """When it was closed."""


KIND = Kind(
    name="body",
    schema=Body,
    source="bodies",
    section="governance",
    under="members",
    label=Text("机构", "Body"),
    heading=Text("组织机构", "Governance"),
    intro=Text(
        "集团的理事会、秘书处和各专门委员会，及其任职。", "Council, secretariat and committees, and who holds office."
    ),
    register=True,
    order="as written",
    layout="governance",
    schema_org="Organization",
    glyph="机",
)
