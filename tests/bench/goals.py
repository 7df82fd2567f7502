"""What is aimed at: rows with a number each, and whether what was measured meets them."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from tests.bench.contest import Result
from tests.bench.heats import Sizes
from tests.bench.measure import Cost


@dataclass(frozen=True)
class Line:
    """One row of the result; "" where a column does not apply."""

    row: str
    what: str
    ours: str
    other: str = ""
    ratio: str = ""
    cpu_ratio: str = ""
    goal: str = ""
    met: bool | None = None
    """None where nothing was aimed at or nothing was measured."""


@dataclass(frozen=True)
class Goal:
    """A figure of ours, as a part of the same figure of another program."""

    row: str
    what: str
    ours: str
    """Names of heats."""
    other: str
    at_most: float | None
    """None for a line that informs only."""
    figure: Callable[[Cost], float] = lambda cost: cost.wall_s
    unit: str = "s"


_HUGO = "hugo many"

GOALS = (
    Goal("1", "cold, {records:,} × 2, to Hugo", "qunzhi records", "hugo records", 0.6),
    Goal("1", "cold, {records:,} × 2, to MkDocs + Material", "qunzhi records", "mkdocs records", 1 / 12),
    Goal("1", "  the same with pruned navigation", "qunzhi records", "pruned records", None),
    Goal("2", "cold, {many:,} × 2, to Hugo", "qunzhi many", _HUGO, 0.5),
    Goal("2", "  the next aim", "qunzhi many", _HUGO, 0.3),
    Goal("3", "nothing changed, {many:,} × 2, to Hugo cold", "qunzhi many again", _HUGO, 1 / 40),
    Goal("4", "one text changed, {many:,} × 2, to Hugo cold", "qunzhi many text", _HUGO, 1 / 30),
    Goal("4", "one title changed, {many:,} × 2, to Hugo cold", "qunzhi many title", _HUGO, 1 / 25),
    Goal("5", "theme changed, {many:,} × 2, to Hugo cold", "qunzhi many theme", _HUGO, 0.5),
    Goal(
        "6", "memory, {many:,} × 2, to Hugo", "qunzhi many", _HUGO, 1 / 10, lambda cost: cost.peak_bytes / 2**20, "MiB"
    ),
    Goal("8", "cold, {few:,} × 2, to MkDocs + Material", "qunzhi few", "mkdocs few", 1),
)


def lines(rows: Collection[str], sizes: Sizes, results: Mapping[str, Result]) -> Iterator[Line]:
    """One line for each goal of the rows."""
    for goal in GOALS:
        if goal.row in rows:
            yield _line(goal, sizes, results[goal.ours].cost, results[goal.other].cost)


def _line(goal: Goal, sizes: Sizes, ours: Cost, other: Cost) -> Line:
    mine, theirs = goal.figure(ours), goal.figure(other)
    ratio = mine / theirs if theirs else 0.0
    return Line(
        row=goal.row,
        what=goal.what.format(few=sizes.few, records=sizes.records, many=sizes.many),
        ours=f"{mine:.2f} {goal.unit}",
        other=f"{theirs:.2f} {goal.unit}",
        ratio=fraction(ratio),
        cpu_ratio=fraction(ours.cpu_s / other.cpu_s) if goal.unit == "s" else "",
        goal="" if goal.at_most is None else f"≤ {fraction(goal.at_most)}",
        met=None if goal.at_most is None or not theirs else ratio <= goal.at_most,
    )


def fraction(ratio: float) -> str:
    """A small part as people say it: 1/38."""
    return f"{ratio:.2f}" if ratio >= 0.2 or not ratio else f"1/{1 / ratio:.1f}".removesuffix(".0")
