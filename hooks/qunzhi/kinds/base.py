"""Training bases 实训基地: workshops and centres that members share."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from qunzhi.kinds.fields import (
    Count,
    DateField,
    Label,
    Organisations,
    QuantityField,
    TextField,
    Vocabulary,
    Word,
    listed,
)
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.kinds.picture import Picture
from qunzhi.kinds.schema import Titled
from qunzhi.languages import Text


class Base(Titled):
    """A training base, or with `count` a number of them that a source does not name."""

    span: ClassVar[tuple[str, str] | None] = ("date", "closed")

    type: Annotated[Word | None, Vocabulary("base-types"), Label("类型", "Type")] = None
    """Term of the list `base-types`: on campus, in a company, virtual simulation, industry college."""
    level: Annotated[Word | None, Vocabulary("levels"), Label("级别", "Level")] = None
    """Term of the list `levels`: who recognised it."""
    hosts: Annotated[Organisations, Label("建设单位", "Run by")] = ()
    """Ids of the members that run it."""
    date: Annotated[DateField | None, Label("建成时间", "Opened")] = None
    """When it was opened or recognised."""
    closed: Annotated[DateField | None, Label("停用时间", "Closed")] = None
    """When it was closed."""
    place: Annotated[TextField | None, Label("地点", "Place")] = None
    """Where it is."""
    area: Annotated[QuantityField | None, Label("面积", "Area")] = None
    """Floor area, for example `31000 平方米`."""
    places: Annotated[QuantityField | None, Label("工位", "Workplaces")] = None
    """How many can work there at one time."""
    equipment: Annotated[QuantityField | None, Label("设备值", "Equipment")] = None
    """Value of its equipment."""
    programmes: Annotated[TextField | None, Label("服务专业", "Programmes")] = None
    """Programmes that it serves."""
    services: Annotated[TextField | None, Label("开放服务", "Open services")] = None
    """What it offers to other members and the public."""
    count: Annotated[Count | None, Label("数量", "Number")] = None
    """How many bases the record stands for, where a source counts them without naming them."""
    photos: Annotated[tuple[Picture, ...], BeforeValidator(listed)] = ()
    """Pictures lying in the record's folder."""


KIND = Kind(
    name="base",
    schema=Base,
    source="bases",
    section="bases",
    label=Text("实训基地", "Training base"),
    heading=Text("实训基地", "Training bases"),
    intro=Text("成员单位共建共享的实训基地与平台。", "Workshops, centres and platforms that members build and share."),
    register=True,
    facets=(
        Facet("type", "type", Text("类型", "Type")),
        Facet("level", "level", Text("级别", "Level")),
        Facet("host", "hosts", Text("建设单位", "Run by")),
    ),
    layout="rows",
    schema_org="Place",
    chronicle=True,
    glyph="训",
)
