"""Goals and tasks of a plan as tables on paper."""

from collections.abc import Iterable, Iterator, Sequence
from math import sqrt

from qunzhi.pages.edition import Edition
from qunzhi.pages.progress import GoalView, PlanView, StateView, TaskView, YearView
from qunzhi.pages.views import Link
from qunzhi.printing.binding import joined
from qunzhi.printing.lines import Json, Line, Node, plain
from qunzhi.printing.widths import columns_of, letters

Cell = list[Line]
"""Its paragraphs."""


def goals_node(edition: Edition, view: PlanView) -> Node | None:
    """The goals with their numbers; columns in which nothing stands are left out."""
    rows = [_goal(edition, goal) for goal in view.goals]
    if not rows:
        return None
    shown = [at for at in range(len(GOAL_HEADS)) if at == 0 or any(row[at] for row in rows)]
    head = [edition.words[GOAL_HEADS[at]] for at in shown]
    cells = [[row[at] for at in shown] for row in rows]
    words = [[*enumerate(row)] for row in (head, *cells)]
    return {
        "t": "grid",
        "head": [[_plain_cell(words) for words in head]],
        "rows": [{"role": "body", "cells": [_plain_cell(words) for words in row]} for row in cells],
        **columns_of(len(shown), words).node(words[1:]),
    }


GOAL_HEADS = ("plan_goal", "plan_baseline", "plan_target", "plan_now", "plan_goal_tasks")


def _goal(edition: Edition, goal: GoalView) -> list[str]:
    now = goal.now.title if goal.now else ""
    return [joined(words) for words in (goal.title.title, goal.baseline, goal.target, now, _names(edition, goal.tasks))]


def _plain_cell(words: str) -> dict[str, Json]:
    return {"body": [words], "align": "", "long": False}


def _names(edition: Edition, links: Iterable[Link]) -> str:
    return ("、" if edition.lang == "zh" else ", ").join(link.title for link in links)


ON_ONE_PAGE = 360
"""Halves of a Chinese character in a cell whose row stays on one page."""

MOST_YEARS = 1
"""Columns of years for which a page stands upright."""


def board_node(edition: Edition, view: PlanView) -> Node | None:
    """The tasks, each in a row: what it is, what is to be done, and each year's milestones and results."""
    if not view.tasks:
        return None
    measured = any(task.measures for task in view.tasks)
    measures = [edition.words["plan_measures"]] if measured else []
    rows = [_row(edition, task, measured=measured) for task in view.tasks]
    return {
        "head": [edition.words["plan_number"], edition.words["plan_task"], *measures, *view.years],
        "weights": _weights(rows),
        "rows": [{"cells": row, "long": any(_room(cell) > ON_ONE_PAGE for cell in row)} for row in rows],
        "wide": len(view.years) > MOST_YEARS,
        "tally": [view.tally, _counted(edition, view)],
        "as_of": view.as_of,
    }


def _counted(edition: Edition, view: PlanView) -> str:
    joint = "，" if edition.lang == "zh" else ", "
    return joint.join(f"{one.state.words} {one.count}" for one in view.tallies)


def _row(edition: Edition, task: TaskView, *, measured: bool) -> list[Cell]:
    cells = [[_par(task.number)], [*_task(edition, task)]]
    if measured:
        cells.append(_lines(task.measures))
    return cells + [[*_year(edition, year)] for year in task.years]


def _weights(rows: Sequence[Sequence[Cell]]) -> list[float]:
    """Shares of the columns behind the number: where ten times as much stands, three times the room."""
    columns = list(zip(*rows, strict=True))[1:]
    wanted = [sqrt(max(LEAST, *map(_room, column))) for column in columns]
    return [round(one / sum(wanted), 3) for one in wanted]


LEAST = 60
"""Halves of a Chinese character for which any column has room."""


def _room(cell: Cell) -> int:
    """Of the words of a cell."""
    return sum(letters(plain(line)) for line in cell)


def _task(edition: Edition, task: TaskView) -> Iterator[Line]:
    yield ({"t": "strong", "body": [joined(task.title.title)]}, " ", _state(edition, task.state))
    if task.responsible:
        yield _labelled(edition, "plan_responsible", _names(edition, task.responsible))
    if task.mark:
        yield _labelled(edition, "plan_mark", task.mark.title)
    if task.evidence:
        yield _labelled(edition, "plan_evidence", _names(edition, task.evidence))


def _year(edition: Edition, year: YearView) -> Iterator[Line]:
    joint = edition.words["plan_total_joint"]
    for milestone in year.milestones:
        total = f"{joint}{milestone.total}" if milestone.total else ""
        yield _labelled(edition, "plan_expected", milestone.words.title + total, " ", _state(edition, milestone.state))
    for result in year.results:
        yield _labelled(edition, "plan_result", ("；" if edition.lang == "zh" else "; ").join(_titles(result.lines)))
        if result.evidence:
            yield _labelled(edition, "plan_evidence", _names(edition, result.evidence))


def _titles(links: Iterable[Link]) -> list[str]:
    return [link.title for link in links]


def _lines(links: Sequence[Link]) -> Cell:
    return [_par(link.title) for link in links]


def _par(words: str) -> Line:
    return (joined(words),)


def _labelled(edition: Edition, word: str, words: str, *more: str | Node) -> Line:
    joint = "：" if edition.lang == "zh" else ": "
    return (f"{edition.words[word]}{joint}{joined(words)}", *more)


def _state(edition: Edition, state: StateView) -> Node:
    return {"t": "em", "body": [f"【{state.words}】" if edition.lang == "zh" else f"[{state.words}]"]}
