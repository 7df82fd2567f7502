"""What one build leaves in memory to the next in the same process."""

from dataclasses import replace
from pathlib import Path

import pytest

from qunzhi import tables
from qunzhi.build import examine
from qunzhi.context import context_of
from qunzhi.memory import Memory
from qunzhi.past import PAST, left_file, left_in, past_in
from qunzhi.quick import CACHE
from qunzhi.readings import READINGS, kept_readings
from tests.edits import flip
from tests.small_sites import laid_over, made

TITLE = "---\ntitle: {}\nsummary: 摘要\ndate: 2024-01-01\ntype: visit\npublished: 2024-01-01\n---\n\n正文。\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return titled(tmp_path / "site", "一")


def titled(root: Path, title: str) -> Path:
    return laid_over(root, {"content/activities/a/index.zh.md": TITLE.format(title)})


def built(root: Path, memory: Memory | None = None) -> Memory:
    memory = memory or Memory()
    return made(examine(root, memory=memory), root.parent / "out", memory).memory


def believed(root: Path, memory: Memory) -> list[bool]:
    """Of each that is kept, whether it is taken from memory rather than from its file."""
    cache, context = root / CACHE, context_of(root)
    _, left = left_in(left_file(cache, root.parent / "out"), context, memory.left)
    readings = kept_readings(cache / READINGS, context, memory.readings).origin
    past = past_in(cache / PAST, context, memory.past).origin
    return [readings is memory.readings, past is memory.past, left is memory.left]


def test_a_build_reads_nothing_that_the_one_before_in_its_process_has_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = built(titled(root, "二"), built(root))
    read: list[Path] = []
    for reader in ("kept_in", "kept_all_in"):
        monkeypatch.setattr(tables, reader, lambda path, program: read.append(path))
    assert believed(titled(root, "三"), memory) == [True, True, True]
    assert read == []


def test_what_another_process_has_kept_since_is_read(root: Path) -> None:
    memory = built(root)
    built(titled(root, "二"))
    assert believed(root, memory) == [False, False, False]


def test_what_is_kept_no_more_is_not_believed(root: Path) -> None:
    memory = built(root)
    for path in (root / CACHE / "past").iterdir():
        path.unlink()
    assert believed(root, memory) == [False, False, False]


def test_what_another_program_has_made_is_not_believed(root: Path) -> None:
    memory = built(root)
    laid_over(root, {"overrides/qunzhi/kinds/activity.html": "another"})
    assert believed(root, memory) == [False, False, False]


def test_what_was_kept_in_memory_can_be_read_by_the_next_process(root: Path) -> None:
    memory = built(root)
    for title in ("二", "三", "四"):
        memory = built(titled(root, title), memory)
    found, fresh = memory.past, examine(root).past.origin
    assert {**fresh.now} == {**found.now}
    assert replace(fresh, now={}, whole={}) == replace(found, now={}, whole={})
    assert made(examine(root), root.parent / "out").made == 0


def test_a_file_that_is_damaged_after_it_was_kept_costs_the_next_process_time_only(root: Path) -> None:
    memory = built(root)
    flip(root / CACHE / READINGS, 500)
    memory = built(titled(root, "二"), memory)
    out = root.parent / "out/news/a/index.html"
    assert "二" in out.read_text("utf-8")
    built(titled(root, "三"))
    assert "三" in out.read_text("utf-8")
