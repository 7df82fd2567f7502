"""Plans: goals that agree with their milestones, tasks that agree with their targets, years within the period."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from qunzhi.checks.numbering import misnumbered
from qunzhi.checks.written import written
from qunzhi.figures import figures_of
from qunzhi.filing import PartOf
from qunzhi.findings import Finding, Place, Value
from qunzhi.kinds.indicator import Indicator
from qunzhi.kinds.plan import Goal, Milestone, Plan, Result, Task
from qunzhi.languages import Text
from qunzhi.quantities import Quantity, exact, rounded, worded
from qunzhi.reading.yaml import Path
from qunzhi.records import Record
from qunzhi.site import Site
from qunzhi.units import Unit, converts


@dataclass(frozen=True, slots=True)
class _Reached:
    """What the milestones of a task reach in the end."""

    value: Fraction
    """In basic units of the dimension of what it is compared with."""
    increments: bool
    """Whether it is a sum, and so can be added to that of another task."""
    place: Place
    """Of the last milestone, or of the first that is added up."""


def check(site: Site) -> Iterator[Finding]:
    """All that does not fit together within a plan."""
    for record in written(site, "plan"):
        assert isinstance(record.facts, Plan)
        for number, goal in enumerate(record.facts.goals):
            yield from _goal(site, record, goal, ("goals", number, "target"))
        for number, task in enumerate(record.facts.tasks):
            yield from _task(site, record, record.facts, task, ("tasks", number))
        numbers = [(t.number, record.source.locate(("tasks", n, "number"))) for n, t in enumerate(record.facts.tasks)]
        yield from misnumbered("QZ-G06", numbers, record.source.locate(("tasks",), key=True))


def _goal(site: Site, record: Record, goal: Goal, at: Path) -> Iterator[Finding]:
    """Levels stand for themselves; what several tasks add is added up, on the baseline or from nothing."""
    unit = site.units.find(goal.target.unit) if goal.target else None
    if goal.target is None or unit is None:
        return
    target = exact(goal.target.value, unit)
    named = (site.parts.get(name) for name in goal.tasks)
    reached = [found for one in named if one and (found := _reached(site, one, goal.target))]
    added = [one for one in reached if one.increments]
    ends = [one for one in reached if not one.increments]
    if added:
        ends.append(_Reached(sum((one.value for one in added), Fraction(0)), True, added[0].place))
    for end in ends:
        before = _on_top(site, goal, unit) if end.increments else Fraction(0)
        if target not in (end.value, end.value + before):
            values: dict[str, Value] = {
                "title": goal.title,
                "target": _said(goal.target, unit),
                "reached": _like(end.value, unit),
            }
            yield Finding("QZ-G01", record.source.locate(at), {**values, "other": str(end.place)})


def _on_top(site: Site, goal: Goal, unit: Unit) -> Fraction:
    """The baseline, where it is of the target's dimension."""
    own = site.units.find(goal.baseline.unit or unit.id) if goal.baseline else None
    return exact(goal.baseline.value, own) if goal.baseline and own and converts(own, unit) else Fraction(0)


def _reached(site: Site, part: PartOf, target: Quantity) -> _Reached | None:
    """None where the milestones are not all numbers of the target's dimension (of levels, the last)."""
    task = part.part
    if not isinstance(task, Task) or not task.milestones:
        return None
    order = sorted(range(len(task.milestones)), key=lambda n: task.milestones[n].year)
    counted = order[-1:] if task.milestones_are == "levels" else order
    values = [_basic(site, task.milestones[n], target) for n in counted]
    if None in values:
        return None
    total = sum((value for value in values if value is not None), Fraction(0))
    place = part.record.source.locate((*part.path, "milestones", counted[0], "value"))
    return _Reached(total, task.milestones_are == "increments", place)


def _basic(site: Site, milestone: Milestone, target: Quantity) -> Fraction | None:
    """A bare number has the unit of the target."""
    if milestone.value is None or milestone.done or milestone.text:
        return None
    unit, wanted = (site.units.find(word) for word in (milestone.value.unit or target.unit, target.unit))
    return exact(milestone.value.value, unit) if unit and wanted and converts(unit, wanted) else None


def _task(site: Site, record: Record, plan: Plan, task: Task, at: Path) -> Iterator[Finding]:
    yield from _target(site, record, task, at)
    yield from _years(record, plan, task, at)
    yield from _results(site, record, task, at)
    first: dict[int, Place] = {}
    for number, milestone in enumerate(task.milestones):
        way = (*at, "milestones", number)
        place = record.source.locate((*way, "year"))
        if milestone.year in first:
            values: dict[str, Value] = {
                "title": task.title,
                "year": milestone.year,
                "other": str(first[milestone.year]),
            }
            yield Finding("QZ-G04", place, values)
        first.setdefault(milestone.year, place)
        given = [name for name in ("done", "value", "text") if getattr(milestone, name) is not None]
        if len(given) != 1:
            said = Text("、".join(given) or "无", ", ".join(given) or "none of them")
            yield Finding("QZ-G05", record.source.locate(way), {"year": milestone.year, "given": said})


def _target(site: Site, record: Record, task: Task, at: Path) -> Iterator[Finding]:
    unit = site.units.find(task.target.unit) if task.target else None
    if task.target is None or unit is None:
        return
    end = _reached(site, PartOf(record, task, "", at), task.target)
    if end and end.value != exact(task.target.value, unit):
        values: dict[str, Value] = {
            "title": task.title,
            "target": _said(task.target, unit),
            "reached": _like(end.value, unit),
        }
        yield Finding("QZ-G03", record.source.locate((*at, "target")), {**values, "other": str(end.place)})


def _years(record: Record, plan: Plan, task: Task, at: Path) -> Iterator[Finding]:
    first, last = plan.period.first.year, plan.period.last.year
    dated = [("milestones", n, one.year) for n, one in enumerate(task.milestones)]
    dated += [("results", n, one.year) for n, one in enumerate(task.results)]
    for field, number, year in dated:
        if not first <= year <= last:
            period = Text(plan.period.text("zh"), plan.period.text("en"))
            values: dict[str, Value] = {"title": task.title, "year": year, "period": period}
            other = str(record.source.locate(("period",)))
            yield Finding("QZ-G02", record.source.locate((*at, field, number, "year")), {**values, "other": other})


def _results(site: Site, record: Record, task: Task, at: Path) -> Iterator[Finding]:
    """What was reached is measured as the milestone of its year, or else the target, is; a bare number always is."""
    planned = {one.year: one.value for one in task.milestones if one.value}
    for number, result in enumerate(task.results):
        wanted = planned.get(result.year) or task.target
        own = site.units.find(wanted.unit) if wanted else None
        for field, word in _units_of(site, result):
            unit = site.units.find(word)
            if own and unit and not converts(unit, own):
                values: dict[str, Value] = {"id": task.title, "unit": unit.text, "wanted": own.text}
                yield Finding("QZ-N12", record.source.locate((*at, "results", number, field)), values)


def _units_of(site: Site, result: Result) -> Iterator[tuple[str, str]]:
    """The unit of its number, and that of the figure in which it stands; each with its field."""
    if result.value and result.value.unit:
        yield "value", result.value.unit
    figure = figures_of(site).indicators.get((result.indicator or "").partition("@")[0].strip())
    if figure and isinstance(figure.facts, Indicator):
        yield "indicator", figure.facts.unit


def _said(quantity: Quantity, unit: Unit) -> Text:
    return Text(worded(quantity, unit, "zh"), worded(quantity, unit, "en"))


def _like(basic: Fraction, unit: Unit) -> Text:
    """With as many decimals as it takes to tell it from another number."""
    value = basic / unit.factor
    places = next((n for n in range(7) if Fraction(rounded(value, n)) == value), 6)
    return _said(Quantity(rounded(value, places), unit.text.zh), unit)
