import os
import signal
import time

import pytest

from qunzhi.confined import Ended, Limits, confined

ROOMY = Limits(seconds=60, memory_bytes=1 << 30)


def told(what: str) -> str:
    """Does what it is told."""
    if what == "hang":
        time.sleep(600)
    if what == "crash":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "swell":
        return str(len(bytearray(2 << 30)))
    if what == "fail":
        raise KeyError(what)
    return what.upper()


def test_results_come_in_the_order_of_what_was_given() -> None:
    given = [f"{number}" for number in range(9)]
    assert list(confined(told, given, ROOMY, workers=3)) == given


def test_a_process_that_crashes_costs_only_its_own_thing() -> None:
    assert list(confined(told, ["a", "crash", "b"], ROOMY)) == ["A", Ended.DIED, "B"]


def test_what_takes_more_memory_than_it_may_ends() -> None:
    assert list(confined(told, ["swell", "a"], ROOMY)) == [Ended.DIED, "A"]


def test_what_takes_longer_than_it_may_is_stopped() -> None:
    assert list(confined(told, ["hang", "hang", "hang"], Limits(0.2, 1 << 30), workers=2)) == [Ended.LATE] * 3


def test_a_mistake_of_the_program_is_raised_and_nothing_goes_on_running() -> None:
    with pytest.raises(KeyError, match="fail"):
        list(confined(told, ["fail", "hang"], ROOMY, workers=2))


def test_where_nothing_is_given_no_process_is_started() -> None:
    assert list(confined(told, [], ROOMY)) == []
