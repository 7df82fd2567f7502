"""The state of a plan's milestones: what was to be reached by when, compared exactly with what its results say.

A missing record is not a missing deed. Only a number that falls short makes a milestone late; where nothing is
recorded, or words that no program can weigh, the board says just that.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from qunzhi.quantities import Quantity, exact
from qunzhi.units import Units

State = Literal["done", "done-late", "late", "due", "unsettled", "unrecorded"]
"""On time; after its year; its year over and what is recorded falls short; its year not over; its year over with
records that do not tell; its year over with no record of that year or since.
"""

STATES: tuple[State, ...] = ("done", "done-late", "due", "late", "unsettled", "unrecorded")
"""In the order in which a summary counts them."""

WEIGHT: tuple[State, ...] = ("late", "due", "unsettled", "unrecorded", "done-late", "done")
"""A task is in the first of these states that one of its milestones is in."""


class Amount(NamedTuple):
    """A number that can be compared."""

    value: Fraction
    """In the basic unit of its kind."""
    kind: str
    """Dimension of its unit, or the word for it: only amounts of one kind compare."""
    at_least: bool = False
    """Whether it may be more: what falls short by it may have been reached."""


class Due(NamedTuple):
    """What a milestone asks for by the end of a year; without an amount it is finished or not."""

    year: int
    amount: Amount | None = None


class Reached(NamedTuple):
    """What a result says of a year; one with neither is in words only."""

    year: int
    done: bool = False
    """Whether the task as a whole was finished in that year, and so everything that was to lead to it."""
    amount: Amount | None = None


def amount(units: Units, quantity: Quantity | None, fallback: str) -> Amount | None:
    """A quantity ready to be compared; `fallback` is its unit where the source wrote none."""
    if quantity is None:
        return None
    word = quantity.unit or fallback
    unit = units.find(word) if word else None
    return Amount(exact(quantity.value, unit), unit.kind) if unit else Amount(Fraction(quantity.value), word)


def added_up(milestones: Sequence[Due]) -> tuple[Due, ...]:
    """Milestones that each name an increment (5 + 5 + 5) as what is to be there by the end of each year (5, 10, 15)."""
    return tuple(Due(one.year, _sum_until(one, milestones)) for one in milestones)


def _sum_until(one: Due, milestones: Sequence[Due]) -> Amount | None:
    if one.amount is None:
        return None
    kind = one.amount.kind
    earlier = (m.amount.value for m in milestones if m.amount and m.amount.kind == kind and m.year <= one.year)
    return Amount(sum(earlier, Fraction(0)), kind)


def state_of(due: Due, results: Sequence[Reached], *, adds_up: bool, this_year: int) -> State:
    """The state of a milestone in `this_year`; `adds_up`: whether the numbers of results are increments or levels."""
    year = year_reached(due, results, adds_up=adds_up)
    if year is not None:
        return "done" if year <= due.year else "done-late"
    if this_year <= due.year:
        return "due"
    since = [result for result in results if result.year >= due.year]
    if not since:
        return "unrecorded"
    return "late" if any(_comparable(due, result) and not _may_be_more(result) for result in since) else "unsettled"


def year_reached(due: Due, results: Sequence[Reached], *, adds_up: bool) -> int | None:
    """The year in which a milestone was reached, its own where that was earlier; None where nothing says so."""
    finished = (max(result.year, due.year) for result in results if result.done)
    return min((*finished, *_years_enough(due, results, adds_up=adds_up)), default=None)


def _years_enough(due: Due, results: Sequence[Reached], *, adds_up: bool) -> Iterator[int]:
    """Years, from the milestone's own, at whose end the numbers reach what it asks for."""
    if due.amount is None:
        return
    ordered = sorted(results, key=lambda result: result.year)
    known = [(r.year, r.amount.value) for r in ordered if r.amount and _comparable(due, r)]
    for year in dict.fromkeys((due.year, *(y for y, _ in known if y > due.year))):
        values = [value for y, value in known if y <= year]
        if values and (sum(values) if adds_up else values[-1]) >= due.amount.value:
            yield year


def _comparable(due: Due, result: Reached) -> bool:
    return due.amount is not None and result.amount is not None and due.amount.kind == result.amount.kind


def _may_be_more(result: Reached) -> bool:
    return result.amount is not None and result.amount.at_least


def task_state(states: Iterable[State]) -> State:
    """The state of a task with milestones in these states; at least one."""
    found = set(states)
    return next(state for state in WEIGHT if state in found)


def counted(states: Sequence[State]) -> tuple[tuple[State, int], ...]:
    """How many tasks are in each state that any is in."""
    return tuple((state, states.count(state)) for state in STATES if state in states)
