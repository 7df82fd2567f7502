"""Pages in another frame: the same bytes as if they had been made, and not made where that can be spared."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from qunzhi.build import Examined, examine, finish
from qunzhi.built import Built
from qunzhi.frames import Frame, Shell
from qunzhi.plan import records as record_pages
from qunzhi.quick import CACHE
from qunzhi.search import NoSearch
from qunzhi.shell import SHELLS, write_shell
from tests.building import SITES, snapshot
from tests.small_sites import bare_shell, laid_over

RECORD = """---
title: {title}
summary: 摘要
date: 2024-01-01
type: visit
published: 2024-01-01
---

{text}
"""
BUILT = shutil.ignore_patterns(".cache", "site")

HAND = "news/a02/index.html"
"""A page that somebody changes by hand."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    texts = {"a01": "见[[a02]]。", "a02": "正文。", "a03": "`</main></body></html>`"}
    files = {f"content/activities/{name}/index.zh.md": RECORD.format(title=name, text=t) for name, t in texts.items()}
    files["content/activities/a02/index.en.md"] = "---\ntitle: Second\nsummary: Summary\n---\n\nText.\n"
    return laid_over(tmp_path / "site", files)


def with_words(shell: Shell, words: str) -> Shell:
    """Every frame with other words at its end."""
    changed = {
        key: Frame(frame.html.replace("</body>", f"<p>{words}</p></body>")) for key, frame in shell.frames.items()
    }
    return replace(shell, frames=changed)


def build(examined: Examined, shell: Shell, site_dir: Path) -> Built:
    """A site in a shell, which stays in the cache as one that MkDocs has made does."""
    cache = examined.site.root / CACHE
    write_shell(shell, cache / SHELLS / str(len(list(cache.glob(f"{SHELLS}/*")))))
    static = site_dir.with_name("static")
    static.mkdir(exist_ok=True)
    return finish(examined, shell, static, site_dir, NoSearch(), workers=1)


def dressed_anew(root: Path, words: str = "改过") -> tuple[dict[str, str], dict[str, str]]:
    """A site that was built, and built again when its frames have changed; and one that was built in those at once."""
    shell = bare_shell(examine(root).site)
    build(examine(root), shell, root.with_name("out"))
    build(examine(root), with_words(shell, words), root.with_name("out"))
    there = root.with_name("elsewhere")
    there.mkdir()
    fresh = laid_over(there / "site", {})
    for path in (root / "content").rglob("*.md"):
        laid_over(fresh, {path.relative_to(root).as_posix(): path.read_bytes()})
    build(examine(fresh), with_words(shell, words), there / "out")
    return snapshot(root.with_name("out")), snapshot(there / "out")


def test_pages_in_another_frame_are_what_they_would_have_been(root: Path) -> None:
    found, fresh = dressed_anew(root)
    assert found == fresh
    assert "<p>改过</p>" in root.with_name("out").joinpath(HAND).read_text("utf-8")


def never(*given: object) -> object:
    raise AssertionError(f"thought out again: {given[-1]}")


@pytest.fixture
def without_records(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    return lambda: monkeypatch.setattr(record_pages, "record_view", never)


def test_what_a_page_says_is_not_thought_out_again(root: Path, without_records: Callable[[], None]) -> None:
    (root / "content/activities/a03/index.zh.md").unlink()
    (root / "content/activities/a03").rmdir()
    examined = examine(root)
    shell, out = bare_shell(examined.site), root.with_name("out")
    build(examined, shell, out)
    without_records()
    assert build(examine(root), with_words(shell, "改过"), out).made > 20
    assert build(examine(root), with_words(shell, "又改"), out).made > 20
    assert "<p>又改</p>" in (out / HAND).read_text("utf-8")


def test_a_page_that_could_have_been_filled_in_two_ways_is_made(root: Path) -> None:
    shell = bare_shell(examine(root).site)
    page = shell.frames["zh", "news"].form({"root": "", "lang": "", "toc": "", "switch_note": ""})
    given = dict.fromkeys(page.holes, b"")
    assert page.fillings_of(page.fill({**given, "body": b"<p>"})) == {**given, "body": b"<p>"}
    assert page.fillings_of(page.fill({**given, "body": b"</main></body></html>"})) is None
    assert page.fillings_of(page.fill({**given, "title": b"<title></title>"})) is None
    assert page.fillings_of(b"<!doctype html>") is None


def test_a_page_in_which_somebody_has_been_at_work_is_made(root: Path) -> None:
    shell, out = bare_shell(examine(root).site), root.with_name("out")
    build(examine(root), shell, out)
    (out / HAND).unlink()
    (out / HAND).write_text("<p>手改</p>", "utf-8")
    build(examine(root), with_words(shell, "改过"), out)
    assert "手改" not in (out / HAND).read_text("utf-8")
    assert "<p>改过</p>" in (out / HAND).read_text("utf-8")


@pytest.mark.parametrize("left", [None, "", "{", "[]", '{"frames": []}', '{"frames": 1, "pages": [], "site_url": ""}'])
def test_where_the_old_frames_are_gone_or_of_no_use_pages_are_made(root: Path, left: str | None) -> None:
    shell, out = bare_shell(examine(root).site), root.with_name("out")
    build(examine(root), shell, out)
    for kept in (root / CACHE / SHELLS).rglob("shell.json"):
        kept.unlink()
        if left is not None:
            kept.write_text(left, "utf-8")
    build(examine(root), with_words(shell, "改过"), out)
    assert "<p>改过</p>" in (out / HAND).read_text("utf-8")


def test_a_frame_and_a_record_may_change_at_once(root: Path) -> None:
    shell, out = bare_shell(examine(root).site), root.with_name("out")
    build(examine(root), shell, out)
    laid_over(root, {"content/activities/a02/index.zh.md": RECORD.format(title="另一个", text="改了。")})
    build(examine(root), with_words(shell, "改过"), out)
    page, other = ((out / path).read_text("utf-8") for path in (HAND, "news/a01/index.html"))
    assert "改了。" in page
    assert "另一个" in other
    assert "<p>改过</p>" in page
    assert "<p>改过</p>" in other


def test_a_whole_site_in_another_frame_is_what_it_would_have_been(tmp_path: Path) -> None:
    here, there = (shutil.copytree(SITES / "sample", tmp_path / name / "site", ignore=BUILT) for name in "ab")
    shell = bare_shell(examine(here).site)
    build(examine(here), shell, here.with_name("out"))
    build(examine(here), with_words(shell, "改过"), here.with_name("out"))
    build(examine(there), with_words(shell, "改过"), there.with_name("out"))
    assert snapshot(here.with_name("out")) == snapshot(there.with_name("out"))
