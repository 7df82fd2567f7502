"""The search page: what it says, how it narrows down and goes on."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.server import Served
from tests.search.asking import ask, search_url, wait_for_answer

from qunzhi.words import words

RESULTS = "[data-search-results] > li"
KINDS = "[data-search-kinds] button"


def test_results_are_narrowed_down_to_a_kind_and_widened_again(page: Page, served: Served) -> None:
    ask(page, served, "zh", "实训基地")
    number = page.locator(RESULTS).count()
    page.locator(KINDS).filter(has_text="案例").click()
    expect(page.locator(".search__meta span:first-child").first).to_have_text("案例")
    assert 0 < page.locator(RESULTS).count() < number
    page.locator(KINDS).first.click()
    expect(page.locator(RESULTS)).to_have_count(number)


def test_more_results_are_shown_below_the_first(page: Page, served: Served) -> None:
    ask(page, served, "zh", "武汉")
    number = page.locator(RESULTS).count()
    page.locator("[data-search-more]").click()
    expect(page.locator(RESULTS).nth(number).locator("a")).to_be_focused()


def test_the_words_of_the_question_are_marked_in_the_results(page: Page, served: Served) -> None:
    ask(page, served, "zh", "华大基因")
    excerpt = page.locator(".search__excerpt").first
    assert "华大基因" in excerpt.inner_text()
    assert "".join(excerpt.locator("mark").all_inner_texts()).startswith("华大基因")


def test_headings_in_chinese_excerpts_end_with_a_chinese_full_stop(page: Page, served: Served) -> None:
    ask(page, served, "zh", "华大基因")
    excerpts = "".join(page.locator(".search__excerpt").all_inner_texts())
    assert "。" in excerpts and not re.search(r"[\u3400-\u9fff]\.", excerpts)


def test_a_result_leads_to_its_page(page: Page, served: Served) -> None:
    ask(page, served, "en", "charter")
    page.locator("[data-search-results] a").first.click()
    expect(page).to_have_url(f"{served.url}en/documents/group-charter/")


@pytest.mark.parametrize("lang", ("zh", "en"))
def test_the_page_says_when_it_has_found_nothing(page: Page, served: Served, lang: str) -> None:
    assert ask(page, served, lang, "xyzzy") == []
    sentence = words("en" if lang == "en" else "zh")["search_none"].format(query="xyzzy")
    expect(page.locator("[data-search-status]")).to_have_text(sentence)


def test_what_is_typed_into_the_head_of_any_page_is_asked(page: Page, served: Served) -> None:
    page.goto(f"{served.url}news/")
    form = page.locator(".masthead__tools .searchform")
    form.locator("input").fill("章程")
    form.locator("button").click()
    expect(page).to_have_url(f"{search_url(served, 'zh')}?q=%E7%AB%A0%E7%A8%8B")
    wait_for_answer(page, "章程")


def test_results_come_while_somebody_types(page: Page, served: Served) -> None:
    page.goto(search_url(served, "zh"))
    page.locator("[data-search] input").press_sequentially("东昌")
    wait_for_answer(page, "东昌")
    expect(page.locator(RESULTS).first).to_contain_text("东昌")
