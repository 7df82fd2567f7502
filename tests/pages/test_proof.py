import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from qunzhi.checks.names import check_names
from qunzhi.findings import codes
from tests.reading_pages import page, words
from tests.reports.proof_site import FILES, REPORT
from tests.small_sites import findings_of, laid_over

PROOF, ENGLISH = "reports/2023-report/proof", "en/reports/2023-report/proof"


def built_proof(root: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    found = findings_of(laid_over(laid_over(root / "here", FILES), files or {}))
    assert [str(one) for one in found if one.severity == "error"] == []
    return root / "here" / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_proof(tmp_path_factory.mktemp("proof"))


def rows(site: Path, part: str, address: str = PROOF) -> list[list[str]]:
    """The cells of the tables of a part of the page."""
    tree = page(site, address)
    found = tree.xpath(f"//section[@aria-labelledby='{part}']//tbody/tr")
    return [[words(cell, ".") for cell in row.xpath("./th|./td")] for row in found]


def test_the_head_says_how_many_numbers_are_bound_and_the_manifest_says_the_same(site: Path) -> None:
    assert "全文共16个数，已绑定9个，未绑定7个。" in words(page(site, PROOF))
    assert "8 numbers in the report: 5 bound, 3 not bound." in words(page(site, ENGLISH))
    plain = json.loads((site / "manifest.json").read_bytes())
    assert plain["reports"] == {
        "2023-report": {"zh": {"bound": 9, "unbound": 7}, "en": {"bound": 5, "unbound": 3}},
    }


def test_a_bound_number_tells_its_indicator_its_sources_and_where_they_differ(site: Path) -> None:
    first = next(row for row in rows(site, "bound") if row[2] == "篇首")
    assert first[:2] == ["80 人", "2023年有教职工 80 人，其中教师60人；收入约1.50万元。"]
    assert first[3].startswith("教职工（2023年）") and "年鉴 表1：80人" in first[3] and "第二章：82人" in first[3]


def test_a_computed_number_names_the_records_that_were_counted(site: Path) -> None:
    (row,) = (row for row in rows(site, "bound") if row[3] == "获奖（2023年）")
    assert row[0] == "1 项" and row[4] == "由1条记录算出 一等奖"


def test_a_bound_number_leads_to_its_place_and_to_the_period_of_its_indicator(site: Path) -> None:
    tree = page(site, PROOF)
    (row,) = tree.xpath("//section[@aria-labelledby='bound']//tr[contains(., '获奖（2023年）')]")
    links = row.xpath("./td/a/@href")
    assert links == ["../../../reports/2023-report/overview/#成绩", "../../../figures/prizes/#p-2023"]
    assert page(site, "reports/2023-report/overview").xpath("//h2[@id='成绩']")
    assert page(site, "figures/prizes").xpath("//tr[@id='p-2023']")


def test_in_the_text_itself_a_number_opens_the_period_of_its_indicator(site: Path) -> None:
    links = page(site, "reports/2023-report/overview").xpath("//article//p/a/@href")
    assert [link for link in links if "figures" in link] == [
        "../../../figures/staff/#p-2023",
        "../../../figures/income/#p-2023",
        "../../../figures/prizes/#p-2023",
        "../../../figures/staff/#p-2022",
    ]


def test_numbers_of_rows_of_figures_and_of_short_texts_are_bound_too(site: Path) -> None:
    found = [(row[0], row[2]) for row in rows(site, "bound")]
    assert ("80", "摘要") in found and ("1 家", "（一）成绩") in found and ("80 人", "（一）成绩") in found
    assert ("78 人", "（一）成绩") in found, "words of its own are still taken from the indicator"


def test_typed_numbers_stand_apart_by_chapter_with_what_their_words_lead_to(site: Path) -> None:
    found = [(row[0], row[2]) for row in rows(site, "unbound")]
    assert found == [
        ("60 人", "摘要"),
        ("3", "篇首"),
        ("60 人", "篇首"),
        ("2 个", "（一）成绩 文字链接到： 一等奖"),
        ("30 人", "案例1-1"),
        ("12 名", "案例1-1"),
    ]
    parts = page(site, PROOF).xpath("//section[@aria-labelledby='unbound']//summary")
    assert [words(one, ".") for one in parts] == ["卷首（2）", "一、概况（4）"]


def test_numbers_above_and_below_tables_are_typed_ones(tmp_path: Path) -> None:
    block = "id: rooms\ncaption: {zh: 12间教室, en: 12 rooms}\nnote: {zh: '2023年，另有3间未计。', en: 3 more rooms.}\n"
    text = FILES[f"{REPORT}/01-overview.zh.md"]
    assert isinstance(text, str)
    changed = text.replace("id: rooms\ncaption: {zh: 教室, en: Rooms}\n", block)
    site = built_proof(tmp_path, {f"{REPORT}/01-overview.zh.md": changed})
    found = [row[:2] for row in rows(site, "unbound")]
    assert ["12 间", "12间 教室"] in found
    assert ["3 间", "注：2023年，另有 3间 未计。"] in found


def test_tables_are_told_as_wholes_and_bound_where_they_name_a_source(site: Path) -> None:
    assert rows(site, "tables") == [
        ["表1-1 分组", "2", "年鉴", "已核对，未见问题"],
        ["表1-2 教室", "1", "未绑定", "已核对，未见问题"],
    ]


def test_what_was_looked_at_in_tables_is_told_in_a_sentence(site: Path) -> None:
    told = words(page(site, ENGLISH), "//section[@aria-labelledby='tables']/p")
    assert told.startswith("Looked at in every table: files of tables, form of ") and told.endswith("same section.")
    assert "`" not in told
    assert words(page(site, PROOF), "//section[@aria-labelledby='tables']/p").endswith("一致。")


def test_what_a_check_says_of_a_table_stands_beside_it(tmp_path: Path) -> None:
    table = "室,座位（个）\n甲,４０\n乙,—\n"
    site = built_proof(tmp_path, {f"{REPORT}/tables/rooms.csv": table})
    assert "查出1条 单元格 B2 的数字“４０”是全角的" in rows(site, "tables")[1][3]


def test_findings_on_the_report_and_on_its_indicators_are_told_and_all_else_agreed(site: Path) -> None:
    tree = page(site, PROOF)
    told = [words(one, ".") for one in tree.xpath("//section[@aria-labelledby='checks']/details/summary")]
    assert told[0] == "QZ-N04 各来源的数一致： 查出1条" and told[-1].startswith("另有")
    first = words(tree, "//section[@aria-labelledby='checks']/details[1]")
    assert "教职工 ：2023年有两个数：80人（年鉴，表1）与82人（第二章）。" in first
    assert "QZ-N05 来源的数与按记录计算的一致" in words(tree, "//ul[@class='proof__agreed']")


def test_readers_are_told_names_and_units_of_their_language_and_machines_the_places(tmp_path: Path) -> None:
    indicators = FILES["content/indicators.yml"]
    assert isinstance(indicators, str)
    more = """    - {period: 2024, value: 3.20, lines: [{label: 甲, value: 1.00}, {label: 乙, value: 2.00}]}
- id: spent
  title: {zh: 支出, en: Expenditure}
  unit: 万元
  at_most: income
  series: [{period: 2024, value: 4.00}, {period: 2023, value: 9.00}]
  derive: {total: [income]}
"""
    text = "---\ntitle: 概况\n---\n\n[[staff@2023]]人，[[income@2024]]，[[spent@2024]]。\n\n```table\nid: groups\n"
    table = "caption: {zh: 分组, en: Groups}\ndata: tables/groups.csv\n```\n"
    files = {
        "content/indicators.yml": indicators + more,
        f"{REPORT}/01-overview.zh.md": text + table,
        f"{REPORT}/tables/groups.csv": "序号,组,人数（人）\n1,甲,30\n3,乙,50\n,合计,90\n",
        f"{REPORT}/tables/groups.words.yml": "人数（人）: People (persons)\n",
    }
    site = built_proof(tmp_path, files)
    found = words(page(site, ENGLISH), "//section[@aria-labelledby='checks']")
    for told in (
        "Staff : For 2023 there are two values: 80 persons (Yearbook, 表 1) and 82 persons ( 第二章 ).",
        "Income : For 2024 the source has CNY 32,000; its lines add up to CNY 30,000.",
        "Expenditure : For 2024 the source has CNY 40,000; the sum of its parts gives CNY 32,000.",
        "Expenditure : For 2024 it is CNY 40,000, more than the CNY 32,000 of “Income”.",
        "Table 1-1 Groups : The cell C4 (“People”) has 90, but C2 to C3 add up to 80.",
    ):
        assert told in found
    chinese = words(page(site, PROOF), "//main")
    assert "表1-1 分组 ：序号3之前缺 2。" in chinese
    assert "content/" not in chinese + words(page(site, ENGLISH), "//main")
    told = json.loads((site / ENGLISH / "proof.json").read_bytes())["found"]
    assert {one["code"] for one in told} >= {"QZ-N04", "QZ-N05", "QZ-N06", "QZ-N10", "QZ-T30", "QZ-T34"}
    assert any(one["place"].startswith("content/indicators.yml:") for one in told)


def test_where_a_text_and_a_table_differ_readers_are_told_the_table_by_its_name(tmp_path: Path) -> None:
    text = "---\ntitle: 概况\n---\n\n经费收入增加2.55%（[[#funding]]）。\n\n```table\nid: funding\n"
    table = "caption: {zh: 经费, en: Funding}\ndata: tables/groups.csv\n```\n"
    files = {
        f"{REPORT}/01-overview.zh.md": text + table,
        f"{REPORT}/tables/groups.csv": "项目,2023年（万元）,2024年（万元）,增长率\n经费收入,100,110,10.00%\n",
        f"{REPORT}/tables/groups.words.yml": "经费收入: Income\n增长率: Growth\n",
    }
    site = built_proof(tmp_path, files)
    chinese, english = (words(page(site, one), "//section[@aria-labelledby='checks']") for one in (PROOF, ENGLISH))
    assert "一、概况 ：正文写“增加2.55%”，表1-1 经费中“经费收入”的增长率是10.00%。" in chinese
    assert (
        "(Chinese edition) : The text says “ 增加 2.55%”; in Table 1-1 Funding, “Growth” of “Income” is 10.00%."
        in english
    )
    assert "表“funding”" not in chinese


def test_checks_of_cited_numbers_look_at_chapters(tmp_path: Path) -> None:
    text = "---\ntitle: 概况\n---\n\n[[staff@2022]]项，[[staff@2022]]余人，[[staff@2022|79人]]，教职工为90人。\n"
    site = built_proof(tmp_path, {f"{REPORT}/01-overview.zh.md": text})
    told = json.loads((site / PROOF / "proof.json").read_bytes())["checks"]
    assert {code: told[code] for code in ("QZ-N20", "QZ-N22", "QZ-N23", "QZ-N24")} == {
        "QZ-N20": 1,
        "QZ-N22": 1,
        "QZ-N23": 1,
        "QZ-N24": 1,
    }


def test_the_english_proof_tells_of_the_english_text(site: Path) -> None:
    assert ["80 persons", "In 2023 there were 80 staff, 60 of them teachers."] in [
        r[:2] for r in rows(site, "bound", ENGLISH)
    ]
    assert ("60", "Beginning") in [(row[0], row[2]) for row in rows(site, "unbound", ENGLISH)]


def test_the_report_and_its_whole_lead_to_the_proof_and_chapters_do_not(site: Path) -> None:
    def links(address: str) -> list[str]:
        return [str(link) for link in page(site, address).xpath("//a/@href") if str(link).endswith("/proof/")]

    assert len(links("reports/2023-report")) == len(links("en/reports/2023-report/whole")) == 1
    assert links("reports/2023-report/overview") == []


def test_a_report_without_chapters_has_a_proof_too(tmp_path: Path) -> None:
    alone = {path: None for path in FILES if path.startswith(f"{REPORT}/0")}
    site = built_proof(tmp_path, alone)
    assert "未绑定2个" in words(page(site, PROOF)) and page(site, "reports/2023-report").xpath(
        "//a[contains(@href, 'proof')]"
    )


def test_a_report_that_was_taken_back_has_no_proof(tmp_path: Path) -> None:
    path = f"{REPORT}/index.zh.md"
    text = str(FILES[path]).replace(
        "type: annual\n", "type: annual\nstate: withdrawn\nwithdrawn: {date: 2024-03-01, reason: 重复}\n"
    )
    site = built_proof(tmp_path, {path: text})
    assert not (site / PROOF).exists()
    assert json.loads((site / "manifest.json").read_bytes())["reports"] == {}


def test_every_check_of_numbers_and_tables_has_a_name() -> None:
    unnamed = {code for code in codes() if code[:4] in ("QZ-N", "QZ-T")} - check_names().keys()
    elsewhere = {"QZ-N02", "QZ-N11", "QZ-N16", "QZ-N18", "QZ-T01"}
    assert unnamed <= elsewhere, "the proof of a report would list them by their codes alone: checks/names.yml"
