"""A plan's goals and the board of its tasks: what was to be reached, what is recorded, and what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from qunzhi.dates import day_text, parse_date
from qunzhi.filing import part_id
from qunzhi.kinds.plan import Goal, Milestone, Plan, Result, Task
from qunzhi.languages import Text
from qunzhi.pages.board import State, counted, task_state
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import dispute, figure_url, named
from qunzhi.pages.views import Link
from qunzhi.pages.weighing import figure_of, states_of, unit_of
from qunzhi.quantities import Quantity, worded
from qunzhi.records import Record


class StateView(NamedTuple):
    """A state in words; `key` chooses its colour and its sign."""

    key: State
    words: str


class MilestoneView(NamedTuple):
    """A milestone: what it asks for, what that makes with those before it, and its state."""

    words: Link
    total: str
    state: StateView


class ResultView(NamedTuple):
    """A result: its numbers and words, and what proves it."""

    lines: tuple[Link, ...]
    evidence: tuple[Link, ...]


class YearView(NamedTuple):
    """A year of a task."""

    year: str
    milestones: tuple[MilestoneView, ...]
    results: tuple[ResultView, ...]


class TaskView(NamedTuple):
    """A task: a row of the board."""

    anchor: str
    number: str
    title: Link
    responsible: tuple[Link, ...]
    measures: tuple[Link, ...]
    mark: Link | None
    evidence: tuple[Link, ...]
    state: StateView
    years: tuple[YearView, ...]


class GoalView(NamedTuple):
    """A goal with its numbers."""

    anchor: str
    title: Link
    baseline: str
    target: str
    now: Link | None
    tasks: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TallyView:
    """How many tasks are in a state."""

    state: StateView
    count: int


class PlanView(NamedTuple):
    """What a plan's page shows besides its text."""

    goals: tuple[GoalView, ...]
    tasks: tuple[TaskView, ...]
    years: tuple[str, ...]
    tally: str
    tallies: tuple[TallyView, ...]
    as_of: str


def plan_view(edition: Edition, record: Record) -> PlanView:
    """The goals and the board of a plan."""
    plan = record.facts
    assert isinstance(plan, Plan)
    years = _years(plan)
    tasks = tuple(_task(edition, record, n, task, years) for n, task in enumerate(plan.tasks))
    states = [task.state.key for task in tasks]
    finished = sum(state in ("done", "done-late") for state in states)
    return PlanView(
        goals=tuple(_goal(edition, record, n, goal) for n, goal in enumerate(plan.goals)),
        tasks=tasks,
        years=tuple(_year_words(edition, year) for year in years),
        tally=edition.words["plan_tally"].format(total=len(tasks), done=finished),
        tallies=tuple(TallyView(_state(edition, state), count) for state, count in counted(states)),
        as_of=edition.words["plan_as_of"].format(day=day_text(edition.site.today, edition.lang)),
    )


def _years(plan: Plan) -> tuple[int, ...]:
    """Years for which the board has a column: those that any milestone or result names."""
    milestones = {milestone.year for task in plan.tasks for milestone in task.milestones}
    return tuple(sorted(milestones | {result.year for task in plan.tasks for result in task.results}))


def _year_words(edition: Edition, year: int) -> str:
    return parse_date(str(year)).text(edition.lang)


def _goal(edition: Edition, record: Record, number: int, goal: Goal) -> GoalView:
    return GoalView(
        anchor=part_id(record, ("goals", number), goal),
        title=_link(edition, goal.title),
        baseline=_worded(edition, goal.baseline),
        target=_worded(edition, goal.target),
        now=_latest(edition, goal.indicator),
        tasks=tuple(named(edition, name) for name in goal.tasks),
    )


def _latest(edition: Edition, name: str | None) -> Link | None:
    """The newest figure of an indicator with its period."""
    figure = edition.figures.latest(name) if name else None
    if figure is None:
        return None
    words = worded(figure.quantity, figure.unit, edition.lang)
    period = figure.period.text(edition.lang)
    title = f"{words}（{period}）" if edition.lang == "zh" else f"{words} ({period})"
    return Link(title, figure_url(edition, figure), note=dispute(edition, figure))


def _task(edition: Edition, record: Record, number: int, task: Task, years: Sequence[int]) -> TaskView:
    assert isinstance(record.facts, Plan)
    plan_day = record.facts.period.last
    states = states_of(task, record.facts, edition.figures)
    views = _milestones(edition, task, states)
    responsible = tuple(named(edition, name, plan_day) for name in task.responsible)
    others = (_link(edition, task.with_others),) if task.with_others else ()
    return TaskView(
        anchor=part_id(record, ("tasks", number), task),
        number=task.number,
        title=_link(edition, task.title),
        responsible=(*responsible, *others),
        measures=tuple(_link(edition, text) for text in task.measures),
        mark=_link(edition, task.mark) if task.mark else None,
        evidence=tuple(named(edition, name, plan_day) for name in task.evidence),
        state=_state(edition, task_state(states)),
        years=tuple(
            YearView(
                _year_words(edition, year),
                tuple(view for view, own in zip(views, task.milestones, strict=True) if own.year == year),
                tuple(_result(edition, result) for result in task.results if result.year == year),
            )
            for year in years
        ),
    )


def _milestones(edition: Edition, task: Task, states: Sequence[State]) -> tuple[MilestoneView, ...]:
    adds_up = task.milestones_are == "increments"
    return tuple(
        MilestoneView(_asked(edition, one), _total(edition, task, one) if adds_up else "", _state(edition, state))
        for one, state in zip(task.milestones, states, strict=False)
    )


def _asked(edition: Edition, milestone: Milestone) -> Link:
    if milestone.text:
        return _link(edition, milestone.text)
    return Link(edition.words["plan_finished"] if milestone.done else _worded(edition, milestone.value))


def _total(edition: Edition, task: Task, milestone: Milestone) -> str:
    """What a milestone makes together with those before it; "" for the first."""
    value = milestone.value
    if value is None:
        return ""
    unit = unit_of(task)
    same = [m.value for m in task.milestones if m.value and m.year <= milestone.year]
    until = [one for one in same if (one.unit or unit) == (value.unit or unit)]
    if len(until) < 2:
        return ""
    quantity = Quantity(sum((one.value for one in until), Decimal(0)), value.unit or unit)
    return edition.words["plan_total"].format(quantity=_worded(edition, quantity))


def _result(edition: Edition, result: Result) -> ResultView:
    lines = []
    if result.done:
        lines.append(Link(edition.words["plan_finished"]))
    if result.value:
        lines.append(Link(_worded(edition, result.value)))
    if figure := figure_of(edition.figures, result):
        name = figure.indicator.title
        joint = "：" if edition.lang == "zh" else ": "
        words = worded(figure.quantity, figure.unit, edition.lang)
        title, note = f"{name.pick(edition.lang)}{joint}{words}", dispute(edition, figure)
        lines.append(Link(title, figure_url(edition, figure), note=note))
    if result.text:
        lines.append(_link(edition, result.text))
    return ResultView(tuple(lines), tuple(named(edition, name) for name in result.evidence))


def _state(edition: Edition, state: State) -> StateView:
    return StateView(state, edition.words[f"state_{state}"])


def _worded(edition: Edition, quantity: Quantity | None) -> str:
    return worded(quantity, edition.site.units.find(quantity.unit), edition.lang) if quantity else ""


def _link(edition: Edition, text: Text) -> Link:
    return Link(text.pick(edition.lang), "", text.foreign(edition.lang))
