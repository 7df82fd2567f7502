"""The checks of this folder, on pages that are broken on purpose: each sees what it is there to see."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page as Tab
from tests.browser import page_checks
from tests.browser.server import serving
from tests.browser.sites import Built
from tests.browser.trouble import Trouble, barriers, overflow
from tests.browser.walk import Page, Walk

HEAD = '<!doctype html><html lang="{lang}"><head><title>Page</title>{head}</head><body>'
SWITCH = '<a class="switch" href="{to}" lang="{other}" hreflang="{other}">x</a><span></span><h1>Page</h1>'


def html(lang: str, to: str, body: str = "", head: str = "") -> str:
    """A page without faults, but for what is put into it."""
    other = "en" if lang == "zh-CN" else "zh-CN"
    return HEAD.format(lang=lang, head=head) + SWITCH.format(to=to, other=other) + body


ALTERNATES = '<link rel="alternate" hreflang="{}" href="{}"><link rel="alternate" hreflang="{}" href="{}">'
ZH_HEAD = ALTERNATES.format("zh-CN", "./", "en", "./en/")
EN_HEAD = ALTERNATES.format("zh-CN", "../", "en", "./")
WHOLE = {"index.html": html("zh-CN", "./en/", head=ZH_HEAD), "en/index.html": html("en", "../", head=EN_HEAD)}
CHECKS = (
    page_checks.dead_links,
    page_checks.repeated_ids,
    page_checks.missing_parts,
    page_checks.wrong_switch,
    page_checks.wrong_alternates,
    page_checks.unmarked_chinese,
    page_checks.unmarked_english,
    page_checks.unsaid_untranslated,
    page_checks.regions_of_one_name,
)

FAULTS = {
    "a link to no file": (page_checks.dead_links, html("zh-CN", "./en/", '<a href="news/">x</a>')),
    "a link to no anchor": (page_checks.dead_links, html("zh-CN", "./en/", '<a href="#there">x</a>')),
    "a link out of the site": (page_checks.dead_links, html("zh-CN", "./en/", '<a href="../x/">x</a>')),
    "a link from the host's root": (page_checks.dead_links, html("zh-CN", "./en/", '<a href="/en/">x</a>')),
    "a folder without its slash": (page_checks.dead_links, html("zh-CN", "./en/", '<a href="en">x</a>')),
    "a picture that is not there": (page_checks.dead_links, html("zh-CN", "./en/", '<img src="x.jpg">')),
    "a copy that is not there": (page_checks.dead_links, html("zh-CN", "./en/", '<source srcset="x.webp 9w">')),
    "a script of another host": (
        page_checks.dead_links,
        html("zh-CN", "./en/", '<script src="https://x.example/x.js"></script>'),
    ),
    "an id twice": (page_checks.repeated_ids, html("zh-CN", "./en/", '<p id="x"><p id="x">')),
    "English called Chinese": (page_checks.unmarked_english, html("zh-CN", "./en/", "<p>A training bench</p>")),
    "two regions of one name": (
        page_checks.regions_of_one_name,
        html("zh-CN", "./en/", '<div role="region" aria-label="表格"></div>' * 2),
    ),
    "no language": (page_checks.missing_parts, html("", "./en/")),
    "two first headings": (page_checks.missing_parts, html("zh-CN", "./en/", "<h1>Two</h1>")),
    "a switch that leads elsewhere": (page_checks.wrong_switch, html("zh-CN", "./")),
    "translations not named": (page_checks.wrong_alternates, html("zh-CN", "./en/")),
}


def walk_of(folder: Path, pages: dict[str, str]) -> Walk:
    for name, text in pages.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return Walk(Built("small", folder, folder, ""))


def test_two_pages_without_faults_pass_every_check(tmp_path: Path) -> None:
    walk = walk_of(tmp_path, WHOLE)
    assert [fault for check in CHECKS for one in walk.pages.values() for fault in check(walk, one)] == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_seen(tmp_path: Path, name: str) -> None:
    check: Callable[[Walk, Page], list[str]]
    check, text = FAULTS[name]
    walk = walk_of(tmp_path, {**WHOLE, "index.html": text})
    assert check(walk, walk.pages["index.html"])


def test_chinese_without_its_mark_is_seen_on_an_english_page(tmp_path: Path) -> None:
    walk = walk_of(tmp_path, {**WHOLE, "en/index.html": html("en", "../", "<p>章程</p>", EN_HEAD)})
    assert page_checks.unmarked_chinese(walk, walk.pages["en/index.html"])


def test_a_chinese_body_without_a_word_on_it_is_seen(tmp_path: Path) -> None:
    body = '<div class="record"><div class="prose" lang="zh-CN">集团章程由理事会制定。</div></div>'
    walk = walk_of(tmp_path, {**WHOLE, "en/index.html": html("en", "../", body, EN_HEAD)})
    assert page_checks.unsaid_untranslated(walk, walk.pages["en/index.html"])


BROKEN = """
<p style="color:#999;background:#fff;width:1984px">Grey and wide</p><img src="missing.png">
<script src="http://other.invalid/x.js"></script><script>throw new Error("broken")</script>
"""

SEEN = ("404", "another host", "not loaded", "broken", "image-alt", "color-contrast", "html-has-lang", "px wide")


def test_a_browser_sees_what_is_broken(page: Tab, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(HEAD.format(lang="", head="") + BROKEN, "utf-8")
    with serving(tmp_path, "/") as url:
        trouble = Trouble(url.split("/")[2], status=200)
        trouble.watch(page)
        page.goto(url)
        found = [*trouble.found, *barriers(page), *overflow(page)]
    for expected in (
        "404",
        "another host",
        "not loaded",
        "broken",
        "image-alt",
        "color-contrast",
        "html-has-lang",
        "px",
    ):
        assert any(expected in one for one in found), f"{expected}: {found}"
