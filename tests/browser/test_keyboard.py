"""A reader who uses no mouse."""

import pytest
from playwright.sync_api import Page, expect
from tests.browser.places import address
from tests.browser.server import Served

FOCUS = """() => {
  const here = document.activeElement;
  if (here === document.body) return null;
  const box = here.getBoundingClientRect();
  let marked = here;
  while (marked && getComputedStyle(marked).outlineStyle === 'none') marked = marked.parentElement;
  const seen = box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0 && box.left < innerWidth;
  return [here.outerHTML.slice(0, 90), seen, marked !== null];
}"""
STOPS = 40


def test_the_first_stop_is_the_link_that_skips_to_the_content(page: Page, served: Served) -> None:
    page.goto(served.url + address(served.site, "article", "zh"))
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#content') !== null")


@pytest.mark.parametrize("width", (375, 1280))
@pytest.mark.parametrize("place", ("home", "news", "article", "search"))
def test_every_stop_can_be_seen_and_is_marked(page: Page, served: Served, place: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(served.url + address(served.site, place, "zh"))
    stops = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if (stop := page.evaluate(FOCUS)) is None:
            break
        stops.append(stop)
    assert len(stops) > 10
    assert [stop for stop in stops if not (stop[1] and stop[2])] == []


def test_on_a_phone_the_menu_is_opened_and_used_by_keys(page: Page, served: Served) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(served.url)
    page.locator(".menu__button").focus()
    page.keyboard.press("Enter")
    news = page.locator(".menu__panel .sections a").nth(1)
    expect(news).to_be_visible()
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if news.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served.url}news/")
