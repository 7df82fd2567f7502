"""Pages that readers have open are made before the rest of the site."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qunzhi.ahead import made_ahead
from qunzhi.build import Stopped, examine
from qunzhi.frames import Frame
from tests.building import SITES, snapshot
from tests.edits import EDITS
from tests.small_sites import bare_shell, laid_over, made
from tests.test_incremental import EDIT, EXAMPLES, from_nothing

RECORD = "---\ntitle: {}\nsummary: 摘要\ndate: 2024-01-0{}\ntype: visit\npublished: 2024-01-09\n---\n\n{}\n"
ONE, OTHER = "content/activities/one/index.zh.md", "content/activities/other/index.zh.md"
PAGE = "news/one/index.html"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that has been built; one record mentions the other."""
    texts = {ONE: RECORD.format("一", 1, "正文。"), OTHER: RECORD.format("二", 2, "见[[one]]。")}
    root = laid_over(tmp_path / "here" / "site", {**texts})
    made(examine(root), root.with_name("out"))
    return root


def ahead(root: Path, *wanted: str) -> dict[str, bytes]:
    examined = examine(root)
    return made_ahead(examined, bare_shell(examined.site), set(wanted))


def pages_of(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def test_of_the_pages_that_are_open_those_are_made_that_a_change_concerns(root: Path) -> None:
    laid_over(root, {ONE: RECORD.format("改过的", 1, "正文。")})
    found = ahead(root, PAGE, "news/other/index.html", "members/index.html", "assets/site.css")
    assert found.keys() == {PAGE, "news/other/index.html"}
    assert "改过的" in found[PAGE].decode()
    assert not ahead(root)


def test_where_the_theme_has_changed_a_page_that_is_open_wears_the_new_one(root: Path) -> None:
    examined = examine(root)
    shell = bare_shell(examined.site)
    fresh = {key: Frame(frame.html.replace("<main>", "<main id=fresh>")) for key, frame in shell.frames.items()}
    found = made_ahead(examined, replace(shell, frames=fresh), {PAGE})
    assert b"<main id=fresh>" in found[PAGE]


def test_where_nothing_has_changed_no_page_is_made(root: Path) -> None:
    assert ahead(root, *pages_of(root.with_name("out"))) == {}


def test_a_page_of_which_no_build_has_known_waits_for_the_rest(root: Path) -> None:
    laid_over(root, {"content/activities/new/index.zh.md": RECORD.format("新", 3, "正文。")})
    assert ahead(root, "news/new/index.html") == {}


def test_a_page_that_is_no_more_is_not_made(root: Path) -> None:
    laid_over(root, {OTHER: None})
    assert ahead(root, "news/other/index.html") == {}


def test_a_build_that_has_made_pages_ahead_gives_the_same_site(root: Path, tmp_path: Path) -> None:
    laid_over(root, {ONE: RECORD.format("改过的", 1, "另一段。")})
    examined, out = examine(root), root.with_name("out")
    found = made_ahead(examined, bare_shell(examined.site), pages_of(out))
    made(examined, out)
    assert found == {path: (out / path).read_bytes() for path in found}
    assert snapshot(out) == from_nothing(root, tmp_path / "there")[0]


@settings(
    max_examples=max(EXAMPLES // 3, 1),
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    derandomize=EXAMPLES < 100,
)
@given(st.lists(EDIT, min_size=1, max_size=2))
def test_after_any_edits_the_pages_made_ahead_are_those_that_the_build_makes(edits: list[tuple[int, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        shutil.copytree(SITES / "sample", root, ignore=shutil.ignore_patterns(".cache"))
        out = root.with_name("out")
        made(examine(root), out)
        before = pages_of(out)
        for edit, a, b in edits:
            EDITS[edit](root, a, b)
        try:
            found = ahead(root, *before)
            built = made(examine(root), out)
        except Stopped:
            return
        assert found.keys() == before & built.times.keys()
        assert found == {path: (out / path).read_bytes() for path in found}
