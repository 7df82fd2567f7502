"""On paper a page is its text: what can only be clicked stays away."""

import pytest
from playwright.sync_api import Page, expect
from tests.browser.places import address
from tests.browser.server import Served

CHROME = (
    ".mainnav, .menu, .masthead__tools, .breadcrumbs, .facets, .pager, .toc, .neighbours, .searchform, .skip, .ways"
)

SHOWN = "all => all.filter(one => one.offsetParent).map(one => one.className)"
INK = "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"


@pytest.mark.parametrize("place", ("home", "news", "article", "case", "document", "chapter", "members"))
def test_the_chrome_is_not_printed(page: Page, served: Served, place: str) -> None:
    page.emulate_media(media="print")
    page.goto(served.url + address(served.site, place, "zh"))
    expect(page.locator("h1")).to_be_visible()
    assert page.locator(CHROME).evaluate_all(SHOWN) == []


def test_a_page_is_printed_dark_on_white_whatever_the_scheme(page: Page, served: Served) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(served.url + address(served.site, "article", "zh"))
    ground, ink = page.evaluate(INK)
    assert ground in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert max(int(part) for part in ink.removeprefix("rgb(").removesuffix(")").split(",")) < 80


def test_the_name_of_the_group_and_the_text_are_printed(page: Page, served: Served) -> None:
    page.emulate_media(media="print")
    page.goto(served.url + address(served.site, "article", "zh"))
    expect(page.locator(".brand__name")).to_be_visible()
    expect(page.locator(".record .prose")).to_be_visible()
