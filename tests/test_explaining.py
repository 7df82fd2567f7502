"""Why a file of the site was made, or used again."""

from collections.abc import Collection
from pathlib import Path

import pytest

from qunzhi.build import CACHE, examine, finish
from qunzhi.explaining import NoSuchFile, explain, past_of, story_of
from qunzhi.keeping import HEAD
from qunzhi.languages import LANGUAGES
from qunzhi.past import PAST, Past
from qunzhi.piece_names import families, piece_name
from qunzhi.pieces import site_pieces, theme_pieces
from qunzhi.prepare import prepare
from qunzhi.reads import ALL, EVERY
from qunzhi.search import NoSearch
from tests.building import copied_project, run_qunzhi
from tests.small_sites import bare_shell, laid_over

NEWS = """---
title: {title}
summary: 一句话。
state: published
published: 2024-03-18
date: 2024-03-16
type: visit
---

正文。
"""
EXPO, FAIR = (f"content/activities/{name}/index.zh.md" for name in ("2018-expo", "2019-fair"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with two pieces of news, not built yet."""
    return laid_over(tmp_path / "root", {EXPO: NEWS.format(title="展览"), FAIR: NEWS.format(title="集市")})


def build_of(root: Path) -> tuple[Past | None, Collection[str]]:
    """What the last build had left, and what this one makes."""
    before, examined = past_of(root), examine(root)
    (fresh := root.with_name("fresh")).mkdir(exist_ok=True)
    (fresh / "theme.css").write_text("p {}", "utf-8")
    return before, finish(examined, bare_shell(examined.site), fresh, root.with_name("site"), NoSearch(), 1).times


def told(root: Path, asked: str) -> str:
    """Build, and ask."""
    before, made = build_of(root)
    site_dir = root.with_name("site")
    return explain(story_of(root, site_dir, before, made), asked, site_dir)


def test_a_first_build_makes_everything_because_it_is_the_first(root: Path) -> None:
    assert "第一次生成" in told(root, "news/2018-expo/")


def test_a_file_that_looked_at_nothing_changed_is_used_again_and_what_it_looked_at_is_counted(root: Path) -> None:
    build_of(root)
    words = told(root, "news/2018-expo/")
    assert "沿用上次的" in words and "Used again" in words
    assert "正文 texts：2018-expo 中文" in words


def test_a_changed_record_is_named_and_one_that_is_not_looked_at_is_not(root: Path) -> None:
    build_of(root)
    laid_over(root, {EXPO: NEWS.format(title="大展览")})
    before, made = build_of(root)
    story = story_of(root, root.with_name("site"), before, made)
    words = explain(story, "news/2018-expo/", root.with_name("site"))
    assert "  记录 2018-expo · record 2018-expo\n" in words
    assert "沿用上次的" in explain(story, "members/", root.with_name("site"))


def test_a_page_of_a_new_record_is_new_and_the_list_says_that_the_list_has_changed(root: Path) -> None:
    build_of(root)
    laid_over(root, {EXPO.replace("2018-expo", "2020-show"): NEWS.format(title="演出")})
    before, made = build_of(root)
    story = story_of(root, root.with_name("site"), before, made)
    assert "这是新的文件" in explain(story, "news/2020-show/", root.with_name("site"))
    assert "列表 活动" in explain(story, "news/", root.with_name("site"))


def test_where_another_program_has_made_the_site_everything_is_made_for_that(root: Path) -> None:
    build_of(root)
    path = root / CACHE / PAST
    path.write_bytes(path.read_bytes().replace(HEAD, b"qunzhi-kept-1\n"))
    assert "程序、模板或所用的软件变了" in told(root, "news/2018-expo/")


def test_what_the_cache_has_lost_is_made_for_that(root: Path) -> None:
    build_of(root)
    page = root.with_name("site") / "news/2018-expo/index.html"
    page.chmod(0o644)
    page.write_text("altered", "utf-8")  # the blob as well: they are one file
    assert "丢失或损坏" in told(root, "news/2018-expo/")


ASKED = ("news/2018-expo/", "/news/2018-expo", "news/2018-expo/index.html", "site/news/2018-expo/index.html")


@pytest.mark.parametrize("asked", [*ASKED, "https://example.edu.cn/news/2018-expo/?from=feed#top"])
def test_a_page_is_found_by_its_address_and_by_its_file(root: Path, asked: str) -> None:
    assert told(root, asked).startswith("news/2018-expo/index.html\n")


def test_the_first_page_and_files_that_no_record_makes_are_known(root: Path) -> None:
    assert told(root, "/").startswith("index.html\n")
    assert "MkDocs" in told(root, "theme.css")
    assert "列出网站的全部文件" in told(root, "manifest.json")


def test_an_unknown_address_is_answered_with_the_nearest(root: Path) -> None:
    with pytest.raises(NoSuchFile, match="news/2018-expo/"):
        told(root, "news/2018-exop/")


def test_every_family_of_pieces_has_a_name_in_both_languages(root: Path) -> None:
    examined = examine(root)
    shell, media = bare_shell(examined.site), prepare(examined.site, root / CACHE)[0]
    known = site_pieces(examined.site, examined.loaded.beside).keys() | theme_pieces(media, shell).keys()
    assert known == families().keys()


def test_pieces_are_named_in_words() -> None:
    assert piece_name(("facet", ("activity", "theme"))) == "分类 活动 theme · grouping of Activity theme"
    assert piece_name(("group", "")) == "集团信息 content/group.yml · the group"
    assert piece_name(("frame", ("en", "news"))) == "页面外框 英文 news · frame English news"
    assert piece_name(("kind", ALL)).startswith("各种记录的列表：有哪些")
    assert piece_name(("record", EVERY)).endswith("records: any of them")
    assert len(LANGUAGES) == piece_name(("unheard-of", 3)).count("unheard-of 3")


def test_the_command_tells_on_its_output_why_and_beside_it_how_long(tmp_path: Path) -> None:
    building = copied_project(tmp_path)
    ways = ("build", "--site-dir", str(building.site_dir), "--no-search", "--explain")
    first = run_qunzhi(building, *ways, "/", "--profile")
    assert "第一次生成" in first.stdout and "各阶段用时" in first.stderr, first.stderr
    assert "各阶段用时" not in first.stdout
    again = run_qunzhi(building, *ways, "/")
    assert "沿用上次的" in again.stdout
    unknown = run_qunzhi(building, *ways, "nowhere")
    assert (unknown.returncode, unknown.stdout) == (1, "") and "网站里没有“nowhere”" in unknown.stderr
