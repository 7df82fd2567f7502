import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from qunzhi import build_command, cli, start
from qunzhi.build_command import Asked
from qunzhi.quick import Finished, remember, seen, today, ways_of
from tests.building import PROJECT

SAID = "网站已生成 · built"
ZONE = "Asia/Shanghai"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that has just been built, without a search index."""
    root = tmp_path / "group"
    (root / "site").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: 群志\n", "utf-8")
    (root / "site/index.html").write_text("<p>群志</p>", "utf-8")
    now = seen(root, root / "site")
    built = Finished(now.imprint, ways_of("mkdocs", ""), today(ZONE), ZONE, now.site(), SAID)
    remember(replace(now, begin_ns=now.begin_ns + 10**9), built)
    return root


def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the program says by itself; "builds" where it builds, "typer" where it leaves it to the command line."""
    monkeypatch.setattr("sys.argv", ["qunzhi", *arguments])
    monkeypatch.setattr(cli, "app", lambda: print("typer"))
    monkeypatch.setattr(build_command, "carry_out", lambda asked: print("builds"))
    start.main()
    shown = capsys.readouterr()
    return (shown.out + shown.err).strip()


def test_a_build_that_would_change_nothing_says_so_without_the_command_line(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(monkeypatch, capsys, "build", "--no-search", "--root", str(root)) == SAID
    site_dir, theme = ("--site-dir", str(root / "site")), ("--theme", "mkdocs")
    assert said(monkeypatch, capsys, "build", "--root", str(root), *site_dir, *theme, "--no-search") == SAID


@pytest.mark.parametrize(
    "more",
    [
        ("--theme", "another"),
        ("--workers", "0"),
        ("--profile",),
        ("--explain", "news/"),
        ("--root",),
        ("--help",),
        ("elsewhere",),
    ],
)
def test_whatever_asks_for_more_is_left_to_the_command_line(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], more: tuple[str, ...]
) -> None:
    assert said(monkeypatch, capsys, "build", "--no-search", "--root", str(root), *more) == "typer"


@pytest.mark.parametrize("more", [("--search",), ("--theme", "properdocs"), ("--site-dir", "elsewhere")])
def test_a_site_asked_for_in_another_way_is_built_without_the_command_line(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], more: tuple[str, ...]
) -> None:
    assert said(monkeypatch, capsys, "build", "--no-search", "--root", str(root), *more) == "builds"


def test_other_commands_and_folders_without_a_site_are_left_to_the_command_line(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(monkeypatch, capsys) == "typer"
    assert said(monkeypatch, capsys, "check", "--root", str(root)) == "typer"
    assert said(monkeypatch, capsys, "build", "--root", str(root / "site")) == "typer"


def test_a_changed_site_is_built_with_what_has_been_seen_of_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Asked] = []
    monkeypatch.setattr("sys.argv", ["qunzhi", "build", "--root", str(root), "--theme", "properdocs", "--no-search"])
    monkeypatch.setattr(build_command, "carry_out", asked.append)
    (root / "mkdocs.yml").write_text("site_name: 群志二\n", "utf-8")
    start.main()
    assert [(one.root, one.site_dir, one.theme, one.search) for one in asked] == [
        (root, root / "site", "properdocs", False)
    ]
    assert asked[0].seen and str(root / "mkdocs.yml") in asked[0].seen.inputs


def test_a_site_in_which_somebody_has_been_at_work_is_built_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "site/stranger.html").write_text("<p>群志</p>", "utf-8")
    assert said(monkeypatch, capsys, "build", "--no-search", "--root", str(root)) == "builds"


@pytest.mark.parametrize(("ended", "status"), [(KeyboardInterrupt, 130), (BrokenPipeError, 1)])
def test_a_build_ends_as_the_command_line_would_end_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, ended: type[BaseException], status: int
) -> None:
    def carry_out(_: Asked) -> None:
        raise ended

    monkeypatch.setattr("sys.argv", ["qunzhi", "build", "--root", str(root), "--search"])
    monkeypatch.setattr(build_command, "carry_out", carry_out)
    with pytest.raises(SystemExit) as found:
        start.main()
    assert found.value.code == status


def test_a_folder_that_cannot_be_looked_into_is_told_in_words(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/locked")

    for module in (start, build_command):
        monkeypatch.setattr(module, "seen", locked)
    monkeypatch.setattr("sys.argv", ["qunzhi", "build", "--no-search", "--root", str(root)])
    with pytest.raises(SystemExit) as ended:
        start.main()
    assert ended.value.code == 1
    told = capsys.readouterr().err
    assert "网站没有生成" in told and "/locked  没有写入权限" in told and "Permission" in told


def test_a_build_that_fails_tells_why_and_loads_nothing_of_the_command_line(root: Path) -> None:
    (root / "content").mkdir()
    (root / "site/index.html").unlink()
    (root / "content/group.yml").write_text("name: [\n", "utf-8")
    program = "import sys; from qunzhi.start import main\ntry: main()\nfinally: print('typer' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program, "build", "--root", str(root), "--no-search"],
        env={**os.environ, "PYTHONPATH": str(PROJECT / "hooks")},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout) == (1, "False\n")
    assert done.stderr.endswith("内容有错误，网站没有改动。 · The content has mistakes; the site was left as it was.\n")
