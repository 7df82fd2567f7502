"""A plan's tasks weighed: the milestones and results of its record as numbers that the board can compare."""

from collections.abc import Sequence

from qunzhi.dates import parse_date
from qunzhi.figures import Figure, Figures
from qunzhi.kinds.plan import Plan, Result, Task
from qunzhi.pages.board import Amount, Due, Reached, State, added_up, amount, state_of
from qunzhi.quantities import Quantity
from qunzhi.units import Units


def states_of(task: Task, plan: Plan, figures: Figures) -> list[State]:
    """The state of each milestone of a task; of a task without any, its own at the end of the plan."""
    units = figures.site.units
    dues: Sequence[Due] = _dues(task, units) or (Due(plan.period.last.year, _target(task, units)),)
    results = tuple(_reached(task, result, figures) for result in task.results)
    adds_up = task.milestones_are == "increments"
    this_year = figures.site.today.year
    return [state_of(due, results, adds_up=adds_up, this_year=this_year) for due in dues]


def unit_of(task: Task) -> str:
    """The unit of numbers that were written without one: that of the target or of the first milestone with one."""
    quantities = (task.target, *(milestone.value for milestone in task.milestones))
    return next((quantity.unit for quantity in quantities if quantity and quantity.unit), "")


def figure_of(figures: Figures, result: Result) -> Figure | None:
    """The figure that a result names: of its period, or without one the newest that ends in the result's year."""
    if not result.indicator:
        return None
    if "@" in result.indicator:
        return figures.cited(result.indicator)
    own = figures.figure(result.indicator, parse_date(str(result.year)))
    series = figures.series(result.indicator)
    return own or next((figure for figure in reversed(series) if figure.period.year == result.year), None)


def _dues(task: Task, units: Units) -> tuple[Due, ...]:
    unit = unit_of(task)
    dues = tuple(Due(one.year, amount(units, one.value, unit)) for one in task.milestones)
    if any(due.amount for due in dues):
        return added_up(dues) if task.milestones_are == "increments" else dues
    # 完成 with a number in its mark: the task is finished when that number is reached.
    last = max((due.year for due in dues), default=0)
    return tuple(
        Due(due.year, _target(task, units)) if one.done and due.year == last else due
        for due, one in zip(dues, task.milestones, strict=True)
    )


def _target(task: Task, units: Units) -> Amount | None:
    return amount(units, task.target, unit_of(task))


def _reached(task: Task, result: Result, figures: Figures) -> Reached:
    units = figures.site.units
    found = amount(units, result.value, unit_of(task))
    figure = figure_of(figures, result)
    if found is None and figure:
        found = _stated(units, figure.quantity)
    return Reached(result.year, result.done is not None, found)


def _stated(units: Units, quantity: Quantity) -> Amount | None:
    """More than 80 is at least 80; what is nearly or about 80 settles nothing."""
    found = amount(units, quantity, "")
    if found is None or quantity.bound in ("under", "about"):
        return None
    return found._replace(at_least=quantity.bound == "over")
