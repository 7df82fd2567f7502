"""How lines of text are set, in either language."""

import pytest
from playwright.sync_api import Page
from tests.browser.sites import PROJECT

STYLES = "".join(
    (PROJECT / "overrides/assets/css" / f"{name}.css").read_text("utf-8")
    for name in ("tokens", "base", "chrome", "card")
)
LINES = "one => parseFloat(getComputedStyle(one).lineHeight) / parseFloat(getComputedStyle(one).fontSize)"


def styled(page: Page, lang: str, body: str) -> None:
    page.set_content(f'<!doctype html><html lang="{lang}"><style>{STYLES}</style><body>{body}</body></html>')


@pytest.mark.parametrize("lang", ("zh-CN", "en"))
@pytest.mark.parametrize("heading", ("h1", "h2", "h3"))
def test_the_lines_of_a_heading_are_closer_than_those_of_a_text(page: Page, lang: str, heading: str) -> None:
    styled(page, lang, f"<{heading}>…</{heading}><p>…</p>")
    assert page.locator(heading).evaluate(LINES) < 1.5 < page.locator("p").evaluate(LINES)


SUMMARIES = {
    "zh": "光谷生物城20余家企业走进高校，带来近400个岗位；2019年的计划是让毕业生走进生物城，并把招聘会办成每年一次。",
    "en": "More than 20 companies came to the campus with close to 400 openings; the plan for 2019 is to take "
    "graduates to them, and to hold the fair every year.",
}
"""Longer than nine in ten."""
CUT = "one => one.scrollHeight > one.clientHeight"


@pytest.mark.parametrize("lang", SUMMARIES)
@pytest.mark.parametrize("list_of", ("card card--drawn", "row row--pictured", "paper"))
def test_a_summary_of_usual_length_is_not_cut_on_a_phone(page: Page, lang: str, list_of: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    cover = '<div class="card__cover"></div>' if "card" in list_of else ""
    text = f'<div class="card__text"><p class="card__summary">{SUMMARIES[lang]}</p></div>'
    styled(page, lang, f'<div class="wrap"><div class="{list_of}">{cover}{text}</div></div>')
    assert not page.locator(".card__summary").evaluate(CUT)


@pytest.mark.parametrize("width", (360, 375, 390))
@pytest.mark.parametrize(("name", "lines"), (("潍坊化工职教集团", 1), ("武汉生命健康职教集团", 2)))
def test_the_name_of_a_group_leaves_no_single_character_over(page: Page, width: int, name: str, lines: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    names = f'<span class="brand__names"><span class="brand__short">{name}</span></span>'
    brand = f'<a class="brand" href="#"><svg class="emblem"></svg>{names}</a>'
    tools = '<div class="masthead__tools"><a class="switch" href="#">English</a></div>'
    menu = '<details class="menu"><summary class="menu__button">菜单</summary></details>'
    styled(page, "zh-CN", f'<div class="wrap masthead__row">{brand}{tools}{menu}</div>')
    short = page.locator(".brand__short")
    assert round(short.evaluate("one => one.offsetHeight / parseFloat(getComputedStyle(one).lineHeight)")) == lines
