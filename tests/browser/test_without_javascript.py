"""Nothing but the search needs JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from tests.browser.places import address
from tests.browser.server import Served

from qunzhi.words import words

PHONE, DESK = ViewportSize(width=375, height=800), ViewportSize(width=1280, height=900)


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page of a browser whose JavaScript is switched off."""
    context = browser.new_context(viewport=DESK, java_script_enabled=False)
    try:
        yield context.new_page()
    finally:
        context.close()


def test_the_menu_opens_on_a_phone_and_leads_to_the_sections(plain: Page, served: Served) -> None:
    plain.set_viewport_size(PHONE)
    plain.goto(served.url)
    sections = plain.locator(".menu__panel .sections a")
    expect(sections.nth(1)).to_be_hidden()
    plain.locator(".menu__button").click()
    sections.nth(1).click()
    expect(plain).to_have_url(f"{served.url}news/")


def test_a_list_is_narrowed_down_by_its_facets(plain: Page, served: Served) -> None:
    plain.goto(f"{served.url}news/")
    choice = plain.locator(".facets .chips a:not([aria-current])").last
    count = int(choice.locator(".chips__count").inner_text())
    choice.click()
    expect(plain.locator(".facets a[aria-current]")).not_to_have_count(0)
    expect(plain.locator(".listing .card__title")).to_have_count(count)


@pytest.mark.parametrize("served", ["project-with-address"], indirect=True)
def test_a_long_list_goes_on_on_its_next_page(plain: Page, served: Served) -> None:
    plain.goto(f"{served.url}news/")
    first = plain.locator(".listing .card__title").first.inner_text()
    plain.locator(".pager a[rel=next]").click()
    expect(plain).to_have_url(f"{served.url}news/page/2/")
    expect(plain.locator(".listing .card__title").first).not_to_have_text(first)


def test_the_language_switch_leads_there_and_back(plain: Page, served: Served) -> None:
    path = address(served.site, "article", "zh")
    plain.goto(served.url + path)
    plain.locator(".switch").first.click()
    expect(plain).to_have_url(f"{served.url}en/{path}")
    expect(plain.locator("html")).to_have_attribute("lang", "en")
    plain.locator(".switch").first.click()
    expect(plain).to_have_url(served.url + path)


def test_an_article_can_be_read(plain: Page, served: Served) -> None:
    plain.goto(served.url + address(served.site, "article", "zh"))
    expect(plain.locator("h1")).to_be_visible()
    expect(plain.locator(".prose p").first).to_be_visible()
    assert not plain.locator(".record img").evaluate_all("all => all.filter(one => !one.getAttribute('src'))")


@pytest.mark.parametrize("lang", ("zh", "en"))
def test_the_search_page_says_that_it_needs_javascript(plain: Page, served: Served, lang: str) -> None:
    plain.goto(served.url + address(served.site, "search", lang))
    expect(plain.get_by_text(words("en" if lang == "en" else "zh")["search_off"])).to_be_visible()


def test_buttons_that_need_javascript_are_not_shown(plain: Page, served: Served) -> None:
    plain.goto(served.url)
    for button in plain.locator("[data-scheme-button]").all():
        expect(button).to_be_hidden()
