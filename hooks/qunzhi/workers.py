"""Spreads a step over worker processes. The results come in order, and do not depend on how many workers there are."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

S = TypeVar("S")
T = TypeVar("T")


def spread(
    step: Callable[[S], T], given: Sequence[S], *, chunk: int, fewest: int, workers: int | None = None
) -> Iterator[T]:
    """What the step makes of each thing given.

    `chunk`: how many are handed to a worker at a time: enough to make the hand-over cheap, few enough to share the work
    evenly. `fewest`: below this, starting processes takes longer than the work.
    """
    count = workers or os.cpu_count() or 1
    if count == 1 or len(given) < fewest:
        return map(step, given)
    return _in_workers(step, given, chunk, count)


def _in_workers(step: Callable[[S], T], given: Sequence[S], chunk: int, count: int) -> Iterator[T]:
    ranges = [range(first, min(first + chunk, len(given))) for first in range(0, len(given), chunk)]
    # Forked workers share what the parent has read; nothing needs to be sent to them but positions.
    with ProcessPoolExecutor(count, get_context("fork"), _adopt, (step, given)) as pool:
        for found in pool.map(_chunk, ranges):
            yield from found


class _Worker:
    """What a worker process has inherited from its parent."""

    step: Callable[[Any], Any]
    given: Sequence[Any] = ()


def _adopt(step: Callable[[Any], Any], given: Sequence[Any]) -> None:
    gc.freeze()  # the parent's objects stay out of collections, so their memory pages stay shared
    _Worker.step, _Worker.given = staticmethod(step), given


def _chunk(positions: range) -> list[Any]:
    return [_Worker.step(one) for one in _Worker.given[positions.start : positions.stop]]
