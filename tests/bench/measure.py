"""Runs a program and says what it cost: its own time and memory and those of every process that it started."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

SAMPLE_S = 0.02
"""Between two looks at the memory."""

_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class Failed(Exception):
    """A measured program ended with an error; the message is what it said."""


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    wall_s: float
    cpu_s: float
    """User and system time of the process and of all that it waited for."""
    peak_bytes: int
    """Resident memory, summed over the processes: pages that a forked worker shares with its parent count twice.
    0 where there is no /proc."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a program in a folder, from its start to its end. Raises Failed."""
    with (folder / "said.txt").open("w+b") as said:
        begin = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdout=said, stderr=subprocess.STDOUT
        )
        with _Watch(process.pid) as watch:
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise Failed(said.read().decode("utf-8", "replace")[-2000:])
    return Cost(wall, usage.ru_utime + usage.ru_stime, watch.peak_bytes)


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure on its own."""
    return Cost(
        median(cost.wall_s for cost in costs),
        median(cost.cpu_s for cost in costs),
        int(median(cost.peak_bytes for cost in costs)),
    )


class _Watch:
    """Looks at the memory of a process tree, until it is told to stop."""

    def __init__(self, pid: int) -> None:
        self.peak_bytes = 0
        self._pid, self._ended = pid, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "_Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(SAMPLE_S):
            self.peak_bytes = max(self.peak_bytes, sum(_resident_bytes(pid) for pid in _tree(self._pid)))


def _tree(pid: int) -> Iterator[int]:
    """A process and its descendants; children hang on the thread that started them (proc_pid_task(5))."""
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(path).split():
            yield from _tree(int(child))


def _resident_bytes(pid: int) -> int:
    figures = _read(Path(f"/proc/{pid}/statm")).split()
    return int(figures[1]) * _PAGE_BYTES if figures else 0


def _read(path: Path) -> str:
    """Of a process that has just ended: nothing."""
    try:
        return path.read_text("ascii")
    except OSError:
        return ""
