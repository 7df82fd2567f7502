"""Every page of a finished site: where its links lead, and what every page must have. No browser is needed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.browser.page_checks import (
    dead_links,
    is_untranslated,
    missing_parts,
    regions_of_one_name,
    repeated_ids,
    unmarked_chinese,
    unmarked_english,
    unsaid_untranslated,
    wrong_alternates,
    wrong_switch,
)
from tests.browser.sites import Built
from tests.browser.walk import Page, Walk

Check = Callable[[Walk, Page], list[str]]


@pytest.fixture(scope="module")
def walk(site: Built) -> Walk:
    return Walk(site)


def faults(walk: Walk, check: Check) -> str:
    """What is wrong with the pages, one line each; "" when nothing is."""
    return "\n".join(f"{page.path}: {fault}" for page in walk.pages.values() for fault in check(walk, page))


def test_every_link_leads_to_a_file_and_an_anchor_of_the_site(walk: Walk) -> None:
    assert not (found := faults(walk, dead_links)), found


def test_no_id_stands_twice_on_a_page(walk: Walk) -> None:
    assert not (found := faults(walk, repeated_ids)), found


def test_every_page_has_its_language_a_title_and_one_first_heading(walk: Walk) -> None:
    assert not (found := faults(walk, missing_parts)), found


def test_the_language_switch_leads_to_the_same_page_or_says_that_there_is_none(walk: Walk) -> None:
    assert not (found := faults(walk, wrong_switch)), found


def test_translations_name_each_other_and_nothing_else_is_named_as_one(walk: Walk) -> None:
    assert not (found := faults(walk, wrong_alternates)), found


def test_chinese_on_english_pages_is_marked_as_chinese(walk: Walk) -> None:
    assert not (found := faults(walk, unmarked_chinese)), found


def test_english_words_are_not_marked_as_chinese(walk: Walk) -> None:
    assert not (found := faults(walk, unmarked_english)), found


def test_the_regions_of_a_page_have_names_of_their_own(walk: Walk) -> None:
    assert not (found := faults(walk, regions_of_one_name)), found


def test_an_untranslated_record_says_so_on_its_english_page(walk: Walk) -> None:
    assert not (found := faults(walk, unsaid_untranslated)), found


def test_the_pages_called_untranslated_are_those_without_an_english_text(walk: Walk, site: Built) -> None:
    called = {page.path.split("/")[-2] for page in walk.pages.values() if page.is_english and is_untranslated(page)}
    folders = [path.parent for path in (site.source / "content").glob("*/*/index.zh.md")]
    assert called & {folder.name for folder in folders} == {f.name for f in folders if _is_shown_in_chinese(walk, f)}


def _is_shown_in_chinese(walk: Walk, folder: Path) -> bool:
    """A published article without an English text. Drafts have no page."""
    has_page = any(path.endswith(f"/{folder.name}/index.html") for path in walk.pages)
    return has_page and not (folder / "index.en.md").exists()
