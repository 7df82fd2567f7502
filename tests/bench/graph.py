"""How long reading, linking and checking takes, without making any page: at one size, and at twice that size."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench.measure import Cost, middle, run
from tests.bench.records import members, records
from tests.bench.registers import IN_REGISTERS, registers
from tests.bench.sites import PROJECT, write_qunzhi, write_registers

_WORK = "; ".join(
    (
        "import os",
        "os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})",  # one core, whatever the machine has
        "from pathlib import Path",
        "from qunzhi.checks import check",
        "from qunzhi.load import load",
        "site = load(Path()).checked",
        "links = sum(map(len, site.mentions.values()))",
        "found = check(site)",
        "print(len(site.records), links, len(found))",
    )
)


def graph(work: Path, size: int, rounds: int, tell: Callable[[str], None]) -> tuple[Cost, Cost]:
    """Median cost at `size` records and at twice as many, taking turns."""
    sizes = (size, 2 * size)
    for count in sizes:
        _write(work / f"graph-{count}", count)
    costs: dict[int, list[Cost]] = {count: [] for count in sizes}
    for number in range(rounds):
        for count in sizes:
            folder = work / f"graph-{count}"
            cost = run((sys.executable, "-c", _WORK), folder, {"PYTHONPATH": str(PROJECT / "hooks")})
            costs[count].append(cost)
            tell(f"{number + 1}  {count} records  {cost.wall_s:.2f} s  {_said(folder)}")
    return middle(costs[size]), middle(costs[2 * size])


def _write(folder: Path, count: int) -> None:
    articles = round(count * (1 - IN_REGISTERS))
    write_qunzhi(folder, articles)
    names = [record.id for record in records(articles)]
    write_registers(folder, registers(count - articles, members(), names))


def _said(folder: Path) -> str:
    return (folder / "said.txt").read_text("utf-8").strip().replace(os.linesep, " ")
