"""Trainings 培训: who was trained in what, for how long, how many."""

from typing import Annotated

from qunzhi.kinds.fields import Label, Organisations, QuantityField, RefersTo, TextField, Vocabulary, Word
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.kinds.schema import Dated
from qunzhi.languages import Text


class Training(Dated):
    """A course or programme of training, or all of a year's that a source counts together."""

    type: Annotated[Word | None, Vocabulary("training-types"), Label("类型", "Type")] = None
    """Term of the list `training-types`: teachers, employees, farmers, certificates."""
    level: Annotated[Word | None, Vocabulary("levels"), Label("级别", "Level")] = None
    """Term of the list `levels`: who ordered it."""
    programme: Annotated[TextField | None, Label("培训内容", "Programme")] = None
    """What was taught."""
    audience: Annotated[TextField | None, Label("培训对象", "Audience")] = None
    """Whom it was for, by office or trade."""
    hours: Annotated[QuantityField | None, Label("学时", "Hours")] = None
    """How long: `24 学时`, `5 天`."""
    persons: Annotated[QuantityField | None, Label("规模", "Persons")] = None
    """How many, with the unit of the source: 人, 人次 and 人日 are different things."""
    organisers: Annotated[Organisations, Label("主办单位", "Organised by")] = ()
    """Ids of the members or bodies that held it."""
    base: Annotated[Word | None, RefersTo(("base",)), Label("培训地点", "Held at")] = None
    """Id of the training base at which it was held."""
    place: Annotated[TextField | None, Label("地点", "Place")] = None
    """Where it was held, if not at a base of the group."""


KIND = Kind(
    name="training",
    schema=Training,
    source="trainings",
    section="trainings",
    under="bases",
    label=Text("培训", "Training"),
    heading=Text("培训项目", "Training programmes"),
    intro=Text(
        "面向教师、职工和社会人员的培训，人数按来源的计量单位分列。",
        "Courses for teachers, employees and the public; persons counted in the unit of the source.",
    ),
    register=True,
    facets=(
        Facet("year", "date", Text("年份", "Year")),
        Facet("type", "type", Text("类型", "Type")),
    ),
    layout="rows",
    schema_org="Course",
    glyph="训",
)
