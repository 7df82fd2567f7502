"""What every record has, whatever its kind."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from qunzhi.kinds.fields import (
    DateField,
    DayField,
    Label,
    Members,
    RefersTo,
    Stage,
    TextField,
    Texts,
    Vocabulary,
    Word,
    Words,
    Year,
    listed,
)

State = Literal["draft", "review", "published", "withdrawn"]
"""Where a record stands between the desk and the public. Only the last two have an address."""


class Facts(BaseModel):
    """A group of fields. Unknown fields are findings, never dropped; what was read never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, arbitrary_types_allowed=True)

    def __getstate__(self) -> dict[Any, Any]:
        """Without the set of fields that were given: its order differs from run to run, and nothing asks for it."""
        return {**super().__getstate__(), "__pydantic_fields_set__": set()}


class Archive(Facts):
    """How the record stands in the group's archive."""

    number: Word | None = None
    """档号, as the archive's own rules build it."""
    retention: Literal["永久", "30年", "10年"] | None = None
    """保管期限 (State Archives Administration, order no. 8)."""


class Withdrawal(Facts):
    """Why a record was taken back. Its address stays and says so."""

    date: DayField
    """The day it was taken back."""
    reason: TextField
    """Why, in words for the public."""
    replaced_by: Annotated[Word | None, RefersTo()] = None
    """Id of the record that stands in its place."""


class Review(Facts):
    """A check of the record at one stage (三审三校). It holds as long as the record stays as it was checked."""

    stage: Stage
    """初审, 复审 or 终审; also first, second, third."""
    by: TextField
    """The office that checked it, never a person's name."""
    date: DayField
    """The day it was checked."""
    seal: Word
    """What the record was like when it was checked; `qunzhi review` writes it."""


class Part(Facts):
    """A part of a record that others can refer to by an id of its own; it is shown on the record's page."""

    part_kind: ClassVar[str]
    """As `RefersTo` names it: task, goal."""

    id: Word | None = None
    """Permanent id; without one: the record's id, the kind of part and its number or position."""


class RecordSchema(Facts):
    """Fields of every record, beside its id."""

    title_field: ClassVar[str] = "title"
    """The field that names the record in lists."""
    aliases_are_names: ClassVar[bool] = False
    """Whether `aliases` are other names of what the record describes, not former ids."""

    summary: TextField | None = None
    """One or two sentences for lists, search engines and feeds."""
    state: State = "published"
    """draft, review, published or withdrawn."""
    published: DayField | None = None
    """The day it entered the public site."""
    updated: DayField | None = None
    """The day of its last change that readers should know of."""
    expires: DayField | None = None
    """From this day it no longer stands on the home page."""
    embargo: DayField | None = None
    """Not published before this day."""
    members: Annotated[Members, Label("相关单位", "Organisations")] = ()
    """Ids of the members and partners that it is about."""
    themes: Annotated[Words, Vocabulary("themes"), Label("主题", "Themes")] = ()
    """Terms of the list `themes`."""
    people: Annotated[Texts, Label("相关人员", "People")] = ()
    """Persons by office only, never by name: 咸宁职业技术学院院长."""
    credit: TextField | None = None
    """Source, author or photographer (来源、作者、供图)."""
    provenance: TextField | None = None
    """From which original it was taken, by whom and when."""
    review: Annotated[tuple[Review, ...], BeforeValidator(listed)] = ()
    """Who checked it at which stage, and when; it stays within the house."""
    archive: Archive | None = None
    """Archive number and retention period."""
    withdrawn: Withdrawal | None = None
    """Required when `state` is withdrawn."""
    aliases: Words = ()
    """Former ids: their addresses lead here."""
    section: Word | None = None
    """First part of its address, where it was published in another section before: addresses are permanent."""

    span: ClassVar[tuple[str, str] | None] = None
    """Fields of its first and last day, where it describes something that lasts: membership, a base, an office."""

    samples: ClassVar[Mapping[str, str]] = {}
    """For `qunzhi new`: what to write into fields of which no sample can be guessed."""

    @property
    def belongs(self) -> bool:
        """Whether it counts among the group's own: a partner organisation does not."""
        return True


class Filters(Facts):
    """Narrows records down by their fields."""

    year: Year | None = None
    type: Word | None = None
    level: Word | None = None
    grade: Word | None = None
    role: Word | None = None
    region: Word | None = None
    theme: Word | None = None
    member: Annotated[Word | None, RefersTo(("member",))] = None
    """Id of a member that the records name in any field."""


class Titled(RecordSchema):
    """A record with a title."""

    title: TextField
    """Its name, as a headline or as on the original."""


class Dated(Titled):
    """A record of something that happened or was made on a date."""

    date: Annotated[DateField, Label("时间", "Date")]
    """When it happened, as exactly as the source says."""
