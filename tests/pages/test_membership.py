from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from qunzhi.media import Media
from qunzhi.pages.edition import Edition
from qunzhi.pages.member_counts import counts, own_members
from qunzhi.pages.membership import members_extra, membership_view
from qunzhi.select import lasts_on, units_of
from qunzhi.site import Site
from tests.building import SITES
from tests.reading_pages import page, words
from tests.small_sites import findings_of, laid_over, site_of

TERMS = """
unit-types:
  - {id: college, zh: 院校, en: College}
  - {id: company, zh: 企业, en: Company}
  - {id: association, zh: 协会, en: Association}
member-roles:
  - {id: lead, zh: 牵头单位, en: Lead unit}
  - {id: member, zh: 成员单位, en: Member}
  - {id: partner, zh: 合作单位, en: Partner}
activity-types:
  - {id: training, zh: 培训, en: Training}
  - {id: visit, zh: 考察, en: Visit}
themes: [{id: skills, zh: 技能, en: Skills}]
levels: [{id: national, zh: 国家级, en: National}]
"""

MEMBERS = """
- {id: example-college, name: {zh: 示例学院, en: Example College}, type: college, role: lead}
- {id: dated, name: {zh: 甲厂, en: Works A}, type: company, role: member, joined: 2020-03-01, left: 2023-06-30}
- {id: many, name: {zh: 其他企业, en: Other companies}, type: company, role: member, joined: 2021, count: 40}
- {id: partner, name: {zh: 合作协会, en: Partner}, type: association, role: partner, joined: 2022-01-01}
- id: renamed
  name: {zh: 新名学院, en: New College}
  former_names:
    - {name: {zh: 旧名学校, en: Old School}, until: 2022-08-31}
    - {zh: 更旧的学校, en: Older School}
  type: college
  role: member
  joined: 2022-02
"""

GROUP = "name: {zh: 示例职教集团, en: Example Group}\nsummary: 一个虚构的集团。\nlead: [example-college]\n"


def files(members: str = MEMBERS, group: str = GROUP) -> Mapping[str, str | bytes | None]:
    return {"content/vocabularies.yml": TERMS, "content/members.yml": members, "content/group.yml": group}


def site(root: Path, members: str = MEMBERS, group: str = GROUP, **more: str) -> Site:
    return site_of(laid_over(root, {**files(members, group), **more}))


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return Edition(site(tmp_path / "site"), "zh", Media({}, {}))


def totals(found: Site) -> dict[str, int]:
    return {count.day.isoformat(): count.total for count in counts(found)}


def test_every_day_on_which_membership_changed_has_a_line_the_newest_first(edition: Edition) -> None:
    assert totals(edition.site) == {
        "2023-07-01": 42,
        "2022-02-01": 43,
        "2021-01-01": 42,
        "2020-03-01": 2,
    }
    assert list(totals(edition.site)) == sorted(totals(edition.site), reverse=True)


@pytest.mark.parametrize(
    ("day", "there"),
    [("2020-02-29", 1), ("2020-03-01", 2), ("2023-06-29", 43), ("2023-06-30", 43), ("2023-07-01", 42)],
)
def test_a_member_counts_from_the_day_it_joined_to_the_day_it_left(day: str, there: int, tmp_path: Path) -> None:
    group = f"{GROUP}membership_days: [{day}]\n"
    assert totals(site(tmp_path / "site", group=group))[day] == there


def test_the_numbers_are_those_that_lasts_on_gives_for_every_day(tmp_path: Path) -> None:
    days = ", ".join(f"{year}-{month:02}-15" for year in range(2019, 2025) for month in (1, 4, 7, 10))
    found = site(tmp_path / "site", group=f"{GROUP}membership_days: [{days}]\n")
    for count in counts(found):
        there = [record for record in own_members(found) if lasts_on(record, count.day)]
        assert count.total == sum(units_of(record) for record in there), count.day


def test_the_group_of_weifang_has_the_members_that_its_work_report_counts() -> None:
    found = {count.day: count for count in counts(site_of(SITES / "weifang"))}
    assert [number for number in found[date(2023, 11, 28)].by_type.values() if number] == [1, 47, 3, 17, 10, 2, 1]
    assert found[date(2023, 11, 28)].total == 81


def test_partners_are_not_counted(edition: Edition) -> None:
    assert "association" not in counts(edition.site)[0].by_type


def test_types_stand_in_the_order_of_their_list(edition: Edition) -> None:
    assert list(counts(edition.site)[0].by_type) == ["college", "company"]


def test_who_never_was_a_member_is_counted_on_no_day(tmp_path: Path) -> None:
    members = MEMBERS + "- {id: never, name: 乙厂, type: company, role: member, joined: 2022-05-01, left: 2021-05-01}\n"
    assert set(totals(site(tmp_path / "site", members)).values()) == {2, 42, 43}


def test_days_to_come_have_no_line(tmp_path: Path) -> None:
    members = MEMBERS.replace("joined: 2021,", "joined: 2031,")
    group = f"{GROUP}membership_days: [2024-12-31, 2025-01-02]\n"
    assert max(totals(site(tmp_path / "site", members, group))) == "2024-12-31"


def test_without_any_dated_change_the_day_of_the_build_has_the_only_line(tmp_path: Path) -> None:
    members = "- {id: example-college, name: 示例学院, type: college, role: lead}\n"
    assert totals(site(tmp_path / "site", members)) == {"2025-01-01": 1}


def test_a_day_that_a_text_cites_has_a_line(tmp_path: Path) -> None:
    more = {
        "content/indicators.yml": "- {id: total, title: 成员单位, unit: 家, derive: {count: member}}\n",
        "content/activities/2024-talk/index.zh.md": "---\ntitle: 会\ndate: 2024\ntype: training\n---\n"
        "共[[total@2022-12-31]]家，全年[[total@2022]]家。\n",
        "content/activities/2024-note/index.zh.md": "---\ntitle: 会\nsummary: 有[[total@2020-06-01]]家。\n"
        "date: 2024\ntype: training\n---\n",
    }
    found = totals(site(tmp_path / "site", **more))
    assert (found["2022-12-31"], found["2020-06-01"]) == (43, 2)
    assert len(found) == 6


def test_the_line_of_a_day_names_who_came_and_who_went_as_they_were_called_then(edition: Edition) -> None:
    changes = {count.day: (count.joined, count.left) for count in counts(edition.site)}
    assert [record.id for record in changes[date(2023, 7, 1)][1]] == ["dated"]
    rows = {row.day.iso: row for row in membership_view(edition).rows}
    assert [link.title for link in rows["2022-02-01"].joined] == ["旧名学校"]


def test_the_newest_day_is_told_in_words_and_what_is_not_known_in_notes(edition: Edition) -> None:
    view = membership_view(edition)
    assert view.sentence == "截至2023年7月1日，集团共有成员单位42家：院校2家、企业40家。"
    assert view.notes[0] == "加入时间未载的单位1家，按始终在册计。"
    assert "只知年、月" in view.notes[1]


def test_units_that_left_are_told_among_those_without_a_joining_date(tmp_path: Path) -> None:
    members = MEMBERS + "- {id: gone, name: 丙厂, type: company, role: member, left: 2020-12-31, count: 3}\n"
    edition = Edition(site(tmp_path / "site", members), "zh", Media({}, {}))
    assert membership_view(edition).notes[0] == "加入时间未载的单位4家（含已退出的3家），退出前按始终在册计。"


def test_the_list_of_members_says_how_many_and_leads_to_the_page(edition: Edition) -> None:
    members = edition.site.by_kind["member"]
    line = members_extra(edition, members)
    assert line and (line.title, line.url) == ("成员单位42家（2023年7月1日）", "membership/")
    assert members_extra(edition, members[:2]) is None, "a narrowed list does not speak for the whole"


def test_page_list_and_members_own_page_show_it_in_both_languages(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", files())
    assert not [finding for finding in findings_of(root) if finding.severity == "error"]
    for prefix, newest, line, name, until in (
        ("", "2023年7月1日 合计 42 院校 2 企业 40", "成员单位42家（2023年7月1日）", "旧名学校", "用至2022年8月31日"),
        (
            "en/",
            "1 July 2023 Total 42 College 2 Company 40",
            "42 members (1 July 2023)",
            "Old School",
            "31 August 2022",
        ),
    ):
        (first, *_) = page(root / "site", f"{prefix}membership").xpath("//table[@class='membership']/tbody/tr")
        assert newest in words(first, ".")
        (link,) = page(root / "site", f"{prefix}members").xpath("//p[@class='membership-line']/a")
        assert (link.text, link.get("href")) == (line, f"../{'../' if prefix else ''}{prefix}membership/")
        former = words(page(root / "site", f"{prefix}members/renamed"), "//section[h2[@id='former-names']]")
        assert name in former and until in former
    assert "https://example.edu.cn/en/membership/" in (root / "site" / "sitemap.xml").read_text("utf-8")
