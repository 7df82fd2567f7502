"""The directory: members by type first, all others apart; its numbers are those of the table of membership."""

from pathlib import Path
from typing import Any

import pytest

from qunzhi.kinds import kind_named
from qunzhi.kinds.kind import Kind
from qunzhi.media import Media
from qunzhi.pages.edition import Edition
from qunzhi.pages.listing import Shelf, listing_view, shelves
from qunzhi.pages.member_counts import counts
from tests.building import SITES
from tests.pages.test_membership import site
from tests.pages.test_part_of_members import TERMS
from tests.small_sites import site_of

MEMBERS = """
- {id: friend, name: {zh: 合作厂, en: Friend}, type: company, role: partner}
- {id: ministry, name: {zh: 某部, en: Ministry}, type: association, role: mentioned}
- {id: example-college, name: {zh: 示例学院, en: Example College}, type: college, role: lead}
- {id: many, name: {zh: 企业40家, en: 40 companies}, type: company, role: member, count: 40, includes: [named]}
- {id: named, name: {zh: 甲厂, en: Works A}, type: company, role: member}
- {id: gone, name: {zh: 乙厂, en: Works B}, type: company, role: member, left: 2020-12-31}
"""

ONE = "- {id: example-college, name: {zh: 示例学院, en: Example College}, type: college, role: lead}"


def member() -> Kind:
    kind = kind_named("member")
    assert kind
    return kind


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return Edition(site(tmp_path / "site", MEMBERS, **{"content/vocabularies.yml": TERMS}), "zh", Media({}, {}))


def view(edition: Edition, path: str) -> Any:
    return listing_view(edition, shelf(edition, path), 1)


def shelf(edition: Edition, path: str) -> Shelf:
    return next(one for one in shelves(edition, member()) if one.path == path)


def headings(edition: Edition, path: str) -> list[tuple[str, int]]:
    return [(f"{group.title} {group.count}", len(group.cards)) for group in view(edition, path).groups]


def chips(edition: Edition, path: str, label: str) -> dict[str, tuple[int, str]]:
    facet = next(facet for facet in view(edition, path).facets if facet.label == label)
    return {value.title: (value.count, value.others) for value in facet.values}


def test_members_stand_first_by_type_then_those_that_left_partners_and_those_mentioned(edition: Edition) -> None:
    assert headings(edition, "members/") == [
        ("院校 1家", 1),
        ("企业 40家", 2),
        ("已退出的成员单位 1家", 1),
        ("合作单位 1家", 1),
        ("相关单位 1家", 1),
    ]


def test_within_a_type_members_stand_apart_from_others_too(edition: Edition) -> None:
    assert [title for title, _ in headings(edition, "members/type/company/")] == [
        "成员单位 40家",
        "已退出的成员单位 1家",
        "合作单位 1家",
    ]


def test_types_count_units_of_members_and_the_others_beside_them(edition: Edition) -> None:
    assert chips(edition, "members/", "类型") == {"院校": (1, ""), "企业": (40, "另2"), "协会": (0, "另1")}
    assert "另" in view(edition, "members/").facets_note


def test_roles_count_the_units_that_are_there_today(edition: Edition) -> None:
    found = chips(edition, "members/", "身份")
    assert found == {"牵头单位": (1, ""), "成员单位": (40, "另1"), "合作单位": (1, ""), "相关单位": (1, "")}


def test_a_list_of_those_mentioned_is_not_headed_as_one_of_members(edition: Edition) -> None:
    found = view(edition, "members/role/mentioned/")
    assert found.title == "相关单位"
    assert headings(edition, "members/role/mentioned/") == [("协会 1家", 1)]


@pytest.mark.parametrize(("members", "total"), [(MEMBERS, "6 records in all"), (ONE, "1 record in all")])
def test_one_record_is_no_plural(tmp_path: Path, members: str, total: str) -> None:
    found = site(tmp_path / "site", members, **{"content/vocabularies.yml": TERMS})
    assert view(Edition(found, "en", Media({}, {})), "members/").pager.total_text == total


@pytest.mark.parametrize("name", ["weifang", "ernan"])
def test_the_numbers_of_types_are_those_of_the_table_of_membership(name: str) -> None:
    edition = Edition(site_of(SITES / name), "zh", Media({}, {}))
    newest = counts(edition.site)[0].by_type
    wanted = {edition.term("unit-types", one).zh: number for one, number in newest.items() if number}
    found = {title: count for title, (count, _) in chips(edition, "members/", "类型").items() if count}
    assert found == wanted
