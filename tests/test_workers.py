"""A step spread over worker processes."""

import os
import signal

import pytest

from qunzhi.faults import BuildFailed, told
from qunzhi.workers import spread


def who(number: int) -> tuple[int, int]:
    return number, os.getpid()


@pytest.mark.parametrize("apart", [0, 1, 5, 40])
def test_results_come_in_order_whoever_has_made_them(apart: int) -> None:
    found = list(spread(who, range(40), chunk=7, fewest=1, apart=apart, workers=2))
    assert [number for number, _ in found] == list(range(40))


def test_those_who_look_at_everything_have_workers_of_their_own() -> None:
    found = list(spread(who, range(40), chunk=7, fewest=1, apart=5, workers=2))
    wide, others = ({process for _, process in some} for some in (found[:5], found[5:]))
    assert wide.isdisjoint(others)
    assert os.getpid() not in wide | others


def test_few_things_are_done_here() -> None:
    assert {process for _, process in spread(who, range(3), chunk=7, fewest=4, apart=2, workers=2)} == {os.getpid()}


def killed(number: int) -> int:
    """What the system does to a process that takes too much memory."""
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_a_killed_worker_is_told() -> None:
    with pytest.raises(BuildFailed, match=r"工作进程被系统终止.* · A worker process was killed"), told():
        list(spread(killed, range(4), chunk=1, fewest=1, workers=2))
