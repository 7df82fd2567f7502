import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from qunzhi import switch as switching
from qunzhi.switch import staging_folder, switch


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


def test_a_fresh_folder_lies_beside_the_site_so_that_it_can_be_moved_in_one_step(tmp_path: Path) -> None:
    assert staging_folder(tmp_path / "deep" / "site").parent == tmp_path / "deep"


def test_a_fresh_folder_is_empty_even_if_this_process_has_left_one_before(tmp_path: Path) -> None:
    folder(staging_folder(tmp_path / "site"), "half")
    assert not list(staging_folder(tmp_path / "site").iterdir())
