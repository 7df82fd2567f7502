"""Ways that lead back to where they began: in who answers to whom, in what supersedes what."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

Ways = Mapping[str, Sequence[str]]
"""By id: the ids to which it leads. Ids that are no keys lead nowhere."""


def cycles(ways: Ways) -> Iterator[tuple[str, ...]]:
    """For each knot of ids that reach one another one cycle within it, its first id not repeated at the end.

    In linear time: the knots are found by Kosaraju's algorithm, and in a knot every way can be followed for ever.
    """
    knot = _knots(ways)
    told: set[str] = set()
    for start in ways:
        if knot[start] in told or not (way := _follow(start, ways, knot)):
            continue
        told.add(knot[start])
        yield way


def _follow(start: str, ways: Ways, knot: Mapping[str, str]) -> tuple[str, ...]:
    """The first cycle that is met from an id without leaving its knot; empty where there is none."""
    position: dict[str, int] = {}
    here: str | None = start
    while here is not None and here not in position:
        position[here] = len(position)
        here = next((one for one in ways[here] if knot.get(one) == knot[start]), None)
    return tuple(position)[position[here] :] if here is not None else ()


def _knots(ways: Ways) -> dict[str, str]:
    """For each id, one that stands for all that it reaches and that reach it."""
    back: dict[str, list[str]] = defaultdict(list)
    for one, targets in ways.items():
        for target in targets:
            back[target].append(one)
    knot: dict[str, str] = {}
    for start in reversed(_finished(ways)):
        waiting = [start] if start not in knot else []
        while waiting:
            one = waiting.pop()
            knot[one] = start
            waiting += (before for before in back[one] if before not in knot)
    return knot


def _finished(ways: Ways) -> list[str]:
    """The ids in the order in which a search depth first leaves them; without recursion, for chains may be long."""
    left: list[str] = []
    seen: set[str] = set()
    for start in ways:
        waiting = [(start, iter(ways[start]))] if start not in seen else []
        seen.add(start)
        while waiting:
            step = next((to for to in waiting[-1][1] if to in ways and to not in seen), None)
            if step is None:
                left.append(waiting.pop()[0])
            else:
                seen.add(step)
                waiting.append((step, iter(ways[step])))
    return left
