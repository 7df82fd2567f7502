"""Runs a step on things that nobody trusts, in worker processes that may die, hang or want too much memory: that costs
only the thing that they were at.

`concurrent.futures` gives up its whole pool when one worker dies, and cannot end one that hangs.
"""

import faulthandler
import gc
import os
import signal
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from functools import partial
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may use."""

    seconds: float
    """Of a processor, for one thing."""
    memory_bytes: int
    """Of addresses, beside those that it inherits."""


PATIENCE = 10
"""How many times as long a step may take by the clock: where others want the processor too, it gets little of it."""


class Ended(Enum):
    """How a step ended that has no result."""

    LATE = "late"
    """It was stopped, because its time was over."""
    DIED = "died"
    """It took more memory than it may, or its process crashed."""


@dataclass(slots=True)
class _Worker(Generic[S]):
    process: BaseProcess
    connection: Connection
    given: S
    """What it is at, or was at last."""
    until: float = 0
    """When it is to be looked after, by the clock that is never set."""
    last: float = 0
    """When it has to be ready at the latest, whatever it has had of the processor."""
    before_s: float | None = None
    """What it had had of the processor before it began."""


def supervised(
    step: Callable[[S], T], given: Iterable[S], limits: Limits, count: int | None = None
) -> Iterator[tuple[S, T | Ended]]:
    """What the step makes of each thing, as soon as it is made. A worker is started when there is something to do.

    `given` is asked for the next thing only when there is a worker for it. A bug in the step is raised here.
    """
    most = count or os.cpu_count() or 1
    busy: list[_Worker[S]] = []
    idle: list[_Worker[S]] = []
    try:
        for one in given:
            while len(busy) == most:
                yield from _ready(busy, idle, limits)
            worker = idle.pop() if idle else _started(step, one, limits)
            _hand_over(worker, one, limits)
            busy.append(worker)
        while busy:
            yield from _ready(busy, idle, limits)
    finally:
        for worker in (*busy, *idle):
            _end(worker)


def in_order(step: Callable[[S], T], given: Iterable[S], limits: Limits, count: int | None = None) -> list[T | Ended]:
    """The same as a list, each result in the place of what was given."""
    found = {number: made for (number, _), made in supervised(partial(_of_one, step), enumerate(given), limits, count)}
    return [found[number] for number in range(len(found))]


def _of_one(step: Callable[[S], T], numbered: tuple[int, S]) -> T:
    return step(numbered[1])


def _started(step: Callable[[S], T], one: S, limits: Limits) -> _Worker[S]:
    # Forked, a worker has loaded what its parent has; where there is no fork, it loads that itself.
    context = get_context("fork" if "fork" in get_all_start_methods() else None)
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(step, ours, theirs, limits), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours, one)


def _hand_over(worker: _Worker[S], one: S, limits: Limits) -> None:
    now = time.monotonic()
    worker.given, worker.until, worker.last = one, now + limits.seconds, now + PATIENCE * limits.seconds
    worker.before_s = _processor_s(worker.process)
    with suppress(OSError):  # it has died while it had nothing to do: its end is noticed as that of any other
        worker.connection.send(worker.given)


def _ready(busy: list[_Worker[S]], idle: list[_Worker[S]], limits: Limits) -> Iterator[tuple[S, Any]]:
    """The workers that have something to say, or have had long enough; none where one is given longer."""
    pause_s = max(0, min(worker.until for worker in busy) - time.monotonic())
    speaking = wait([worker.connection for worker in busy], pause_s)
    for worker in list(busy):
        if worker.connection in speaking:
            busy.remove(worker)
            yield worker.given, _answer(worker, idle)
        elif (now := time.monotonic()) >= worker.until and not _given_longer(worker, limits, now):
            busy.remove(worker)
            _end(worker)
            yield worker.given, Ended.LATE


def _given_longer(worker: _Worker[S], limits: Limits, now: float) -> bool:
    """Whether a worker gets what it still lacks of its time of the processor; it does where that is known."""
    spent_s = _processor_s(worker.process)
    if spent_s is None or worker.before_s is None:
        return False
    worker.until = min(now + limits.seconds - (spent_s - worker.before_s), worker.last)
    return worker.until > now


def _processor_s(process: BaseProcess) -> float | None:
    """Seconds that a process has had of the processor (proc_pid_stat(5)); None where there is no /proc."""
    try:
        with open(f"/proc/{process.pid}/stat", "rb") as file:
            fields = file.read().rpartition(b")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _answer(worker: _Worker[S], idle: list[_Worker[S]]) -> object:
    try:
        answer, words = worker.connection.recv()
    except (EOFError, OSError):
        _end(worker)
        return Ended.DIED
    idle.append(worker)
    if words:
        raise RuntimeError(f"in a worker process:\n{words}")
    return answer


def _end(worker: _Worker[S]) -> None:
    worker.process.kill()
    worker.process.join()
    worker.connection.close()


def _work(step: Callable[[S], T], parents: Connection, own: Connection, limits: Limits) -> None:
    """The life of a worker: until its parent ends it, or is gone, or memory is."""
    parents.close()  # or it would not notice that its parent has died
    _restrain(limits)
    gc.freeze()
    with suppress(EOFError, OSError, MemoryError):
        while True:
            one = own.recv()
            try:
                answer: tuple[object, str] = step(one), ""
            except MemoryError:
                return
            except Exception:
                answer = None, traceback.format_exc()
            own.send(answer)


def _restrain(limits: Limits) -> None:
    """Less than everything of memory, no dump and no word on the screen where it dies, and no answer to Ctrl+C: its
    parent ends it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    faulthandler.disable()
    with suppress(ImportError):  # Windows knows no such limits: there, only the time is watched
        import resource

        most = _inherited_bytes() + limits.memory_bytes
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)


def _inherited_bytes() -> int:
    """The address space that a process has already (proc(5)); 0 where there is no /proc."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
