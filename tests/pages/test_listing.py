from pathlib import Path

import pytest

from qunzhi.kinds import kind_named
from qunzhi.kinds.kind import Kind
from qunzhi.media import Media
from qunzhi.pages.edition import Edition
from qunzhi.pages.listing import PAGE_LENGTH, Shelf, listing_view, shelves
from tests.small_sites import laid_over, site_of

RECORDS = 2 * PAGE_LENGTH + 2
"""With the one of the minimal site: three pages, three records on the last."""


def kind(name: str) -> Kind:
    found = kind_named(name)
    assert found, f"there is no kind {name}"
    return found


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """Many activities, one a day from 1 January 2023."""
    files: dict[str, str | bytes | None] = {}
    for number in range(RECORDS):
        day = f"{2023 + number % 2}-{number // 28 + 1:02}-{number % 28 + 1:02}"
        theme = "themes: [skills]\n" if number < 3 else ""
        text = f"---\ntitle: 活动{number}\ndate: {day}\ntype: training\n{theme}---\n"
        files[f"content/activities/event-{number}/index.zh.md"] = text
    return Edition(site_of(laid_over(tmp_path / "site", files)), "zh", Media({}, {}))


def shelf(edition: Edition, path: str) -> Shelf:
    return next(one for one in shelves(edition, kind("activity")) if one.path == path)


def test_a_long_list_is_divided_into_pages_of_twenty_and_each_record_stands_on_one(edition: Edition) -> None:
    whole = shelf(edition, "news/")
    pages = [listing_view(edition, whole, number) for number in range(1, whole.pages + 1)]
    shown = [card.url for page in pages for group in page.groups for card in group.cards]
    assert [sum(len(group.cards) for group in page.groups) for page in pages] == [20, 20, 3]
    assert shown == [record.address for record in edition.site.of(kind("activity"))]


def test_the_first_page_has_the_address_of_the_list_and_the_others_a_number(edition: Edition) -> None:
    whole = shelf(edition, "news/")
    assert [whole.page_path(number) for number in (1, 2, 3)] == ["news/", "news/page/2/", "news/page/3/"]


def test_pages_lead_to_their_neighbours(edition: Edition) -> None:
    pager = listing_view(edition, shelf(edition, "news/"), 2).pager
    assert (pager.previous and pager.previous.url, pager.next and pager.next.url) == ("news/", "news/page/3/")
    assert [(page.number, page.current) for page in pager.pages] == [(1, False), (2, True), (3, False)]
    assert str(RECORDS + 1) in pager.total_text


def test_each_value_of_a_facet_has_a_list_with_its_records(edition: Edition) -> None:
    lists = {one.path: len(one.records) for one in shelves(edition, kind("activity"))}
    assert lists["news/theme/skills/"] == 3
    assert lists["news/type/training/"] == RECORDS
    assert lists["news/year/2023/"] + lists["news/year/2024/"] == RECORDS + 1


def test_facets_tell_how_many_records_each_value_has_and_mark_the_one_shown(edition: Edition) -> None:
    view = listing_view(edition, shelf(edition, "news/theme/skills/"), 1)
    theme = next(facet for facet in view.facets if facet.label == "主题")
    assert [(value.title, value.count, value.active) for value in theme.values] == [
        ("全部", RECORDS + 1, False),
        ("技能", 3, True),
    ]


def test_years_run_from_the_newest(edition: Edition) -> None:
    year = next(facet for facet in listing_view(edition, shelf(edition, "news/"), 1).facets if facet.label == "年份")
    assert [value.title for value in year.values] == ["2024年", "2023年"]


def test_a_list_of_nothing_says_so(edition: Edition) -> None:
    (only,) = shelves(edition, kind("case"))
    view = listing_view(edition, only, 1)
    assert (only.pages, view.empty) == (1, True)


def test_members_stand_on_one_page_under_headings_in_the_order_of_their_list(tmp_path: Path) -> None:
    terms = "unit-types: [{id: college, zh: 院校}, {id: firm, zh: 企业}]\nmember-roles: [{id: lead, zh: 牵头单位}]\n"
    types = ("firm", "college") * PAGE_LENGTH
    members = "".join(f"- {{id: m-{n}, name: 甲{n}, type: {t}, role: lead}}\n" for n, t in enumerate(types))
    files: dict[str, str | bytes | None] = {
        "content/vocabularies.yml": terms,
        "content/members.yml": members,
        "content/activities/2024-expo/index.zh.md": None,
        "content/activities/2024-expo/index.en.md": None,
    }
    edition = Edition(site_of(laid_over(tmp_path / "site", files)), "zh", Media({}, {}))
    whole = next(iter(shelves(edition, kind("member"))))
    view = listing_view(edition, whole, 1)
    assert whole.pages == 1
    assert [(group.title, len(group.cards)) for group in view.groups] == [
        ("院校", PAGE_LENGTH),
        ("企业", PAGE_LENGTH),
    ]
