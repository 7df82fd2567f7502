"""The preview in a browser: a page that is open while somebody writes."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_pages import SCHEMES, WIDTHS
from tests.browser.trouble import Trouble, barriers, overflow
from tests.building import Building, copied_project
from tests.preview.running import PATIENCE_SECONDS, Preview, previewing

RECORD = "content/activities/2024-05-16-skills-contest/index.zh.md"
ARTICLE = "news/2024-05-16-skills-contest/"
UNLINKED = "content/activities/2023-09-teacher-training/index.zh.md"

pytestmark = pytest.mark.usefixtures("patience")


@pytest.fixture(scope="module")
def patience() -> Iterator[None]:
    expect.set_options(timeout=20000)
    yield
    expect.set_options(timeout=5000)


@pytest.fixture(scope="module")
def building(tmp_path_factory: pytest.TempPathFactory) -> Building:
    return copied_project(tmp_path_factory.mktemp("preview"))


@pytest.fixture(scope="module")
def preview(building: Building) -> Iterator[Preview]:
    with previewing(building) as preview:
        preview.wait_until_said("检索已更新")
        yield preview


@contextmanager
def edited(root: Path, old: str, new: str, path: str = RECORD) -> Iterator[None]:
    """A file with other words in it, meanwhile."""
    whole = root / path
    words = whole.read_text("utf-8")
    assert old in words
    whole.write_text(words.replace(old, new, 1), "utf-8")
    try:
        yield
    finally:
        whole.write_text(words, "utf-8")


def opened(page: Page, preview: Preview, path: str = ARTICLE) -> Trouble:
    """An article in which the reader has scrolled; whatever goes wrong from now on."""
    trouble = Trouble(urlsplit(preview.url).netloc, status=200)
    trouble.watch(page)
    page.goto(preview.url + path, wait_until="load")
    expect(page.locator("#qunzhi-preview .tab")).to_be_visible()
    page.evaluate("scrollTo({ top: 500, behavior: 'instant' }); window.isTheSame = true")
    return trouble


def test_a_changed_title_shows_in_the_open_page_which_stays_where_it_was(page: Page, preview: Preview) -> None:
    trouble = opened(page, preview)
    page.locator("details").first.evaluate("details => details.open = true")
    with edited(preview.root, "title: 第三届", "title: 第四届"):
        expect(page.locator("h1")).to_contain_text("第四届")
        expect(page).to_have_title(re.compile("^第四届"))
        assert page.evaluate("[scrollY, window.isTheSame]") == [500, True]
        assert page.locator("details").first.evaluate("details => details.open")
    expect(page.locator("h1")).to_contain_text("第三届")
    assert not trouble.found


def test_a_page_that_shows_a_change_already_is_left_alone_when_the_rest_is_made(page: Page, preview: Preview) -> None:
    opened(page, preview)
    already = preview.said.count("已生成")
    with edited(preview.root, "title: 第三届", "title: 第五届"):
        expect(page.locator("h1")).to_contain_text("第五届")
        page.evaluate(COUNT_CHANGES)
        preview.wait_until_said("已生成", already + 1)
        page.evaluate("fetch(location.href)")  # what the page has asked for by itself is answered before
        assert page.evaluate("[window.changes, window.isTheSame]") == [0, True]
    expect(page.locator("h1")).to_contain_text("第三届")


COUNT_CHANGES = """() => {
  const all = { attributes: true, characterData: true, childList: true, subtree: true };
  window.changes = 0;
  new MutationObserver((changes) => (window.changes += changes.length)).observe(document.querySelector("main"), all);
}"""


def test_a_mistake_is_told_beside_the_page_and_goes_when_it_is_mended(page: Page, preview: Preview) -> None:
    trouble = opened(page, preview)
    panel = page.locator("#qunzhi-preview .panel")
    expect(panel).to_be_hidden()
    with edited(preview.root, "date: 2024-05-16", "date: 2018-13-01"):
        expect(panel).to_be_visible()
        expect(panel.locator(".code").first).to_have_text("QZ-D02")
        expect(panel.locator("code").first).to_have_text(f"{RECORD}:6:7")
        expect(panel.locator(".finding").first).to_contain_text("日期“2018-13-01”不存在：月份应为 1～12。请核对")
        expect(panel.locator(".finding").first).to_contain_text('The date "2018-13-01" does not exist')
        expect(page.locator("h1")).to_contain_text("第三届")
        assert page.evaluate("[scrollY, window.isTheSame]") == [500, True]
    expect(panel).to_be_hidden()
    assert page.evaluate("[scrollY, window.isTheSame]") == [500, True]
    assert not trouble.found


def test_the_panel_has_no_barriers_and_covers_no_text_of_a_wide_page(page: Page, preview: Preview) -> None:
    opened(page, preview)
    panel = page.locator("#qunzhi-preview .panel")
    with edited(preview.root, "date: 2024-05-16", "date: 2018-13-01"):
        expect(panel).to_be_visible()
        panel.locator("summary").click()
        found = []
        for width, scheme in product(WIDTHS, SCHEMES):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} px, {scheme}: {fault}" for fault in (*overflow(page), *barriers(page))]
        assert found == []
        right_of_the_page = page.evaluate("document.body.getBoundingClientRect().right")
        box = panel.bounding_box()
        assert box and box["x"] >= right_of_the_page and box["x"] + box["width"] == 1280
        page.set_viewport_size({"width": 375, "height": 800})
        box = panel.bounding_box()
        assert box and box["width"] == 375 and box["y"] >= 400, "on a phone it leaves half of the page"


def test_the_panel_is_closed_opened_and_copied_from_by_keys(page: Page, preview: Preview) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, preview)
    panel, tab = page.locator("#qunzhi-preview .panel"), page.locator("#qunzhi-preview .tab")
    with edited(preview.root, "date: 2024-05-16", "date: 2018-13-01"):
        expect(panel).to_be_visible()
        panel.locator(".close").focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(panel.locator(".copy").first).to_contain_text("已复制")
        assert page.evaluate("navigator.clipboard.readText()") == f"{RECORD}:6:7"
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        expect(tab).to_be_focused()
        expect(tab).to_have_text("错误 1 1 error")
        page.reload()
        expect(tab).to_be_visible()
        expect(panel).to_be_hidden()
        tab.press("Enter")
        expect(panel).to_be_visible()
        expect(panel.locator(".close")).to_be_focused()


def test_what_is_wrong_is_spoken(page: Page, preview: Preview) -> None:
    opened(page, preview)
    spoken = page.locator("#qunzhi-preview [role=status]").first
    with edited(preview.root, "date: 2024-05-16", "date: 2018-13-01"):
        expect(spoken).to_have_text("错误 1 1 error")
    expect(spoken).to_have_text("警告 1 1 warning")


def test_another_style_sheet_applies_to_the_open_page(page: Page, preview: Preview, building: Building) -> None:
    opened(page, preview)
    sheets = page.locator("link[rel=stylesheet]").count()
    with edited(building.project, "h1, h2, h3, h4 {", "h1, h2, h3, h4 { letter-spacing: 7px;", BASE):
        expect(page.locator("h1")).to_have_css("letter-spacing", "7px")
        expect(page.locator("link[rel=stylesheet]")).to_have_count(sheets)
        assert page.evaluate("[scrollY, window.isTheSame]") == [500, True]
    expect(page.locator("h1")).not_to_have_css("letter-spacing", "7px")


BASE = "overrides/assets/css/base.css"


def test_a_page_that_is_gone_says_so_and_comes_back(page: Page, preview: Preview) -> None:
    opened(page, preview, "news/2023-09-teacher-training/")
    headline = page.locator("#qunzhi-preview h2")
    with edited(preview.root, "title:", "state: draft\ntitle:", UNLINKED):
        expect(headline).to_contain_text("这一页没有了")
        expect(headline).to_be_visible()
    expect(headline).to_be_hidden()


def test_a_script_of_the_site_that_changed_loads_the_page_again_where_it_was(
    page: Page, preview: Preview, building: Building
) -> None:
    opened(page, preview)
    with edited(building.project, "//", "window.isFresh = true; //", "overrides/assets/qunzhi.js"):
        page.wait_for_function("window.isFresh && scrollY === 500", timeout=PATIENCE_SECONDS * 1000)
    page.wait_for_function("!window.isFresh", timeout=PATIENCE_SECONDS * 1000)


def test_a_preview_that_starts_with_mistakes_comes_alive_when_they_are_mended(page: Page, project: Building) -> None:
    with ExitStack() as mistake:
        mistake.enter_context(edited(project.root, "date: 2024-05-16", "date: 2018-13-01"))
        with previewing(project) as preview:
            page.goto(preview.url + ARTICLE)
            expect(page.locator("#qunzhi-preview .code").first).to_have_text("QZ-D02")
            assert barriers(page) == []
            mistake.close()
            expect(page.locator("h1")).to_contain_text("第三届")


def test_a_page_waits_for_a_preview_that_has_ended(page: Page, project: Building) -> None:
    sign = page.locator("#qunzhi-preview .sign")
    with previewing(project) as preview:
        preview.wait_until_said("已生成")
        page.goto(preview.url + ARTICLE)
        assert preview.interrupt() == 0
        expect(sign).to_contain_text("预览已停止")
    with edited(project.root, "title: 第三届", "title: 第四届"), previewing(project, _port(preview)):
        expect(page.locator("h1")).to_contain_text("第四届")
        expect(sign).to_be_hidden()


def _port(preview: Preview) -> int:
    return urlsplit(preview.url).port or 0
