"""The results as plain text for people."""

import os
import platform
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version

from tests.bench.contest import Result
from tests.bench.goals import Line
from tests.bench.heats import Sizes
from tests.bench.measure import Cost

_PROGRAMS = {"qunzhi": "Qunzhi", "hugo": "Hugo", "mkdocs": "MkDocs + Material", "pruned": "  with pruned navigation"}

_STATES = {
    "": "cold",
    "again": "nothing changed",
    "text": "one text changed",
    "title": "one title changed",
    "theme": "theme changed",
    "check": "qunzhi check",
    "search": "search index, apart",
}

_UNLIKE = """\
Hugo's pages wear the same frame, styles and facets, and it makes the same pages, lists, mentions, years and feeds, but
for what would be unfair to ask of its templates: references are links whose words are known beforehand, and it has no
open data, controlled lists, drawn covers and checksums. Plain MkDocs makes one page for
each text, and nothing else."""


def about(rounds: int, slow_rounds: int) -> str:
    """The machine, the programs and the way of measuring."""
    programs = ", ".join(f"{name} {_version(name)}" for name in ("hugo", "mkdocs", "mkdocs-material"))
    return "\n".join(
        [
            f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, {programs}",
            f"Whole processes in turn, medians of {rounds} (row 1, MkDocs: of {slow_rounds}), no search index.",
            "Every record in two languages. CPU and memory of the process tree, shared pages counted once.",
            _UNLIKE,
        ]
    )


def costs(sizes: Sizes, results: Mapping[str, Result]) -> str:
    """What each heat took and made."""
    head = ("", "wall s", "CPU s", "peak MiB", "files", "pages", "kB a page")
    return "\n".join(_aligned([head, *(_row(name, sizes, result) for name, result in results.items())]))


def goals(lines: Iterable[Line]) -> str:
    """Each aim with what was measured. On a busy machine the CPU's ratio is the steadier one."""
    head = ("row", "", "ours", "other", "ratio", "of CPU", "goal", "")
    return "\n".join(_aligned([head, *(_cells(line) for line in lines)], left=2))


def floor_lines(records: int, seconds: Mapping[str, float]) -> str:
    """The bare steps, and their sum."""
    rows = [(name, f"{each:.2f}", f"{each / records * 500:.2f}") for name, each in seconds.items()]
    whole = sum(seconds.values())
    head = (f"The floor: one process, {records:,} × 2 records", "s", "ms a page")
    return "\n".join(_aligned([head, *rows, ("all of it", f"{whole:.2f}", f"{whole / records * 500:.2f}")]))


def graph_lines(records: int, one: Cost, two: Cost) -> str:
    """Reading, linking and checking on one core: seconds at one size, the ratio at twice that size, the peak memory."""
    return (
        f"Reading, linking and checking on one core, no pages made: "
        f"{records:,} records {one.wall_s:.2f} s, {one.peak_bytes / 2**20:.0f} MiB; "
        f"{2 * records:,} records {two.wall_s:.2f} s, {two.peak_bytes / 2**20:.0f} MiB, "
        f"{two.wall_s / one.wall_s:.2f} times as long"
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "of the path"


def _row(name: str, sizes: Sizes, result: Result) -> tuple[str, ...]:
    program, size, *state = name.split()
    cost, made = result.cost, result.made
    return (
        f"{_PROGRAMS[program]}, {getattr(sizes, size):,} records, {_STATES[' '.join(state)]}",
        f"{cost.wall_s:.2f}",
        f"{cost.cpu_s:.2f}",
        f"{cost.peak_bytes / 2**20:.0f}" if cost.peak_bytes else "?",
        f"{made.files:,}",
        f"{made.pages:,}",
        f"{made.page_bytes / 1000:.1f}",
    )


def _cells(line: Line) -> tuple[str, ...]:
    verdict = {True: "met", False: "MISSED", None: ""}[line.met]
    return (line.row, line.what, line.ours, line.other, line.ratio, line.cpu_ratio, line.goal, verdict)


def _aligned(rows: Sequence[Sequence[str]], left: int = 1) -> list[str]:
    """The first columns to the left, figures to the right."""
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            _padded(cell, width, left=at < left) for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _padded(cell: str, width: int, *, left: bool) -> str:
    space = " " * (width - _width(cell))
    return cell + space if left else space + cell


def _width(cell: str) -> int:
    """Columns of a terminal (UAX #11: wide and full-width characters take two)."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in cell)
