import json
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from qunzhi.cli import app
from qunzhi.originals.holding import MANIFEST
from qunzhi.originals.register import REGISTER
from qunzhi.originals_place import VARIABLE
from tests.originals.stores import file, sha256, spoil
from tests.small_sites import laid_over

FOLDER = "content/documents/2024-a"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    text = "---\ntitle: 甲\ntype: notice\nattachments: [{file: notice.txt, title: 正文}]\n---\n"
    return laid_over(tmp_path / "site", {f"{FOLDER}/index.zh.md": text, f"{FOLDER}/notice.txt": "甲"})


def run(root: Path, command: str, *arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["originals", command, "--root", str(root), *map(str, arguments)])


def test_add_prints_the_lines_to_paste_and_what_was_added_can_be_checked_without_us(root: Path, tmp_path: Path) -> None:
    done = run(root, "add", file(tmp_path, "会议 合影.tif"), file(tmp_path, "b.tif", b"b"))
    assert done.exit_code == 0, done.output
    assert f"file: 会议 合影.tif\noriginal: {sha256(b'a picture')}\n" in done.output
    store = root / "originals"
    checked = subprocess.run(["sha256sum", "--strict", "-c", MANIFEST], cwd=store, capture_output=True, text=True)
    assert (checked.returncode, checked.stdout.count(": OK")) == (0, 2)
    assert "already there" in run(root, "add", file(tmp_path, "again.tif")).output


def test_add_goes_on_after_a_file_that_is_not_there_and_says_that_something_failed(root: Path, tmp_path: Path) -> None:
    done = run(root, "add", tmp_path / "none.tif", file(tmp_path, "a.tif"))
    assert done.exit_code == 1 and "没有这个文件" in done.output and "original: " in done.output


def test_a_store_named_by_the_environment_must_be_there(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = tmp_path / "disk"
    monkeypatch.setenv(VARIABLE, str(disk))
    for command, arguments in (("add", [file(tmp_path, "a.tif")]), ("verify", []), ("record", [])):
        done = run(root, command, *arguments)
        assert done.exit_code == 1 and "请接上磁盘" in done.output, command
    assert not disk.exists(), "originals would lie under the disk when it is back"
    disk.mkdir()
    assert run(root, "add", file(tmp_path, "a.tif")).exit_code == 0 and (disk / MANIFEST).exists()


def test_record_verify_and_accept_work_together(root: Path, tmp_path: Path) -> None:
    assert run(root, "verify").exit_code == 0 and not (root / REGISTER).exists()
    assert "新登记 1 个" in run(root, "record").output
    assert "未登记 0" in run(root, "verify").output
    (root / FOLDER / "notice.txt").write_text("乙", "utf-8")
    done = run(root, "verify")
    assert done.exit_code == 1 and "QZ-Z04" in done.output and "变了或损坏 1" in done.output
    assert "另有 1 个" in run(root, "record").output
    assert run(root, "accept", "none.txt").exit_code == 1
    assert f"entered: {FOLDER}/notice.txt" in run(root, "accept", f"{FOLDER}/notice.txt").output
    assert run(root, "verify").exit_code == 0


def test_verify_fails_for_a_damaged_original_in_the_store_and_tells_it_to_machines(root: Path, tmp_path: Path) -> None:
    run(root, "add", file(tmp_path, "a.tif"))
    (original,) = (root / "originals").rglob("a.tif")
    spoil(original, b"a pictura")
    done = run(root, "verify", "--json")
    assert done.exit_code == 1
    assert [one["code"] for one in json.loads(done.stdout)] == ["QZ-Z07", "QZ-Z02"]


def test_a_register_that_cannot_be_read_is_told_and_left_alone(root: Path) -> None:
    (root / REGISTER).write_text("words\n", "utf-8")
    done = run(root, "record")
    assert done.exit_code == 1 and "QZ-Z08" in done.output
    assert (root / REGISTER).read_text("utf-8") == "words\n"
    assert run(root, "verify").exit_code == 1


def test_a_place_that_nothing_can_open_is_told_without_a_traceback(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "nosuch://bucket")
    for command, arguments in (("add", [file(tmp_path, "a.tif")]), ("verify", []), ("record", [])):
        done = run(root, command, *arguments)
        assert done.exit_code == 1 and "用不了" in done.output and isinstance(done.exception, SystemExit), command
