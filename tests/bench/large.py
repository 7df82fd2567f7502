"""A site far larger than any group has: whether it is finished, how fast, and whether a page costs the same as ever."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.contest import Made, made_in
from tests.bench.goals import Line
from tests.bench.heats import BUILD, OURS
from tests.bench.measure import Cost, run
from tests.bench.sites import write_qunzhi

PAGES_A_SECOND = 800
MOST_BYTES = 1.5 * 2**30
GROWTH = 1.1
"""A page of the whole costs at most this much more than one of the fifth."""


def large(work: Path, count: int, tell: Callable[[str], None]) -> Iterator[Line]:
    """Build a fifth of the records, half of them, and all of them, once each.

    All are left there meanwhile: ext4 is slow to make files just after it has deleted hundreds of thousands.
    """
    sizes = (count // 5, count // 2, count)
    built = {size: _built(work, size, tell) for size in sizes}
    for size, (cost, made) in built.items():
        whole = size == count
        speed = made.pages / cost.wall_s
        yield Line(
            "7",
            f"cold, {size:,} × 2, pages a second ({made.pages:,} pages in {cost.wall_s:.0f} s)",
            f"{speed:.0f}",
            goal=f"≥ {PAGES_A_SECOND}" if whole else "",
            met=speed >= PAGES_A_SECOND if whole else None,
        )
        yield Line(
            "7",
            f"  memory, {size:,} × 2",
            f"{cost.peak_bytes / 2**20:.0f} MiB",
            goal=f"≤ {MOST_BYTES / 2**20:.0f} MiB" if whole else "",
            met=cost.peak_bytes <= MOST_BYTES if whole else None,
        )
    yield _growth(*built[sizes[0]], *built[count])


def _built(work: Path, size: int, tell: Callable[[str], None]) -> tuple[Cost, Made]:
    folder = work / f"large-{size}"
    write_qunzhi(folder, size)
    os.sync()  # what has just been written is not written at the build's expense
    cost = run(BUILD, folder, OURS)
    tell(f"1  {size} records  {cost.wall_s:.1f} s")
    return cost, made_in(folder / "site")


def _growth(small: Cost, few: Made, big: Cost, many: Made) -> Line:
    ratio = (big.wall_s / many.pages) / (small.wall_s / few.pages)
    what = "  time for a page, all to a fifth of the records"
    return Line("7", what, f"{ratio:.2f}", goal=f"≤ {GROWTH}", met=ratio <= GROWTH)
