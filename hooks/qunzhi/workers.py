"""Spreads a step over worker processes. The results come in order, and do not depend on how many workers there are."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain
from multiprocessing import get_context
from typing import Any, TypeVar

S = TypeVar("S")
T = TypeVar("T")


def spread(
    step: Callable[[S], T],
    given: Sequence[S],
    *,
    chunk: int,
    fewest: int,
    long: int = 0,
    apart: int = 0,
    workers: int | None = None,
) -> Iterator[T]:
    """What the step makes of each thing given.

    `chunk`: how many are handed to a worker at a time: enough to make the hand-over cheap, few enough to share the work
    evenly. `long`: how many of the first take so long that each is handed over by itself. `apart`: how many of the
    first have workers of their own, too; those that follow begin with all memory shared again. `fewest`: below this,
    starting processes takes longer than the work.
    """
    count = workers or os.cpu_count() or 1
    if count == 1 or len(given) < fewest:
        return map(step, given)
    ranges = _ranges(len(given), chunk, max(long, apart))
    return chain.from_iterable(
        _in_workers(step, given, part, count) for part in (ranges[:apart], ranges[apart:]) if part
    )


def _ranges(total: int, chunk: int, long: int) -> list[range]:
    alone = [range(first, first + 1) for first in range(min(long, total))]
    return alone + [range(first, min(first + chunk, total)) for first in range(len(alone), total, chunk)]


def _in_workers(step: Callable[[S], T], given: Sequence[S], ranges: list[range], count: int) -> Iterator[T]:
    # Forked workers share what the parent has read; nothing needs to be sent to them but positions.
    with _frozen(), ProcessPoolExecutor(count, get_context("fork"), _adopt, (step, given)) as pool:
        for found in pool.map(_chunk, ranges):
            yield from found


@contextmanager
def _frozen() -> Iterator[None]:
    """What is there stays out of collections, here and in what is forked from here.

    A collection writes into every object that it looks at, and a page of memory that one process writes into is shared
    no more.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


class _Worker:
    """What a worker process has inherited from its parent."""

    step: Callable[[Any], Any]
    given: Sequence[Any] = ()


def _adopt(step: Callable[[Any], Any], given: Sequence[Any]) -> None:
    _Worker.step, _Worker.given = staticmethod(step), given


def _chunk(positions: range) -> list[Any]:
    return [_Worker.step(one) for one in _Worker.given[positions.start : positions.stop]]
