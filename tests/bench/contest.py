"""The order: the programs take turns, so that a busy machine is busy for all of them."""

import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.heats import OURS, Heat
from tests.bench.measure import Cost, middle, run


@dataclass(frozen=True)
class Made:
    """What a build has left."""

    files: int
    pages: int
    page_bytes: int
    """Mean size of a page."""


@dataclass(frozen=True)
class Result:
    """Median cost of a heat, and what it made."""

    cost: Cost
    made: Made


def contest(
    work: Path,
    sites: Mapping[str, Callable[[Path], None]],
    heats: Sequence[Heat],
    rounds: int,
    slow_rounds: int,
    tell: Callable[[str], None],
) -> dict[str, Result]:
    """Write the sites below `work`, run all heats in turn, slow ones in the first rounds only; medians by name."""
    for name in dict.fromkeys(heat.site for heat in heats):
        sites[name](work / name)
    costs: dict[str, list[Cost]] = defaultdict(list)
    made: dict[str, Made] = {}
    for number in range(1, max(rounds, slow_rounds) + 1):
        for heat in heats:
            if number <= (slow_rounds if heat.slow else rounds):
                cost, made[heat.name] = _run(heat, work / heat.site, number)
                costs[heat.name].append(cost)
                tell(f"{number}  {heat.name}  {cost.wall_s:.2f} s")
    return {name: Result(middle(found), made[name]) for name, found in costs.items()}


def _run(heat: Heat, folder: Path, number: int) -> tuple[Cost, Made]:
    heat.ready(folder, number)
    os.sync()  # what an earlier heat has written is not written at this one's expense
    cost = run(heat.command, folder, OURS)
    made = made_in(folder / heat.made)
    if heat.slow:
        shutil.rmtree(folder / heat.made)
    return cost, made


def made_in(folder: Path) -> Made:
    """Count files and pages, and weigh the pages."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    sizes = [path.stat().st_size for path in files if path.suffix == ".html"]
    return Made(len(files), len(sizes), sum(sizes) // max(1, len(sizes)))
