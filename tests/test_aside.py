import os

import pytest

from qunzhi.aside import Answer, aside, at_once


def _process() -> bytes:
    return str(os.getpid()).encode()


def test_another_process_answers_as_often_as_it_is_asked() -> None:
    answer: Answer = aside(_process)
    assert answer() == answer() != _process()
    assert at_once(_process)() == _process()


def test_where_a_process_cannot_be_parted_this_one_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert aside(_process)() == _process()


def test_what_goes_wrong_in_the_other_process_is_told_by_this_one() -> None:
    def step() -> bytes:
        raise PermissionError("site")

    answer = aside(step)
    with pytest.raises(PermissionError, match="site"):
        answer()
