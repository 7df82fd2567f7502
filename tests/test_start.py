from dataclasses import replace
from pathlib import Path

import pytest

from qunzhi import cli, start
from qunzhi.quick import Finished, remember, seen, today, ways_of

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
    """What the program says by itself; "typer" where it leaves the answer to the command line."""
    monkeypatch.setattr("sys.argv", ["qunzhi", *arguments])
    monkeypatch.setattr(cli, "app", lambda **_: print("typer"))
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
        ("--search",),
        ("--theme", "properdocs"),
        ("--site-dir", "elsewhere"),
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


def test_other_commands_and_changed_sites_are_left_to_the_command_line(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(monkeypatch, capsys) == "typer"
    assert said(monkeypatch, capsys, "check", "--root", str(root)) == "typer"
    (root / "mkdocs.yml").write_text("site_name: 群志二\n", "utf-8")
    assert said(monkeypatch, capsys, "build", "--no-search", "--root", str(root)) == "typer"


def test_a_site_in_which_somebody_has_been_at_work_is_built_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "site/stranger.html").write_text("<p>群志</p>", "utf-8")
    assert said(monkeypatch, capsys, "build", "--no-search", "--root", str(root)) == "typer"
