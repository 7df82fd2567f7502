from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Condition

import pytest
from watchdog import events

from qunzhi.preview.watching import Changes, Handler, Watched, sources, watching
from tests.small_sites import laid_over


class Save(Condition):
    """Files that are written one after the other, none of them a quiet moment after the one before."""

    def __init__(self, write: Callable[[str], None], paths: list[str]) -> None:
        super().__init__()
        self.write = write
        self.paths = paths

    def wait(self, timeout: float | None = None) -> bool:
        if not self.paths:
            return False
        self.write(self.paths.pop(0))
        return True


def told(watched: Watched, *happened: events.FileSystemEvent) -> list[str]:
    found: list[str] = []
    handler = Handler(watched, found.append)
    for event in happened:
        handler.dispatch(event)
    return found


def test_all_files_of_one_save_are_one_change() -> None:
    save = Save(lambda path: changes.add(path), ["b", "c", "a"])
    changes = Changes(save)
    changes.add("a")
    assert changes.take() == {"a", "b", "c"}
    assert save.paths == []


def test_changes_during_a_build_are_one_change_after_it() -> None:
    changes = Changes()
    changes.add("a")
    assert changes.take() == {"a"}
    assert not changes.are_there
    changes.add("b")
    changes.add("c")
    changes.add("b")
    assert changes.are_there
    assert changes.take() == {"b", "c"}


@pytest.mark.parametrize(
    "event",
    [
        events.FileModifiedEvent("/site/content/honours.yml"),
        events.FileCreatedEvent("/site/content/news/2024/index.zh.md"),
        events.FileDeletedEvent("/site/content/news/2024/opening.jpg"),
        events.FileMovedEvent("/site/content/.honours.yml.swp", "/site/content/honours.yml"),
        events.DirDeletedEvent("/site/content/news/2024"),
        events.DirMovedEvent("/site/content/news/2024", "/elsewhere/2024"),
    ],
)
def test_a_saved_a_new_a_moved_and_a_deleted_source_are_told(event: events.FileSystemEvent) -> None:
    assert told(Watched(Path("/site/content")), event)


@pytest.mark.parametrize(
    "event",
    [
        events.FileOpenedEvent("/site/content/honours.yml"),
        events.FileClosedNoWriteEvent("/site/content/honours.yml"),
        events.DirModifiedEvent("/site/content/news"),
    ],
)
def test_reading_changes_nothing(event: events.FileSystemEvent) -> None:
    assert told(Watched(Path("/site/content")), event) == []


@pytest.mark.parametrize(
    "name", [".index.zh.md.swp", "4913", "index.zh.md~", "~$report.docx", "#index.zh.md#", ".git/HEAD", ".DS_Store"]
)
def test_leftovers_of_editors_are_not_told(name: str) -> None:
    assert told(Watched(Path("/site/content")), events.FileModifiedEvent(f"/site/content/{name}")) == []


def test_a_site_below_a_hidden_folder_is_watched_like_any_other() -> None:
    assert told(Watched(Path("/home/.work/content")), events.FileModifiedEvent("/home/.work/content/group.yml"))


def test_of_the_root_only_the_settings_and_the_folders_of_sources_are_told() -> None:
    root = Watched(Path("/site"), frozenset({"mkdocs.yml", "content"}))
    happened = [events.FileModifiedEvent(f"/site/{name}") for name in ("mkdocs.yml", "site", "README.md")]
    assert told(root, *happened, events.DirCreatedEvent("/site/content")) == ["/site/mkdocs.yml", "/site/content"]


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    yield laid_over(tmp_path / "site", {"mkdocs.yml": "INHERIT: ../common.yml\n", "../common.yml": "site_name: x\n"})


def test_settings_from_which_a_site_inherits_are_watched(root: Path) -> None:
    assert Watched(root.parent, frozenset({"common.yml"})) in sources(root)


@pytest.mark.parametrize("polling", [False, True])
def test_a_saved_record_is_noticed_and_a_finished_site_is_not(root: Path, polling: bool) -> None:
    changes = Changes()
    with watching(root, changes.add, polling=polling):
        (root / "site").mkdir()
        (root / "site" / "index.html").write_text("made", "utf-8")
        (root / "content" / "group.yml").write_text("changed", "utf-8")
        assert changes.take() == {str(root / "content" / "group.yml")}
