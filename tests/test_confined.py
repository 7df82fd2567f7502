"""Worker processes that may die, hang or want too much memory."""

import mmap
import os
import signal
import time
from pathlib import Path

import pytest

from qunzhi.confined import Ended, Limits, in_order, supervised

LIMITS = Limits(seconds=30, memory_bytes=200 << 20)


def doubled(number: int) -> int:
    return 2 * number


def some_die(number: int) -> int:
    if number % 3 == 0:
        os.kill(os.getpid(), signal.SIGSEGV)
    return number


def some_hang(number: int) -> int:
    if number % 3 == 0:
        time.sleep(600)
    return number


def works(number: int) -> int:
    end = time.process_time() + number / 10
    while time.process_time() < end:
        pass
    return number


def eats(number: int) -> str:
    try:
        mmap.mmap(-1, number << 20).close()
    except (OSError, MemoryError):
        return "no room"
    return "room"


def swells(number: int) -> int:
    return len(bytearray(number << 20))


def fails(number: int) -> int:
    raise ZeroDivisionError(f"a bug at {number}")


def own_number(_: int) -> int:
    time.sleep(0.05)
    return os.getpid()


def test_everything_given_is_answered() -> None:
    assert dict(supervised(doubled, range(50), LIMITS, 3)) == {number: 2 * number for number in range(50)}


def test_a_list_has_its_results_in_the_place_of_what_was_given() -> None:
    found = in_order(some_die, [5, 3, 4, 5], LIMITS, 3)
    assert found == [5, Ended.DIED, 4, 5]


def test_a_worker_that_dies_costs_only_what_it_was_at() -> None:
    found = dict(supervised(some_die, range(10), LIMITS, 2))
    assert found == {number: Ended.DIED if number % 3 == 0 else number for number in range(10)}


def test_a_worker_that_hangs_is_ended_and_costs_only_what_it_was_at() -> None:
    found = dict(supervised(some_hang, range(5), Limits(0.2, LIMITS.memory_bytes), 2))
    assert found == {number: Ended.LATE if number % 3 == 0 else number for number in range(5)}


def test_a_worker_that_is_at_it_too_long_is_ended() -> None:
    assert in_order(works, (100, 0), Limits(0.5, LIMITS.memory_bytes), 1) == [Ended.LATE, 0]


def test_a_step_has_its_time_of_the_processor_where_many_others_want_it_too() -> None:
    found = in_order(works, [5] * 6, Limits(1, LIMITS.memory_bytes), 3 * (os.cpu_count() or 1))
    assert found == [5] * 6


def test_a_worker_has_no_more_memory_than_it_is_given() -> None:
    found = dict(supervised(eats, (20, 5000), LIMITS, 1))
    assert found == {20: "room", 5000: "no room"}


def test_a_step_that_wants_more_memory_than_it_may_ends_and_costs_only_what_it_was_at() -> None:
    assert in_order(swells, (2048, 1), LIMITS, 1) == [Ended.DIED, 1 << 20]


def test_a_bug_in_the_step_is_raised_where_it_is_waited_for() -> None:
    with pytest.raises(RuntimeError, match="a bug at 7"):
        list(supervised(fails, [7], LIMITS))


def test_there_are_as_many_workers_as_asked_for_and_none_is_left() -> None:
    workers = set(dict(supervised(own_number, range(12), LIMITS, 2)).values())
    assert len(workers) == 2
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)


def test_no_worker_is_started_when_there_is_nothing_to_do() -> None:
    assert list(supervised(doubled, [], LIMITS)) == []
    assert in_order(doubled, [], LIMITS) == []
