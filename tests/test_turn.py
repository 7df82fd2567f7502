"""One build of many in a process: it reads what has changed before it looks at all that is there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from qunzhi import build as building
from qunzhi import readings
from qunzhi.build import Stopped, build
from qunzhi.examine import Examined, look
from qunzhi.frames import Shell
from qunzhi.memory import Memory
from qunzhi.overtaken import Overtaken
from qunzhi.quick import Seen, seen
from qunzhi.search import NoSearch
from qunzhi.shell import write_shell
from qunzhi.stamps import sources_in
from qunzhi.turn import Turn, expected
from tests.building import snapshot
from tests.small_sites import bare_shell, laid_over, site_of

RECORD = "---\ntitle: {}\nsummary: 摘要\ndate: 2024-01-01\ntype: visit\npublished: 2024-01-09\n---\n\n正文。\n"
ONE, OTHER = "content/activities/one/index.zh.md", "content/activities/other/index.zh.md"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A site whose theme is there already."""
    root = laid_over(tmp_path / "site", {ONE: RECORD.format("一"), OTHER: RECORD.format("二"), "mkdocs.yml": ""})
    shell = tmp_path / "shell"
    write_shell(bare_shell(site_of(root)), shell)
    monkeypatch.setattr(building, "shell_for", lambda *given: shell)
    yield root


def heard(root: Path, memory: Memory, *paths: str) -> Turn:
    return Turn(memory, frozenset(str(root / path) for path in paths))


def turned(root: Path, turn: Turn) -> Memory:
    return build(root, root / "site", NoSearch(), turn=turn).memory


def follow(monkeypatch: pytest.MonkeyPatch, order: list[str]) -> None:
    """Note when a build reads, and when it looks at all that is there."""

    def noted_look(*given: Any) -> Examined:
        order.append("look")
        return look(*given)

    def noted_seen(*given: Any) -> Seen:
        order.append("seen")
        return seen(*given)

    monkeypatch.setattr(building, "look", noted_look)
    monkeypatch.setattr(building, "seen", noted_seen)


def test_where_only_files_have_changed_of_which_was_heard_nothing_else_is_looked_at(root: Path) -> None:
    memory = Memory(content=sources_in(root, "content"))
    laid_over(root, {ONE: RECORD.format("改过的")})
    assert expected(root, heard(root, memory, ONE)) == sources_in(root, "content")
    assert expected(root, heard(root, memory, ONE, "content/activities/one/4913")) is not None


@pytest.mark.parametrize(
    "path", ["content/activities/new/index.zh.md", "content/activities/one", "mkdocs.yml", "docs/a"]
)
def test_what_is_new_or_no_file_of_the_content_has_everything_looked_at(root: Path, path: str) -> None:
    memory = Memory(content=sources_in(root, "content"))
    laid_over(root, {"content/activities/new/index.zh.md": RECORD.format("新"), "docs/a": ""})
    assert expected(root, heard(root, memory, ONE, path)) is None


def test_what_is_gone_or_was_not_heard_of_has_everything_looked_at(root: Path) -> None:
    memory = Memory(content=sources_in(root, "content"))
    laid_over(root, {OTHER: None})
    assert expected(root, heard(root, memory, OTHER)) is None
    assert expected(root, heard(root, memory)) is None
    assert expected(root, heard(root, Memory(), ONE)) is None


def test_a_change_is_shown_before_all_that_is_there_is_looked_at(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory, order = turned(root, Turn()), list[str]()
    laid_over(root, {ONE: RECORD.format("改过的")})
    follow(monkeypatch, order)

    def ahead(examined: Examined, shell: Shell) -> None:
        order.append(f"ahead {examined.site.records['one'].title.zh}")

    turned(root, replace(heard(root, memory, ONE), ahead=ahead))
    assert order == ["look", "ahead 改过的", "seen"], "what was read once is not read again"


def test_a_change_of_which_nobody_has_heard_is_built_all_the_same(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "YOUNG_NS", 0)  # else files that were just written are read again in any case
    memory = turned(root, Turn())
    laid_over(root, {ONE: RECORD.format("改过的"), OTHER: RECORD.format("没有听说")})
    turned(root, heard(root, memory, ONE))
    found = snapshot(root / "site")
    assert "没有听说" in (root / "site/news/other/index.html").read_text("utf-8")
    (root / "site").rename(tmp_path / "gone")
    (root / ".cache").rename(tmp_path / "gone cache")
    turned(root, Turn())
    assert snapshot(root / "site") == found


def test_mistakes_are_told_of_a_change_that_was_heard_of_and_read_once(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, order = turned(root, Turn()), list[str]()
    follow(monkeypatch, order)
    laid_over(root, {ONE: RECORD.format("一").replace("2024-01-01", "2024-13-01")})
    with pytest.raises(Stopped) as stopped:
        turned(root, heard(root, memory, ONE))
    assert "QZ-D02" in [one.code for one in stopped.value.findings]
    assert stopped.value.memory.content == sources_in(root, "content")
    assert order == ["look", "seen"]
    laid_over(root, {ONE: RECORD.format("改好的")})
    turned(root, heard(root, stopped.value.memory, ONE))
    assert "改好的" in (root / "site/news/one/index.html").read_text("utf-8")


def test_a_build_that_was_overtaken_leaves_to_the_next_one_what_it_has_read(root: Path) -> None:
    memory = turned(root, Turn())

    def overtaken() -> None:
        raise Overtaken

    laid_over(root, {ONE: RECORD.format("改过的")})
    with pytest.raises(Overtaken) as given_up:
        turned(root, replace(heard(root, memory, ONE), wanted=overtaken))
    assert given_up.value.memory.content == sources_in(root, "content")
    laid_over(root, {OTHER: RECORD.format("也改过的")})
    turned(root, heard(root, given_up.value.memory, OTHER))
    assert "改过的" in (root / "site/news/one/index.html").read_text("utf-8")
    assert "也改过的" in (root / "site/news/other/index.html").read_text("utf-8")
