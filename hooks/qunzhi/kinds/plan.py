"""Plans 规划: goals, tasks and milestones, and what came of them."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator

from qunzhi.kinds.document import Attachment
from qunzhi.kinds.fields import (
    DateField,
    Label,
    Organisations,
    QuantityField,
    RefersTo,
    RefersToIndicator,
    TextField,
    Texts,
    Vocabulary,
    Word,
    Words,
    Year,
    listed,
)
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.kinds.schema import Facts, Part, Titled
from qunzhi.languages import Text


class Milestone(Facts):
    """What is to be reached in one year: exactly one of `done`, `value` and `text`."""

    year: Year
    done: Literal["true"] | None = None
    """`true` where the plan says 完成: the task is finished in that year."""
    value: QuantityField | None = None
    """A number or a percentage, with its unit."""
    text: TextField | None = None
    """What is to be reached, where it is neither finished nor a number."""


class Result(Facts):
    """What was reached in one year."""

    year: Year
    done: Literal["true"] | None = None
    """`true` where the task was finished in that year."""
    value: QuantityField | None = None
    """The number reached."""
    indicator: Annotated[Word | None, RefersToIndicator()] = None
    """Or the figure in which it stands: `id` or `id@period` of an indicator, for example one that counts records."""
    text: TextField | None = None
    """In words."""
    evidence: Annotated[Words, RefersTo()] = ()
    """Ids of the records that prove it."""


class Goal(Part):
    """A goal of the plan, with where it began and where it is to end."""

    part_kind: ClassVar[str] = "goal"

    title: TextField
    baseline: QuantityField | None = None
    """Where things stood when the plan was made."""
    target: QuantityField | None = None
    """Where they are to stand at its end."""
    indicator: Annotated[Word | None, RefersTo(("indicator",))] = None
    """Id of the indicator that measures it."""
    tasks: Annotated[Words, RefersTo(("task",))] = ()
    """Ids of the tasks whose milestones lead to it: their end is compared with the target."""


class Task(Part):
    """A task of the plan, as its table has it."""

    part_kind: ClassVar[str] = "task"

    number: Word
    """序号: numbers run from 1 without a gap."""
    title: TextField
    """目标任务."""
    responsible: Annotated[Organisations, Label("责任单位", "Responsible")] = ()
    """责任单位: ids of bodies and members, or the names under which they are known."""
    with_others: TextField | None = None
    """Responsible units that are a group of unnamed ones: 各中职学校."""
    measures: Texts = ()
    """工作举措."""
    mark: TextField | None = None
    """达成标志: by what one sees that it is done."""
    target: QuantityField | None = None
    """The number in that mark."""
    milestones_are: Literal["increments", "levels"] = "increments"
    """Whether the milestones' numbers add up (5 + 5 + 5) or each says where things stand (35 %, 40 %, 45 %)."""
    milestones: Annotated[tuple[Milestone, ...], BeforeValidator(listed)] = ()
    """预期进度与完成时限."""
    results: Annotated[tuple[Result, ...], BeforeValidator(listed)] = ()
    """What was reached, year by year."""
    evidence: Annotated[Words, RefersTo()] = ()
    """Ids of records that belong to the task as a whole."""


class Plan(Titled):
    """A plan for one or more years."""

    samples: ClassVar[Mapping[str, str]] = {"period": "2026/2028"}

    period: Annotated[DateField, Label("规划期", "Period")]
    """Its years: `2021/2023`, or `2019` for a plan of one year."""
    type: Annotated[Word | None, Vocabulary("plan-types"), Label("类型", "Type")] = None
    """Term of the list `plan-types`."""
    issuer: Annotated[Word | None, RefersTo(("member", "body")), Label("制定单位", "Made by")] = None
    """Id of the member or body that made it; without one, the group itself."""
    document: Annotated[Word | None, RefersTo(("document",)), Label("发布文件", "Issued with")] = None
    """Id of the official document with which it was issued."""
    goals: Annotated[tuple[Goal, ...], BeforeValidator(listed)] = ()
    """Goals."""
    tasks: Annotated[tuple[Task, ...], BeforeValidator(listed)] = ()
    """Tasks, in the order of their numbers."""
    attachments: Annotated[tuple[Attachment, ...], BeforeValidator(listed)] = ()
    """Files for download."""


KIND = Kind(
    name="plan",
    schema=Plan,
    source="plans",
    section="plans",
    under="documents",
    label=Text("规划", "Plan"),
    heading=Text("规划与进展", "Plans and progress"),
    intro=Text(
        "规划的目标、任务与分年度进展，每项进展附依据。", "Goals, tasks and yearly progress, each with its evidence."
    ),
    facets=(Facet("type", "type", Text("类型", "Type")),),
    layout="rows",
    schema_org="CreativeWork",
    glyph="划",
)
