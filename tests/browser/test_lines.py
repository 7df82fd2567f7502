"""How lines of text are set, in either language."""

import pytest
from playwright.sync_api import Page
from tests.browser.sites import PROJECT

STYLES = "".join(
    (PROJECT / "overrides/assets/css" / f"{name}.css").read_text("utf-8") for name in ("tokens", "base", "card")
)
LINES = "one => parseFloat(getComputedStyle(one).lineHeight) / parseFloat(getComputedStyle(one).fontSize)"


def styled(page: Page, lang: str, body: str) -> None:
    page.set_content(f'<!doctype html><html lang="{lang}"><style>{STYLES}</style><body>{body}</body></html>')


@pytest.mark.parametrize("lang", ("zh-CN", "en"))
@pytest.mark.parametrize("heading", ("h1", "h2", "h3"))
def test_the_lines_of_a_heading_are_closer_than_those_of_a_text(page: Page, lang: str, heading: str) -> None:
    styled(page, lang, f"<{heading}>…</{heading}><p>…</p>")
    assert page.locator(heading).evaluate(LINES) < 1.5 < page.locator("p").evaluate(LINES)
