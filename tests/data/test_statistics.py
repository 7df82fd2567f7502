from pathlib import Path

import pytest

from tests.data.releasing import Released, released, rows
from tests.data.sites import FILES, MEMBERS, VOCABULARIES
from tests.reading_pages import main_words, page
from tests.small_sites import findings_of, laid_over

CHARTER = """\
---
title: {zh: 集团章程, en: Charter}
type: notice
made: 2019-06-18
number: 示职发〔2019〕1号
---
"""
MEDIA = """\
- id: report
  title: {zh: 集团成立, en: A group is founded}
  outlet: {zh: 示例日报, en: Example Daily}
  level: national
  date: 2019-06-19
  link: https://news.example.com/1
"""
MORE = """\
- id: partner
  name: {zh: 合作单位甲, en: Partner}
  type: college
  role: partner
- id: gone
  name: {zh: 退出单位, en: Former member}
  type: college
  role: lead
  joined: 2019
  left: 2022-01
"""
STATISTICS: dict[str, str | bytes | None] = {
    **FILES,
    "content/vocabularies.yml": VOCABULARIES.replace(
        "member-roles:\n", "member-roles:\n  - {id: partner, zh: 合作单位, en: Partner}\n"
    ),
    "content/group.yml": "name: {zh: 示例职教集团, en: Example Group}\nsummary: 虚构。\ncharter: charter\n",
    "content/documents/charter/index.zh.md": CHARTER,
    "content/media.yml": MEDIA,
    "content/members.yml": MEMBERS + MORE,
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Released:
    return released(laid_over(tmp_path_factory.mktemp("open") / "site", STATISTICS))


def test_members_are_counted_by_type_and_year_without_partners_and_those_who_left(found: Released) -> None:
    counted = [(r["type"], r["joined"], r["count"], r["day"]) for r in rows(found, "statistics/members-by-type")]
    assert counted == [("college", "2019", "1", "2025-01-01"), ("college", "2021", "12", "2025-01-01")]


def test_the_list_of_members_tells_who_left_and_how_many_each_stands_for(found: Released) -> None:
    listed = {
        r["id"]: (r["joined"], r["left"], r["count"], r["credit_code"]) for r in rows(found, "statistics/members")
    }
    assert listed == {
        "example-college": ("2019-06", "", "1", "12420000000000000X"),
        "nameless": ("2021", "", "12", ""),
        "gone": ("2019", "2022-01", "1", ""),
    }


def test_charter_and_media_coverage_belong_to_the_statistics(found: Released) -> None:
    charter, media = rows(found, "statistics/charter"), rows(found, "statistics/media")
    assert [(r["title_zh"], r["number"], r["made"]) for r in charter] == [
        ("集团章程", "示职发〔2019〕1号", "2019-06-18")
    ]
    assert [(r["outlet_zh"], r["level_zh"], r["date"], r["link"]) for r in media] == [
        ("示例日报", "国家级", "2019-06-19", "https://news.example.com/1")
    ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built with only what has no warnings that stop it."""
    wanted = {path: words for path, words in STATISTICS.items() if "secret" not in path}
    public = MEMBERS.split("- id: secret-member")[0] + MORE
    activity = str(FILES["content/activities/2024-expo/index.zh.md"])
    cleaned = activity.replace(", secret-member, secret-left", "").replace(", secret-task", "")
    cleaned = cleaned.replace(", secret-draft", "").replace(
        "与[[secret-draft]]同行，见[[secret-draft|同行]]。", "同行。"
    )
    plan = str(FILES["content/plans/plan-2024/index.zh.md"])
    plan = plan.replace(", secret-member", "").replace(", secret-draft, secret-asked", "")
    figures = str(FILES["content/indicators.yml"]).replace(", source: secret-source", "")
    wanted |= {
        "content/members.yml": public.replace("  credit_code: 12420000000000000X\n", ""),
        "content/activities/2024-expo/index.zh.md": cleaned,
        "content/plans/plan-2024/index.zh.md": plan,
        "content/indicators.yml": figures,
        "content/sources.yml": "- {id: yearbook, title: {zh: 年鉴, en: Yearbook}}\n",
    }
    root = laid_over(tmp_path_factory.mktemp("built") / "site-root", wanted)
    errors = [finding for finding in findings_of(root) if finding.severity == "error"]
    assert errors == [], "the site cannot be built"
    return root / "site"


def test_the_statistics_are_a_page_to_print_in_both_languages(site: Path) -> None:
    chinese, english = main_words(site, "data/statistics"), main_words(site, "en/data/statistics")
    assert "统计截至2025年1月1日" in chinese and "As of 1 January 2025" in english
    assert "加入年份 培训" not in chinese and "2021 12 12 合计 13 13" in chinese
    for words in ("示例学院", "其他院校", "集团章程", "示例日报"):
        assert words in chinese
    assert "退出单位" not in chinese and "合作单位甲" not in chinese, "the page is of the members of that day"
    assert "Example Daily" in english and "Charter" in english


def test_the_page_of_open_data_leads_to_files_that_are_there(site: Path) -> None:
    for address in ("data", "en/data"):
        links = [str(href) for href in page(site, address).xpath("//main//a/@href")]
        files = [href for href in links if href.endswith((".csv", ".json"))]
        assert len(files) > 20
        for href in files:
            assert (site / address / href).resolve().is_file(), f"/{address}/ leads to {href}"
    assert "转载请注明来源" in main_words(site, "data") and "name the source" in main_words(site, "en/data")
