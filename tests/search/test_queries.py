"""Whether visitors find what they ask for."""

import pytest
from playwright.sync_api import Page
from tests.browser.server import Served
from tests.browser.sites import Built
from tests.search.asking import ask
from tests.search.questions import Question, questions

ENOUGH = 24
"""Of thirty questions."""


@pytest.mark.parametrize("question", questions(), ids=lambda one: f"{one.lang}-{one.question}")
def test_a_question_is_answered_or_the_file_says_that_it_is_not(page: Page, served: Served, question: Question) -> None:
    first = ask(page, served, question.lang, question.question)
    is_answered = not set(first).isdisjoint(question.records)
    assert is_answered == question.answered, f"{question.question}: {first}"


def test_most_of_the_questions_are_answered() -> None:
    asked = questions()
    assert [len([one for one in asked if one.lang == lang]) for lang in ("zh", "en")] == [20, 10]
    assert sum(one.answered for one in asked) >= ENOUGH


def test_every_unanswered_question_says_why() -> None:
    assert [one.question for one in questions() if one.answered == bool(one.reason)] == []


def test_every_record_that_is_asked_for_is_on_the_site(site: Built) -> None:
    names = {name for one in questions() for name in one.records}
    pages = [path.parent.relative_to(site.folder).as_posix() for path in site.folder.rglob("index.html")]
    assert names - {page.partition("/")[2] or page for page in pages} == set()
