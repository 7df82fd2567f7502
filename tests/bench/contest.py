"""What is measured, and the order: the contestants take turns, so that a busy machine is busy for all of them."""

import shutil
import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measure import Cost, middle, run
from tests.bench.sites import PROJECT, write_plain, write_qunzhi

OURS = {"PYTHONPATH": str(PROJECT / "hooks"), "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}

_INDEX = "from pathlib import Path; from qunzhi.search import Pagefind; Pagefind().index(Path('site'))"

FEATURES: dict[str, tuple[str, ...]] = {"plain": (), "pruned": ("navigation.prune", "navigation.tabs")}
"""Navigation features of the two plain sites: Material's default, and what a careful user sets for so many pages."""

COLD = "qunzhi"


@dataclass(frozen=True)
class Result:
    """Median cost of one line of the table, and the pages that it made."""

    cost: Cost
    pages: int


@dataclass(frozen=True)
class _Heat:
    """One thing to run in one round; `ready` brings its folder into the state that is to be measured."""

    name: str
    folder: Path
    command: tuple[str, ...]
    ready: Callable[[Path], None]
    rounds: int


def contest(work: Path, records: int, rounds: int, slow_rounds: int, tell: Callable[[str], None]) -> dict[str, Result]:
    """Write the sites below `work`, build them all in turn, and give the medians by name."""
    write_qunzhi(work / COLD, records)
    for name, features in FEATURES.items():
        write_plain(work / name, records, features)
    costs: dict[str, list[Cost]] = defaultdict(list)
    heats = _heats(work, rounds, slow_rounds)
    for number in range(max(rounds, slow_rounds)):
        for heat in heats:
            if number < heat.rounds:
                heat.ready(heat.folder)
                costs[heat.name].append(run(heat.command, heat.folder, OURS))
                tell(f"{number + 1}  {heat.name}  {costs[heat.name][-1].wall_s:.2f} s")
    return {heat.name: Result(middle(costs[heat.name]), _pages(heat.folder)) for heat in heats}


def _heats(work: Path, rounds: int, slow_rounds: int) -> list[_Heat]:
    python = sys.executable
    build = (python, "-m", "qunzhi", "build", "--no-search")
    plain = (python, "-m", "mkdocs", "build", "--quiet")
    return [
        _Heat(COLD, work / COLD, build, _cold, rounds),
        _Heat("again", work / COLD, build, _as_it_is, rounds),
        _Heat("check", work / COLD, (python, "-m", "qunzhi", "check"), _as_it_is, rounds),
        _Heat("search", work / COLD, (python, "-c", _INDEX), _without_index, rounds),
        *(_Heat(name, work / name, plain, _cold, slow_rounds) for name in FEATURES),
    ]


def _cold(folder: Path) -> None:
    for name in ("site", ".cache"):
        shutil.rmtree(folder / name, ignore_errors=True)


def _as_it_is(folder: Path) -> None:
    """After the cold build, nothing has changed."""


def _without_index(folder: Path) -> None:
    shutil.rmtree(folder / "site/pagefind", ignore_errors=True)


def _pages(folder: Path) -> int:
    return sum(1 for _ in (folder / "site").rglob("*.html"))
