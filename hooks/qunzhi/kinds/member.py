"""Members 成员单位: who the group is."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from qunzhi.kinds.fields import Count, DateField, Label, Members, RefersTo, TextField, Url, Vocabulary, Word, Words
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.kinds.names import FormerName, named
from qunzhi.kinds.schema import RecordSchema
from qunzhi.languages import Text

OUTSIDE = ("partner", "mentioned")
"""Terms of the list `member-roles` for organisations that do not belong to the group: they work with it, or sources
merely mention them (an authority, a customer, an employer of graduates)."""


class Member(RecordSchema):
    """An organisation of the group or outside it; or, with `count`, a number of them that a source does not name."""

    title_field: ClassVar[str] = "name"
    aliases_are_names: ClassVar[bool] = True
    span: ClassVar[tuple[str, str] | None] = ("joined", "left")

    name: TextField
    """Official name."""
    short_name: Annotated[TextField | None, Label("简称", "Short name")] = None
    """As used in running text."""
    former_names: Annotated[tuple[FormerName, ...], BeforeValidator(named)] = ()
    """Names it bore before, each with its last day: a record of those days shows it."""
    aliases: Words = ()
    """Other names under which sources know it."""
    credit_code: Annotated[Word | None, Label("统一社会信用代码", "Unified social credit code")] = None
    """统一社会信用代码 of an organisation (GB 32100): 18 characters, of which the last checks the others."""
    type: Annotated[Word, Vocabulary("unit-types"), Label("类型", "Type")]
    """Term of the list `unit-types`."""
    role: Annotated[Word, Vocabulary("member-roles"), Label("身份", "Role")]
    """Term of the list `member-roles`: lead unit, member, partner, mentioned."""
    region: Annotated[Word | None, Vocabulary("regions"), Label("地区", "Region")] = None
    """Term of the list `regions`."""
    industry: Annotated[Word | None, Vocabulary("industries"), Label("行业", "Industry")] = None
    """Term of the list `industries`."""
    joined: Annotated[DateField | None, Label("加入时间", "Joined")] = None
    """When it joined the group."""
    attested: Annotated[DateField | None, Label("最早记载", "First attested")] = None
    """The day of the earliest source that knows it as a member, where nobody recorded when it joined."""
    left: Annotated[DateField | None, Label("退出时间", "Left")] = None
    """When it left the group."""
    site: Annotated[Url | None, Label("网站", "Website")] = None
    """Its own website."""
    source: Annotated[Word | None, RefersTo(("source", "document", "report"))] = None
    """Id of the source that counts or names it."""
    count: Annotated[Count | None, Label("家数", "Number")] = None
    """How many units the record stands for, where a source counts them without naming them."""
    includes: Annotated[Members, Label("已列名、不重复计数的单位", "Named members, not counted twice")] = ()
    """Ids of members with records of their own that the count contains, or may contain: nobody is counted twice."""

    @property
    def belongs(self) -> bool:
        """Partners do not, nor do those merely mentioned."""
        return self.role not in OUTSIDE


KIND = Kind(
    name="member",
    schema=Member,
    source="members",
    section="members",
    label=Text("单位", "Organisation"),
    heading=Text("成员单位", "Members"),
    intro=Text(
        "集团的牵头单位和成员单位；合作单位、相关单位另列在后。",
        "The group’s lead units and members; partners and related organisations stand apart, after them.",
    ),
    register=True,
    facets=(
        Facet("type", "type", Text("类型", "Type")),
        Facet("role", "role", Text("身份", "Role"), alone=True),
        Facet("region", "region", Text("地区", "Region")),
    ),
    order="as written",
    group_by="type",
    layout="directory",
    schema_org="Organization",
    glyph="员",
)
