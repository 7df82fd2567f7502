"""What is said while a build runs, and at its end."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from qunzhi.bars import LONG_S, PATIENCE_S, Bars, Lines, shown_on
from qunzhi.build import examine, finish
from qunzhi.built import Built, as_found, outcome
from qunzhi.progress import SILENT, STAGES, Progress, Step, followed
from qunzhi.search import NoSearch
from qunzhi.timings import Timed, table
from tests.small_sites import bare_shell, laid_over


class Noting:
    """Writes down which stages ran, and how many steps were told and done."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, int, int]] = []

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[Step]:
        done: list[None] = []
        yield lambda: done.append(None)
        self.stages.append((name, total, len(done)))


class Clock:
    """A clock that somebody sets."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def build_of(root: Path, progress: Progress) -> Built:
    examined = examine(root, progress)
    (fresh := root.with_name("fresh")).mkdir(exist_ok=True)
    return finish(examined, bare_shell(examined.site), fresh, root.with_name("site"), NoSearch(), 1, progress)


def test_a_build_tells_every_stage_in_order_and_every_file_that_it_makes(tmp_path: Path) -> None:
    noting = Noting()
    built = build_of(laid_over(tmp_path / "root", {}), noting)
    assert [name for name, _, _ in noting.stages] == [name for name in STAGES if name not in ("theme", "search")]
    found = {name: (total, done) for name, total, done in noting.stages}
    assert found["make"] == (built.made, built.made)
    assert found["checks"][0] == found["checks"][1] > 0
    assert found["reading"][1] > 0


def test_a_build_knows_how_long_each_file_took_that_it_made_and_how_many_it_reused(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "root", {})
    first = build_of(root, SILENT)
    assert len(first.times) == first.made and all(seconds > 0 for seconds in first.times.values())
    second = build_of(root, SILENT)
    assert (second.made, second.reused, second.times) == (0, first.made, {})


def test_the_summary_tells_what_was_made_and_reused_and_how_long_it_took() -> None:
    built = Built(Path("/site"), 9, [], 3, "Asia/Shanghai", b"", reused=4, seconds=1.26)
    assert "新做 3 个，沿用 4 个，用时 1.3 秒" in outcome(built)
    assert outcome(built).endswith("built 9 files: 3 made, 4 reused, in 1.3 s")
    assert outcome(as_found(built)).endswith("built 9 files: 0 made, 7 reused")


def test_things_that_are_followed_come_as_they_are_each_a_step() -> None:
    steps: list[int] = []
    assert list(followed("abc", lambda: steps.append(1))) == ["a", "b", "c"]
    assert len(steps) == 3


def test_stages_are_measured_and_those_of_one_name_added_up() -> None:
    clock, noting = Clock(), Noting()
    timed = Timed(noting, clock)
    for took in (2.0, 3.0):
        with timed.stage("fill", 7) as step:
            clock.now += took
            step()
    assert timed.seconds == {"fill": 5.0}
    assert noting.stages == [("fill", 7, 1), ("fill", 7, 1)], "whoever is told as well misses something"


def test_the_table_has_the_stages_what_is_left_over_and_the_ten_slowest_files_in_order() -> None:
    times = {f"page-{number:02}": number / 1000 for number in range(12)}
    lines = table(Built(Path(), 12, [], 12, "", b"", seconds=10.0, times=times), {"make": 6.0, "keep": 1.5}).split("\n")
    assert [line.split() for line in lines[1:3]] == [
        ["6.000", "生成网页", "making", "the", "pages"],
        ["1.500", "留给下次", "leaving", "it", "for", "the", "next", "build"],
    ]
    assert lines[3].split() == ["2.500", "其余", "all", "else"]
    assert [line.split()[1] for line in lines[-10:]] == [f"page-{number:02}" for number in range(11, 1, -1)]


def test_a_short_build_draws_nothing_and_a_long_one_no_more_often_than_an_eye_can_see() -> None:
    clock, drawn = Clock(), list[tuple[str, int, int]]()
    bars = Bars(lambda *line: drawn.append(line), clock)
    with bars.stage("make", 1000) as step:
        step()
        assert drawn == []
        clock.now += PATIENCE_S
        for _ in range(999):
            step()
            clock.now += 0.001
    assert drawn[0] == ("make", 2, 1000)
    assert 5 <= len(drawn) <= 12
    with bars.stage("search"):
        assert drawn[-1] == ("search", 0, 0), "a stage without steps is drawn when it begins"


def test_a_log_has_a_line_for_stages_that_took_long() -> None:
    clock, log = Clock(), io.StringIO()
    lines = Lines(log, clock)
    for took in (LONG_S, LONG_S + 7):
        with lines.stage("make", 12000) as step:
            for _ in range(12000):
                step()
            clock.now += took
    assert log.getvalue() == "生成网页 12,000：12 秒 · making the pages 12,000: 12 s\n"


class Terminal(io.StringIO):
    """Says that it is one."""

    def isatty(self) -> bool:
        return True


def test_only_a_terminal_is_drawn_on_and_only_a_pipeline_gets_lines() -> None:
    with shown_on(io.StringIO(), {}) as silent, shown_on(io.StringIO(), {"CI": "true"}) as lines:
        assert silent is SILENT
        assert isinstance(lines, Lines)
    with shown_on(Terminal(), {"TERM": "dumb"}) as dumb:
        assert dumb is SILENT


def test_in_a_terminal_the_running_stage_is_named_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qunzhi.bars.PATIENCE_S", 0)
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    with shown_on(terminal, {}) as progress, progress.stage("make", 3) as step:
        step()
    assert "生成网页 making the pages" in terminal.getvalue()
    assert terminal.getvalue().endswith("\x1b[?25h\r\x1b[1A\x1b[2K"), "the line is gone and the cursor is back"
