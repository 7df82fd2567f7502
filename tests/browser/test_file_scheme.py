"""A site that somebody copies to a disk and opens by a double click."""

from playwright.sync_api import Page, expect
from tests.browser.server import Served

from qunzhi.words import words

LOOKS = """() => ['body', '.masthead', '.brand__name', '.hero', '.card', '.colophon'].map(name => {
  const style = getComputedStyle(document.querySelector(name));
  return [name, style.color, style.backgroundColor, style.fontFamily, style.fontSize, style.display];
})"""


def test_the_home_page_looks_the_same_as_on_the_web(page: Page, served: Served) -> None:
    page.goto(served.url)
    on_the_web = page.evaluate(LOOKS)
    lost: list[str] = []
    page.on("requestfailed", lambda request: lost.append(request.url))  # also what the page before was still fetching
    page.goto((served.site.folder / "index.html").as_uri())
    assert page.evaluate(LOOKS) == on_the_web
    assert not [url for url in lost if url.startswith("file:")]


def test_a_link_to_a_folder_reaches_the_page_in_it(page: Page, served: Served) -> None:
    page.goto((served.site.folder / "index.html").as_uri())
    page.locator(".mainnav a").nth(1).click()
    expect(page).to_have_url((served.site.folder / "news" / "index.html").as_uri())
    page.locator(".switch").first.click()
    expect(page).to_have_url((served.site.folder / "en" / "news" / "index.html").as_uri())


def test_the_search_form_reaches_the_page_that_says_why_it_cannot_search(page: Page, served: Served) -> None:
    page.goto((served.site.folder / "index.html").as_uri())
    form = page.locator(".masthead__tools .searchform")
    form.locator("input").fill("集团")
    form.locator("button").click()
    expect(page.get_by_text(words("zh")["search_off"])).to_be_visible()
