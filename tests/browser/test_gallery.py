"""Pictures in a real browser: the lightbox, the close view, and what stays without either."""

from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize, expect
from tests.browser.server import Served, serving
from tests.browser.sites import shared_folder
from tests.browser.tiled_site import tiled_site
from tests.browser.trouble import Trouble, barriers, overflow

ALBUM, PLAN, WAVES = "gallery/2023-test-charts/", "gallery/chart-plan/", "gallery/chart-waves/"
PHONE = ViewportSize(width=375, height=800)

SHIFTS = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 400);
})"""


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    site = tiled_site(shared_folder(tmp_path_factory))
    with serving(site.folder, site.base) as url:
        yield Served(site, url)


@pytest.fixture
def album(page: Page, gallery: Served) -> Page:
    page.goto(gallery.url + ALBUM)
    expect(page.locator("dialog.lightbox")).to_be_attached()
    return page


def first(page: Page) -> Locator:
    return page.locator(".record__part a.figure__open").first


def position(page: Page) -> str:
    return page.locator(".lightbox__count").inner_text()


def is_inside(page: Page) -> bool:
    return bool(page.evaluate("document.activeElement.closest('dialog.lightbox') !== null"))


def test_the_lightbox_is_opened_used_and_left_by_keys(album: Page) -> None:
    first(album).focus()
    album.keyboard.press("Enter")
    dialog = album.locator("dialog.lightbox")
    expect(dialog).to_be_visible()
    expect(dialog.locator(".lightbox__caption")).to_contain_text("测试用图纸")
    album.keyboard.press("Home")
    assert position(album) == "第1幅，共6幅"
    for key, wanted in (
        ("ArrowRight", 2),
        ("ArrowRight", 3),
        ("ArrowLeft", 2),
        ("End", 6),
        ("ArrowRight", 6),
        ("Home", 1),
    ):
        album.keyboard.press(key)
        assert position(album) == f"第{wanted}幅，共6幅", key
    album.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(first(album)).to_be_focused()


def test_focus_stays_within_the_lightbox(album: Page) -> None:
    first(album).click()
    for _ in range(12):
        album.keyboard.press("Tab")
        # Between the last and the first stop lies the browser's own bar, where the document has no focus.
        assert is_inside(album) or album.evaluate("document.activeElement === document.body")
    album.keyboard.press("End")
    assert is_inside(album), "the button that had the focus is gone, and the focus with it"


def test_the_lightbox_leads_to_the_page_of_its_picture(album: Page, gallery: Served) -> None:
    first(album).click()
    album.locator(".lightbox__caption a").last.click()
    expect(album).to_have_url(gallery.url + PLAN)


def test_a_link_opened_in_another_tab_is_left_to_the_browser(album: Page, gallery: Served) -> None:
    with album.context.expect_page() as opened:
        first(album).click(modifiers=["Control"])
    expect(opened.value).to_have_url(gallery.url + PLAN)
    expect(album.locator("dialog.lightbox")).to_be_hidden()


def test_on_a_phone_a_finger_swipes_to_the_next_picture(browser: Browser, gallery: Served) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(gallery.url + ALBUM)
    expect(page.locator("dialog.lightbox")).to_be_attached()
    page.locator(".figure__open").first.tap()
    assert position(page) == "第1幅，共6幅"
    swipe(page, 300, 80)
    assert position(page) == "第2幅，共6幅"
    swipe(page, 80, 300)
    assert position(page) == "第1幅，共6幅"
    context.close()


def swipe(page: Page, begin: int, end: int) -> None:
    client = page.context.new_cdp_session(page)
    points = [begin + (end - begin) * step // 5 for step in range(6)]
    client.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": points[0], "y": 300}]})
    for x in points[1:]:
        client.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": 300}]})
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("width", (375, 1280))
def test_nothing_moves_while_pictures_come(page: Page, gallery: Served, width: int) -> None:
    def late(route: Route) -> None:
        page.wait_for_timeout(150)
        route.continue_()

    page.set_viewport_size({"width": width, "height": 800})
    page.route("**/media/**", late)
    for path in (ALBUM, PLAN, WAVES):
        page.goto(gallery.url + path)
        assert page.evaluate(SHIFTS) < 0.01, path


@pytest.mark.parametrize("width", (375, 1280))
@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_lightbox_and_close_view_have_no_barriers(
    page: Page, gallery: Served, width: int, scheme: Literal["light", "dark"]
) -> None:
    trouble = Trouble(urlsplit(gallery.url).netloc, 200)
    trouble.watch(page)
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(gallery.url + ALBUM)
    first(page).click()
    expect(page.locator("dialog.lightbox")).to_be_visible()
    trouble.found += [*barriers(page), *overflow(page)]
    page.goto(gallery.url + PLAN)
    page.locator("[data-zoom-open]").click()
    expect(page.locator("[data-zoom][data-ready]")).to_be_visible()
    trouble.found += [*barriers(page), *overflow(page)]
    found = [fault for fault in trouble.found if not fault.startswith("status 304")]
    assert not found, "\n".join(found)


def test_the_close_view_is_fetched_only_when_it_is_asked_for(page: Page, gallery: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(gallery.url + PLAN)
    page.wait_for_load_state("networkidle")
    assert not [path for path in asked if "openseadragon" in path or "/iiif/" in path]
    with page.expect_request(lambda request: "/iiif/" in request.url):
        page.locator("[data-zoom-open]").click()
    expect(page.locator("[data-zoom][data-ready]")).to_be_visible()
    assert [path for path in asked if "openseadragon" in path]


def test_a_picture_can_be_looked_at_closely_by_keys_and_left_again(page: Page, gallery: Served) -> None:
    failed: list[str] = []
    page.on("response", lambda answer: None if answer.ok else failed.append(f"{answer.status} {answer.url}"))
    page.goto(gallery.url + PLAN)
    opener = page.locator("[data-zoom-open]")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-zoom][data-ready]")).to_be_visible()
    expect(page.locator(".openseadragon-canvas")).to_be_focused()
    page.locator("[data-zoom-do=in]").focus()
    with page.expect_response(lambda answer: "/iiif/" in answer.url and "/512,512/" in answer.url):
        for _ in range(4):
            page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    assert not failed
    page.keyboard.press("Escape")
    expect(page.locator(".shot__picture img")).to_be_visible()
    expect(page.locator("[data-zoom]")).to_be_hidden()
    expect(opener).to_be_focused()


def test_where_the_viewer_cannot_be_fetched_the_page_says_so(page: Page, gallery: Served) -> None:
    page.route("**/openseadragon.min.js", lambda route: route.abort())
    page.goto(gallery.url + PLAN)
    page.locator("[data-zoom-open]").click()
    expect(page.locator(".zoom__failed")).to_contain_text("请下载图片查看")
    page.locator("[data-zoom-do=close]").click()
    expect(page.locator(".shot__picture img")).to_be_visible()


def test_without_javascript_pictures_lead_to_their_pages_and_buttons_are_not_there(
    browser: Browser, gallery: Served
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(gallery.url + ALBUM)
    first(page).click()
    expect(page).to_have_url(gallery.url + PLAN)
    expect(page.locator(".shot__picture img")).to_be_visible()
    expect(page.locator("[data-zoom-open]")).to_be_hidden()
    expect(page.locator("[data-zoom]")).to_be_hidden()
    page.locator(".neighbours__next a").click()
    expect(page.locator("h1")).to_contain_text("色条测试图")
    context.close()


def test_pages_without_pictures_fetch_neither_script(page: Page, gallery: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{gallery.url}news/")
    page.wait_for_load_state("networkidle")
    assert not [path for path in asked if path.endswith(("/gallery.js", "/zoom.js"))]
