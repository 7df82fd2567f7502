import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from qunzhi import switch as switching
from qunzhi.manifest import MANIFEST
from qunzhi.switch import NotASite, replaceable, staging_folder, switch


def folder(path: Path, words: str) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    (path / "index.html").write_text(words, "utf-8")
    return path


def words(path: Path) -> str:
    return (path / "index.html").read_text("utf-8")


@pytest.fixture(params=["in one step", "in two steps"])
def ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With renameat2, and where an operating system has no such call."""
    if request.param == "in two steps":
        monkeypatch.setattr(switching, "_exchanged", lambda one, other: False)


@pytest.mark.usefixtures("ways")
def test_the_new_site_takes_the_place_of_the_old_one_and_the_old_one_its_place(tmp_path: Path) -> None:
    site, fresh = folder(tmp_path / "site", "old"), folder(tmp_path / ".site.new-1", "new")
    switch(fresh, site)
    assert (words(site), words(fresh)) == ("new", "old")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.new-1", "site"]


def test_the_first_site_is_put_where_none_was(tmp_path: Path) -> None:
    switch(folder(tmp_path / "fresh", "new"), tmp_path / "site")
    assert words(tmp_path / "site") == "new"


def test_whoever_looks_sees_a_whole_site_at_every_moment(tmp_path: Path) -> None:
    site, done = folder(tmp_path / "site", "0"), Event()
    missing: list[int] = []

    def look() -> None:
        while not done.is_set():
            if not (site / "index.html").exists():
                missing.append(1)

    watcher = Thread(target=look)
    watcher.start()
    for number in range(300):
        switch(folder(tmp_path / ".site.new-1", str(number)), site)
    done.set()
    watcher.join()
    assert not missing, "for a moment there was no site"


@pytest.fixture
def dead() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.fixture
def running() -> Iterator[int]:
    """The number of a process that runs."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process.pid
    process.communicate(b"\n")


def test_what_killed_builds_have_left_is_removed_and_what_running_builds_make_is_not(
    tmp_path: Path, dead: int, running: int
) -> None:
    left, used = folder(tmp_path / f".site.new-{dead}", "half"), folder(tmp_path / f".site.new-{running}", "half")
    other = folder(tmp_path / f".other.new-{dead}", "of another site")
    fresh = staging_folder(tmp_path / "site")
    assert not left.exists()
    assert used.exists() and other.exists()
    assert fresh.name == f".site.new-{os.getpid()}" and not list(fresh.iterdir())


def test_a_site_that_a_killed_build_had_moved_away_is_brought_back(tmp_path: Path, dead: int) -> None:
    folder(tmp_path / f".site.old-{dead}", "old")
    staging_folder(tmp_path / "site")
    assert words(tmp_path / "site") == "old"
    folder(tmp_path / f".site.old-{dead}", "older")
    staging_folder(tmp_path / "site")
    assert words(tmp_path / "site") == "old" and not (tmp_path / f".site.old-{dead}").exists()


def test_what_killed_builds_have_left_is_found_whatever_the_site_is_called(tmp_path: Path, dead: int) -> None:
    left = folder(tmp_path / f".site[1].new-{dead}", "half")
    staging_folder(tmp_path / "site[1]")
    assert not left.exists()


def test_a_new_site_that_cannot_be_moved_leaves_the_old_one_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switching, "_exchanged", lambda one, other: False)
    site = folder(tmp_path / "site", "old")
    with pytest.raises(FileNotFoundError):
        switch(tmp_path / "gone", site)
    assert words(site) == "old"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a site's sources."""
    (tmp_path / "root").mkdir()
    (tmp_path / "root/mkdocs.yml").touch()
    return tmp_path / "root"


def test_a_site_takes_the_place_of_an_earlier_one(tmp_path: Path, root: Path) -> None:
    site = folder(tmp_path / "web", "old")
    (site / MANIFEST).write_text(json.dumps({"generator": "Qunzhi 0.1"}), "utf-8")
    replaceable(root, site, MANIFEST)


@pytest.mark.parametrize("manifest", ['{"name": "an application"}', "[]", "no JSON", None])
def test_a_folder_of_somebody_else_is_never_replaced(manifest: str | None, tmp_path: Path, root: Path) -> None:
    site = folder(tmp_path / "web", "an application")
    if manifest is not None:
        (site / MANIFEST).write_text(manifest, "utf-8")
    with pytest.raises(NotASite):
        replaceable(root, site, MANIFEST)


def test_a_file_is_never_replaced(tmp_path: Path, root: Path) -> None:
    (tmp_path / "notes.txt").write_text("notes", "utf-8")
    with pytest.raises(NotASite):
        replaceable(root, tmp_path / "notes.txt", MANIFEST)


def test_a_fresh_folder_lies_beside_the_site_so_that_it_can_be_moved_in_one_step(tmp_path: Path) -> None:
    assert staging_folder(tmp_path / "deep" / "site").parent == tmp_path / "deep"


def test_a_fresh_folder_is_empty_even_if_this_process_has_left_one_before(tmp_path: Path) -> None:
    folder(staging_folder(tmp_path / "site"), "half")
    assert not list(staging_folder(tmp_path / "site").iterdir())
