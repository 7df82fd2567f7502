"""The kinds of records on the sample site: each where it belongs, in both languages."""

import csv
import json
import re
from pathlib import Path

import pytest

from qunzhi.kinds import KINDS
from qunzhi.kinds.kind import Kind
from qunzhi.site import Site
from qunzhi.words import words as interface
from tests.building import SITES
from tests.reading_pages import main_words, page, words
from tests.small_sites import site_of

WITH_PAGES = [kind for kind in KINDS if not kind.anchored]
ANCHORED = [kind for kind in KINDS if kind.anchored]


@pytest.fixture(scope="module")
def site() -> Site:
    """The records of the sample site; nothing is built."""
    return site_of(SITES / "sample")


def named(kind: Kind) -> str:
    return kind.name


@pytest.mark.parametrize("kind", KINDS, ids=named)
def test_the_sample_holds_records_of_every_kind_in_both_languages(kind: Kind, site: Site) -> None:
    records = site.by_kind[kind.name]
    assert any(record.written_in("en") for record in records)
    if kind.name not in OLD:
        assert len(records) >= 2
        assert not all(record.written_in("en") for record in records), "none of them waits for its translation"


OLD = ("activity", "case", "album", "document", "report", "member")
"""Kinds of the first days, of which the sample has had records of every sort ever since."""


@pytest.mark.parametrize("kind", WITH_PAGES, ids=named)
def test_every_record_has_its_page_and_is_reached_from_its_list(kind: Kind, site: Site, sample_site: Path) -> None:
    for prefix in ("", "en/"):
        base = page(sample_site, f"{prefix}{kind.section}").xpath("//main//a/@href")
        linked = {link.rstrip("/").rpartition("/")[2] for link in base}
        for record in site.by_kind[kind.name]:
            assert (sample_site / prefix / record.address / "index.html").is_file(), record.id
            assert record.id in linked, f"the list of {kind.section} does not lead to {record.id}"


@pytest.mark.parametrize("kind", ANCHORED, ids=named)
def test_a_record_without_a_page_of_its_own_has_a_place_on_its_list(kind: Kind, site: Site, sample_site: Path) -> None:
    for prefix in ("", "en/"):
        ids = page(sample_site, f"{prefix}{kind.section}").xpath("//main//@id")
        for record in site.by_kind[kind.name]:
            assert record.id in ids, f"{record.id} has no place in {prefix}{kind.section}"
            assert not (sample_site / prefix / kind.section / record.id).exists()


def test_a_record_that_was_published_in_another_section_keeps_its_address(sample_site: Path) -> None:
    for prefix, title in (("", "入选省级示范校"), ("en/", "Named a provincial model school")):
        assert title in main_words(sample_site, f"{prefix}news/2022-model-school")
        assert not (sample_site / prefix / "honours/2022-model-school").exists()
        assert page(sample_site, f"{prefix}honours").xpath("//main//a[contains(@href, 'news/2022-model-school/')]")
        assert not page(sample_site, f"{prefix}news").xpath("//main//a[contains(@href, '2022-model-school')]")


def test_notices_stand_under_what_has_become_of_them(sample_site: Path) -> None:
    for prefix, headings in (
        ("", ["进行中", "公告", "已截止", "已公布结果"]),
        ("en/", ["Open", "Announcements", "Closed", "Results announced"]),
    ):
        tree = page(sample_site, f"{prefix}notices")
        groups = tree.xpath("//main//section[.//article]")
        assert [words(one, ".//h2") for one in groups] == headings
        shown = [one.xpath("string(.//article//a/@href)").rstrip("/").rpartition("/")[2] for one in groups]
        assert shown == [
            "2024-12-case-call",
            "2024-11-untranslated-notice",
            "2024-10-workshop-enrolment",
            "2024-04-contest-entry",
        ]


def test_honours_are_counted_without_drafts_and_without_what_was_taken_back(sample_site: Path) -> None:
    tree = page(sample_site, "honours")
    (sums, by_grade) = tree.xpath("//main//table")
    assert [words(cell, ".") for cell in sums.xpath("(.//tr)[last()]/*")] == ["合计", "3", "3", "4", "10"]
    lines = {words(line, "./*[1]"): [words(c, ".") for c in line.xpath("./*")][1:] for line in by_grade.xpath(".//tr")}
    assert lines["一等奖"] == ["–", "1", "3", "4"], "one record stands for three"
    assert lines["称号"] == ["2", "2", "–", "4"]
    assert "已撤回" in main_words(sample_site, "honours/honour-2023-mistaken")
    assert not tree.xpath("//main//a[contains(@href, 'honour-2023-mistaken')]")


def test_names_in_fields_become_links_to_the_organisations_that_bear_them(sample_site: Path) -> None:
    for prefix in ("", "en/"):
        for record, member in (
            ("honours/honour-2023-mentors", "members/fictional-precision"),
            ("honours/honour-2024-cnc-group", "governance/cnc-group"),
            ("honours/honour-2024-untranslated", "members/example-school"),
        ):
            links = page(sample_site, f"{prefix}{record}").xpath("//main//a/@href")
            assert any(link.endswith(f"/{member}/") for link in links), f"{prefix}{record} does not lead to {member}"


def test_bodies_stand_in_a_tree_of_three_levels(sample_site: Path) -> None:
    for prefix, council, committee, group in (
        ("", "理事会", "教学指导委员会", "数控专业建设组"),
        ("en/", "Council of the group", "Teaching Committee", "Working Group on Numerical Control"),
    ):
        tree = page(sample_site, f"{prefix}governance")
        way = "//main//li[.//a[normalize-space()='{}'] or ./*[normalize-space()='{}']]"
        found = "".join(way.format(name, name) for name in (council, committee, group)).replace("//main//li[", "//li[")
        assert tree.xpath(f"//main{found}"), f"{group} does not stand below {committee} below {council}"


def test_offices_are_told_with_those_who_hold_them_and_those_who_did(sample_site: Path) -> None:
    shown = main_words(sample_site, "governance")
    present, past = shown.split("历任", 1)
    assert "样例职业技术学院院长 2023年1月1日起" in present
    assert "样例职业技术学院原院长" in past and "原院长" not in present


def test_a_plan_says_what_is_done_what_is_late_and_what_nobody_has_recorded(sample_site: Path) -> None:
    rows = page(sample_site, "plans/sample-plan-2023-2025").xpath("//main//table//tr[td]")
    board = "".join(words(row, ".") for row in rows) or main_words(sample_site, "plans/sample-plan-2023-2025")
    for state in ("按期完成", "逾期未完成", "进行中", "有记载，未判定", "未登记进展"):
        assert state in board, f"no task is {state}"
    assert "逾期完成" in main_words(sample_site, "plans/sample-plan-2022-2023")
    shown = main_words(sample_site, "plans/sample-plan-2023-2025")
    assert interface("zh")["plan_tally"].format(total=5, done=2) in shown
    assert "按期完成 2 进行中 2 逾期未完成 1" in shown


FIGURES = {
    "students": {"2022": "4980", "2023": "5120", "2024": "5300"},
    "students-growth": {"2023": "2.8", "2024": "3.52"},
    "funds-per-student": {"2022": "1727.91", "2023": "2343.75"},
    "training-attendances": {"2023": "30", "2024": "60"},
    "honours-national": {"2023": "2", "2024": "1"},
    "honours-high": {"2023": "3", "2024": "2"},
    "honours-national-share": {"2023": "66.67", "2024": "50"},
    "members-total": {"2020-12-31": "16", "2023-12-31": "16"},
    "companies-total": {"2020-12-31": "14", "2023-12-31": "13"},
    "untranslated-figure": {"2024": "7"},
}
"""As a pocket calculator has them: stated, grown, divided, summed, counted, added up, and shared."""


@pytest.mark.parametrize("name", FIGURES)
def test_figures_are_what_their_records_give(name: str, sample_site: Path) -> None:
    with (sample_site / "data/indicator-values.csv").open(encoding="utf-8-sig", newline="") as lines:
        table = [row for row in csv.DictReader(lines) if row["indicator"] == name]
    assert {row["period"]: row["value"] for row in reversed(table)} == FIGURES[name]
    shown = main_words(sample_site, f"figures/{name}")
    assert all(value in shown for value in FIGURES[name].values())


@pytest.mark.parametrize("prefix", ("", "en/"))
def test_a_summary_tells_the_figure_that_it_cites_in_lists_and_in_the_head_of_its_page(
    prefix: str, sample_site: Path
) -> None:
    sentence = "Serves 5,300 students." if prefix else "服务在校生5300人。"
    assert sentence in main_words(sample_site, f"{prefix}bases")
    tree = page(sample_site, f"{prefix}bases/cnc-workshop")
    assert tree.xpath("string(//meta[@name='description']/@content)") == sentence


def test_no_reference_is_left_as_it_was_written(sample_site: Path) -> None:
    for path in sample_site.rglob("*"):
        if path.suffix in (".html", ".xml", ".csv", ".json"):
            left = set(re.findall(r"\[\[[\w@|-]+\]\]", path.read_text("utf-8")))
            assert left <= {"[[sample-college]]"}, f"{path.relative_to(sample_site)}: {left}"


def test_a_record_of_former_days_names_a_member_as_it_was_called_then(sample_site: Path) -> None:
    for prefix, then, now in (
        ("", "示例农机学校", "示例中等职业学校"),
        ("en/", "Example School of Farm Machinery", "Example Secondary School"),
    ):
        assert then in main_words(sample_site, f"{prefix}chronicle/2021")
        assert now not in main_words(sample_site, f"{prefix}chronicle/2021")
        assert now in page(sample_site, f"{prefix}members/example-school").xpath("string(//h1)")


def test_members_come_and_go(sample_site: Path) -> None:
    lines = [words(row, ".") for row in page(sample_site, "membership").xpath("//main//table//tr[td]")]
    assert [int(found[1]) for line in lines if (found := re.search(r"合计 (\d+)", line))] == [
        17,
        16,
        16,
        17,
        16,
        16,
        15,
    ]
    assert "退出 曾用名制造有限公司" in lines[2] and "加入 新入样例学校" in lines[0]


def test_the_staff_of_an_outlet_keep_their_copy(sample_site: Path) -> None:
    assert not list(sample_site.rglob("clipping*"))
    assert "Sample Television" in main_words(sample_site, "en/media/media-2024-contest")


def test_data_files_have_every_published_record_and_no_other(site: Site, sample_site: Path) -> None:
    for kind in KINDS:
        ids = [one["id"] for one in json.loads((sample_site / f"data/{kind.name}.json").read_text("utf-8"))]
        published = {record.id for record in site.by_kind[kind.name]}
        assert set(ids) == published and len(ids) == len(published), kind.name
