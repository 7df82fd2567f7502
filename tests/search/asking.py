"""Uses the search page as a visitor does."""

from urllib.parse import quote

from playwright.sync_api import Page, expect
from tests.browser.server import Served

FIRST = 5
"""Results that a visitor looks at."""


def ask(page: Page, served: Served, lang: str, question: str) -> list[str]:
    """The records that come first, each named by its address without language and section."""
    page.goto(f"{search_url(served, lang)}?q={quote(question)}")
    wait_for_answer(page, question)
    links: list[str] = page.locator("[data-search-results] h2 a").evaluate_all("all => all.map(one => one.href)")
    return [_name(served, link) for link in links[:FIRST]]


def search_url(served: Served, lang: str) -> str:
    """The search page of a language."""
    return f"{served.url}{'en/' if lang == 'en' else ''}search/"


def wait_for_answer(page: Page, question: str) -> None:
    """Until the page says how much it has found, and shows the first of it."""
    expect(page.locator("[data-search-status]")).to_contain_text(question)
    expect(page.locator("[data-search-results]:not([aria-busy])")).to_have_count(1)


def _name(served: Served, link: str) -> str:
    path = link.removeprefix(served.url).removeprefix("en/").strip("/")
    section, _, name = path.partition("/")
    return name or section
