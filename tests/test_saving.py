import errno
import os
from pathlib import Path
from typing import IO, Any

import pytest
from typer.testing import CliRunner

from qunzhi.cli import app
from qunzhi.saving import save
from tests.building import snapshot
from tests.small_sites import laid_over


class Full:
    """A file of which only half finds room."""

    def __init__(self, file: IO[Any]) -> None:
        self.file = file

    def __enter__(self) -> "Full":
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, content: Any) -> None:
        self.file.write(content[: len(content) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), self.file.name)


def fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on only half of what is written to the content finds room, in whatever way it is written."""
    plain = Path.open

    def opened(path: Path, mode: str = "r", *rest: Any, **named: Any) -> Any:
        file = plain(path, mode, *rest, **named)
        return Full(file) if "w" in mode and "content" in path.parts else file

    monkeypatch.setattr(Path, "open", opened)


def test_what_was_there_is_replaced_by_the_whole_of_what_is_new(tmp_path: Path) -> None:
    for content in (b"old", b"new"):
        save(tmp_path / "page", content)
        assert (tmp_path / "page").read_bytes() == content
    assert os.listdir(tmp_path) == ["page"]


def test_the_permissions_of_a_file_that_others_may_write_stay(tmp_path: Path) -> None:
    (tmp_path / "page").touch()
    (tmp_path / "page").chmod(0o664)
    save(tmp_path / "page", b"new")
    assert (tmp_path / "page").stat().st_mode & 0o777 == 0o664


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "page").touch()
    (tmp_path / "link").symlink_to("page")
    save(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "page").read_bytes() == b"new"


REVIEW = ("review", "example-college", "--stage", "初审", "--by", "主任")


@pytest.mark.parametrize(
    "command", [REVIEW, ("new", "member", "--id", "a", "--title", "甲"), ("ledger",), ("originals", "record")]
)
def test_a_full_disk_takes_nothing_from_the_files_of_staff(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = laid_over(tmp_path / "site", {"content/addresses.txt": "# 网址册\n", "content/fixity.txt": ""})
    laid_over(root, {"content/activities/2024-expo/a.jpg": b"a"})
    before = snapshot(root / "content")
    fill_the_disk(monkeypatch)
    done = CliRunner().invoke(app, [*command, "--root", str(root)])
    assert done.exit_code == 1 and "磁盘已满" in done.output, "the command has a traceback, or says that all is well"
    assert snapshot(root / "content") == before
