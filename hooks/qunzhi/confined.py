"""Runs a step on things that nobody trusts, each in its own process: what hangs, swells or dies costs only itself."""

import faulthandler
import gc
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a step may use for one thing."""

    seconds: float
    memory_bytes: int
    """Beyond what its process has inherited."""


class Ended(Enum):
    """How a step ended that has no result."""

    LATE = "late"
    """It was stopped, because its time was over."""
    DIED = "died"
    """It took more memory than it may, or its process crashed."""


@dataclass(frozen=True, slots=True)
class _Task:
    position: int
    process: BaseProcess
    deadline: float


def confined(
    step: Callable[[S], T], given: Sequence[S], limits: Limits, workers: int | None = None
) -> Iterator[T | Ended]:
    """What the step makes of each thing given, in order. What the step raises is raised here."""
    crew = _Crew(step, deque(enumerate(given)), limits)
    found: dict[int, T | Ended] = {}
    try:
        for position in range(len(given)):
            while position not in found:
                crew.fill(workers or os.cpu_count() or 1)
                found.update(crew.ended())
            yield found.pop(position)
    finally:
        crew.dismiss()


class _Crew(Generic[S, T]):
    """The processes that are running."""

    def __init__(self, step: Callable[[S], T], waiting: deque[tuple[int, S]], limits: Limits) -> None:
        self._step, self._waiting, self._limits = step, waiting, limits
        self._running: dict[Connection, _Task] = {}

    def fill(self, count: int) -> None:
        """Start what waits, until so many are running."""
        while self._waiting and len(self._running) < count:
            position, one = self._waiting.popleft()
            receiver, process = _started(self._step, one, self._limits)
            self._running[receiver] = _Task(position, process, time.monotonic() + self._limits.seconds)

    def ended(self) -> Iterable[tuple[int, T | Ended]]:
        """Wait until at least one has ended, or its time is over: its position, and what became of it."""
        nearest = min(task.deadline for task in self._running.values())
        wait(self._running, max(0.0, nearest - time.monotonic()))
        found = []
        for receiver, task in list(self._running.items()):
            is_late = time.monotonic() >= task.deadline
            if is_late or receiver.poll():
                del self._running[receiver]
                found.append((task.position, _result(receiver, task.process, is_late=not receiver.poll())))
        return found

    def dismiss(self) -> None:
        """Stop those whom nobody waits for any more."""
        for receiver, task in self._running.items():
            _end(receiver, task.process)


def _started(step: Callable[[S], T], one: S, limits: Limits) -> tuple[Connection, BaseProcess]:
    # A forked process has the step's libraries at hand; where there is no fork, it imports them.
    context = get_context("fork" if "fork" in get_all_start_methods() else None)
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(step, one, limits, sender), daemon=True)
    process.start()
    sender.close()  # so that the end of the process is the end of the pipe
    return receiver, process


def _run(step: Callable[[S], T], one: S, limits: Limits, sender: Connection) -> None:
    faulthandler.disable()  # how it ends is told in a finding, not in a traceback
    gc.disable()  # the parent's objects are not to be copied for a collection that frees nothing
    _limit(limits)
    try:
        sender.send((True, step(one)))
    except MemoryError:
        pass
    except Exception as error:
        sender.send((False, error))


def _limit(limits: Limits) -> None:
    """Windows knows no such limits: there, only the time is watched."""
    with suppress(ImportError):
        import resource

        most = _inherited_bytes() + limits.memory_bytes
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
        # For a process that is left alone, because its parent was killed.
        seconds = int(limits.seconds) + 1
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _inherited_bytes() -> int:
    """The address space that the process has already; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _result(receiver: Connection, process: BaseProcess, *, is_late: bool) -> T | Ended:
    """What a process has sent; raises what its step has raised."""
    try:
        if is_late:
            return Ended.LATE
        is_good, value = receiver.recv()
    except EOFError:
        return Ended.DIED
    finally:
        _end(receiver, process)
    if not is_good:
        raise value
    found: T = value
    return found


def _end(receiver: Connection, process: BaseProcess) -> None:
    receiver.close()
    process.kill()
    process.join()
