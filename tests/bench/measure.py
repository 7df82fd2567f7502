"""Runs a program and says what it cost: its own time and memory and those of every process that it started."""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.memory import held_bytes

SAMPLE_S = 0.05
"""Between two looks at the memory; more where a look takes long, so that looking costs a twentieth at most."""


class Failed(Exception):
    """A measured program ended with an error; the message is what it said."""


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    wall_s: float
    cpu_s: float
    """User and system time of the process and of all that it waited for."""
    peak_bytes: int
    """Memory of all its processes at one moment, shared pages counted once; 0 where there is no /proc."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a program in a folder, from its start to its end. Raises Failed."""
    if not shutil.which(command[0]):
        raise Failed(f"{command[0]} is not installed")
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
        pause_s = SAMPLE_S
        while not self._ended.wait(pause_s):
            begin = time.perf_counter()
            self.peak_bytes = max(self.peak_bytes, held_bytes(self._pid))
            pause_s = max(SAMPLE_S, 20 * (time.perf_counter() - begin))
