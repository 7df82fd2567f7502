"""What machines do to a build: the right site comes out, or one clear sentence, and the last site stays."""

import errno
import os
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qunzhi import build as building
from qunzhi import cli, renewal, shell, stamps, store
from qunzhi.build import CACHE, build
from qunzhi.faults import TRIES, BuildFailed, NotKept
from qunzhi.passages import Passage
from qunzhi.quick import configurations
from qunzhi.search import NoSearch
from qunzhi.shell import ThemeFailed, write_shell
from tests.small_sites import bare_shell, laid_over, site_of

RECORD = "content/activities/2024-a/index.zh.md"


def record(words: str) -> str:
    return f"---\ntitle: 座谈会\ndate: 2024-03-16\ntype: visit\n---\n\n{words}\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site whose frames need no MkDocs."""
    found = laid_over(tmp_path / "group", {RECORD: record("到会的有三个单位。"), "mkdocs.yml": "site_name: 群志\n"})

    def frames(root: Path, folder: Path, engine: str) -> None:
        (folder / shell.STATIC).mkdir(parents=True)
        write_shell(bare_shell(site_of(root)), folder)
        shell.seal(folder)

    monkeypatch.setattr(shell, "_make", frames)
    return found


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def made(root: Path) -> dict[str, bytes]:
    """The site of a folder, built."""
    build(root, root / "site", NoSearch(), workers=1)
    return contents(root / "site")


def page(root: Path) -> str:
    return (root / "site/news/2024-a/index.html").read_text("utf-8")


def edited_while(root: Path, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that is written anew whenever a build has read everything and begins to make pages."""
    ready, left = building._get_ready, iter(range(times))

    def then_edit(folder: Path) -> None:
        ready(folder)
        if (number := next(left, None)) is not None:
            (root / RECORD).write_text(record(f"到会的有{number + 4}个单位。"), "utf-8")

    monkeypatch.setattr(building, "_get_ready", then_edit)


def test_a_file_that_is_saved_during_a_build_is_built_as_it_is_then(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited_while(root, TRIES - 1, monkeypatch)
    made(root)
    assert f"到会的有{TRIES + 2}个单位" in page(root)


def test_a_file_that_keeps_changing_is_named_and_the_last_site_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = made(root)
    (root / RECORD).write_text(record("改过一次。"), "utf-8")
    edited_while(root, 99, monkeypatch)
    with pytest.raises(BuildFailed, match=f"^{RECORD} .*一再改动.* · The file kept changing"):
        made(root)
    assert contents(root / "site") == before


def full_after(files: int) -> Callable[[str, bytes], None]:
    """A disk that has room for so many files more."""
    write, room = store._write, iter(range(files))

    def written(path: str, content: bytes) -> None:
        if next(room, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        write(path, content)

    return written


@pytest.mark.parametrize("files", [0, 1, 5, 12])
def test_a_full_disk_is_told_and_the_last_site_stays_until_there_is_room(
    files: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = made(root)
    (root / "content/group.yml").write_text((root / "content/group.yml").read_text("utf-8") + "\n", "utf-8")
    (root / RECORD).write_text(record("换一段话。").replace("座谈会", "研讨会"), "utf-8")
    with monkeypatch.context() as full:
        full.setattr(store, "_write", full_after(files))
        with pytest.raises(BuildFailed, match=r"磁盘已满.* · The disk is full"):
            made(root)
    assert contents(root / "site") == before
    made(root)
    assert "换一段话" in page(root), "the failed build has spoiled the next one"


def test_a_disk_that_fills_when_the_site_is_in_its_place_is_not_told_as_a_build_that_failed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(root)
    (root / RECORD).write_text(record("换一段话。"), "utf-8")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "past")

    def killed(*_: object) -> None:
        raise BrokenProcessPool

    with monkeypatch.context() as later:
        later.setattr(renewal, "keep_past", full)
        said = CliRunner().invoke(cli.app, ["build", "--no-search", "--root", str(root)])
    assert said.exit_code == 1
    assert "网站已经生成，只是没能留下" in said.output and "The disk is full" in said.output
    assert "换一段话" in page(root)
    for step in (full, killed):
        with pytest.raises(NotKept), monkeypatch.context() as later:
            later.setattr(building, "remember", step)
            made(root)


def test_a_cache_that_cannot_be_written_to_is_told(root: Path) -> None:
    (root / CACHE).parent.mkdir(exist_ok=True)
    (root / CACHE).write_text("in the way", "utf-8")
    with pytest.raises(BuildFailed, match=r"请把它移走。 · .*move it away"):
        made(root)
    assert (root / CACHE).read_text("utf-8") == "in the way", "somebody's file was removed"


def test_missing_permission_is_told_with_the_place(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: str, content: bytes) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/locked/file")

    monkeypatch.setattr(store, "_write", refused)
    with pytest.raises(BuildFailed, match=r"^/locked/file  没有写入权限.* · Permission to write is missing"):
        made(root)


def test_an_error_that_no_machine_is_to_blame_for_is_not_hidden(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(passage: Passage) -> str:
        raise OSError("a bug")

    monkeypatch.setattr(Passage, "text", property(broken))
    with pytest.raises(OSError, match="a bug"):
        made(root)


def test_a_configuration_that_inherits_from_nothing_gives_no_traceback(root: Path) -> None:
    (root / "mkdocs.yml").write_text("INHERIT: ../nothing.yml\nsite_name: 群志\n", "utf-8")
    said = CliRunner().invoke(cli.app, ["check", "--root", str(root)])
    assert said.exception is None or isinstance(said.exception, SystemExit)
    assert list(configurations(root / "mkdocs.yml")) == [root / "mkdocs.yml"]


@pytest.mark.parametrize("years", [-30, 30])
def test_a_clock_that_was_wrong_when_a_file_was_saved_does_not_hide_its_next_change(years: int, root: Path) -> None:
    made(root)
    for words in ("甲单位来访。", "乙单位来访。"):
        (root / RECORD).write_text(record(words), "utf-8")
        moment = (root / RECORD).stat().st_mtime_ns + years * 365 * 86_400 * 10**9
        os.utime(root / RECORD, ns=(moment, moment))
        made(root)
        assert words in page(root)


@pytest.mark.parametrize("command", ["build", "check", "serve", "ledger", "cache", "originals verify"])
def test_a_command_in_a_folder_that_is_no_site_says_so(command: str, tmp_path: Path) -> None:
    said = CliRunner().invoke(cli.app, [*command.split(), "--root", str(tmp_path)])
    assert (said.exit_code, "是网站的文件夹" in said.output) == (2, True), said.output


@pytest.mark.parametrize("there", ["content", "mkdocs.yml"])
def test_half_a_site_gives_no_traceback(there: str, tmp_path: Path) -> None:
    (tmp_path / there).mkdir() if there == "content" else (tmp_path / there).write_text("site_name: 群志\n", "utf-8")
    for command in ("build", "check"):
        said = CliRunner().invoke(cli.app, [command, "--root", str(tmp_path)])
        assert said.exit_code == 1 and isinstance(said.exception, SystemExit), f"{command}: {said.exception!r}"


def test_a_cache_that_cannot_be_written_is_told_by_a_check_in_one_sentence(root: Path) -> None:
    (root / ".cache").write_text("a file stands where the folder should", "utf-8")
    done = CliRunner().invoke(cli.app, ["check", "--root", str(root)])
    assert done.exit_code == 1 and f"{root}/.cache" in done.output and "被别的文件占着" in done.output


def test_a_file_that_an_editor_takes_away_while_a_build_looks_at_the_content_is_none_of_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = stamps._entries

    def then_gone(base: str, folder: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
        for path, entry in entries(base, folder):
            (root / "content/4913").unlink(missing_ok=True)
            yield path, entry

    before = stamps.sources_in(root, "content")
    (root / "content/4913").touch()
    monkeypatch.setattr(stamps, "_entries", then_gone)
    assert stamps.sources_in(root, "content") == before


def test_a_page_that_an_editor_puts_into_place_while_a_build_looks_for_the_shell_is_waited_for(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs, gone = shell._inputs, iter([root / "docs/4913"])
    monkeypatch.setattr(shell, "_inputs", lambda root: [*inputs(root), *gone])
    assert "news/2024-a/index.html" in made(root)


def test_a_file_beside_hand_written_pages_whose_name_has_another_encoding_is_named(root: Path) -> None:
    Path(os.fsdecode(os.fsencode(root / "docs") + b"/\xd6\xd0.txt")).touch()
    with pytest.raises(ThemeFailed, match=r"docs/\\udcd6\\udcd0\.txt · Its name is not UTF-8"):
        made(root)


def test_a_configuration_in_another_encoding_is_named(root: Path) -> None:
    (root / "mkdocs.yml").write_bytes("site_name: 网站\n".encode("gb18030"))
    with pytest.raises(ThemeFailed, match=r"mkdocs\.yml 不是 UTF-8 编码"):
        made(root)
