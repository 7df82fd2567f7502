from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.reading_pages import page, words
from tests.reports.frozen_site import INDICATORS, freeze
from tests.small_sites import findings_of, laid_over

COMPARE = "reports/compare"


def report(year: int, text: str, more: str = "", *, of_type: str = "annual") -> Mapping[str, str | bytes | None]:
    """A report of one text."""
    folder, title = f"content/reports/{year}-report", f"{{zh: {year}年报告, en: Report {year}}}"
    front = f"---\ntitle: {title}\npublished: {year + 1}-02-01\nyear: {year}\ntype: {of_type}\n{more}---\n"
    return {f"{folder}/index.zh.md": f"{front}\n{text}\n", f"{folder}/index.en.md": "---\n---\n\nText.\n"}


FIRST = report(2022, "企业[[partners@2022]]家。")
SECOND = report(2023, "企业[[partners@2023]]家，上年[[partners@2022]]家；教职工[[staff@2023]]人，收入[[income@2023]]。")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports, the first frozen before the value of its year was corrected."""
    root = laid_over(
        tmp_path_factory.mktemp("compare") / "here", {**FIRST, **SECOND, "content/indicators.yml": INDICATORS}
    )
    assert freeze(root, report="2022-report").exit_code == 0
    laid_over(root, {"content/indicators.yml": INDICATORS.replace("2022, value: 70", "2022, value: 72")})
    assert [str(one) for one in findings_of(root) if one.severity == "error"] == []
    return root


def rows(tree: Any) -> list[list[str]]:
    """The rows of all tables below their headers, without the words for phones."""
    found = tree.xpath("//table[@class='compare']//tbody/tr")
    cells = "./th|./td[contains(@class, 'change')]|.//td/div|./td/div"
    return [[words(cell, ".") for cell in row.xpath(cells)] for row in found]


def test_reports_of_one_type_stand_side_by_side_with_what_each_printed(root: Path) -> None:
    tree = page(root / "site", COMPARE)
    assert words(tree, "//h1") == "历年对照"
    assert words(tree, "//h2") == "年度报告"
    assert [words(one, ".") for one in tree.xpath("//caption")] == [
        "两份以上报告共同引用的指标",
        "只见于一份报告的指标",
    ]
    assert [words(one, ".") for one in tree.xpath("(//thead)[1]//th")] == ["指标", "2022年报告", "2023年报告", "变化"]
    assert rows(tree) == [
        [
            "合作企业",
            "70家 ※ 本报告定稿时为70家，现记录为72家 2022年",
            "81家 2023年 72家 2022年",
            "较2022年+11（+15.7%）",
        ],
        ["收入", "—", "约120.50万元 2023年"],
        ["教职工", "—", "31人 2023年"],
    ]


def test_values_lead_to_where_they_come_from_and_years_to_their_reports(root: Path) -> None:
    tree = page(root / "site", COMPARE)
    assert tree.xpath("(//thead)[1]//a/@href") == ["../../reports/2022-report/", "../../reports/2023-report/"]
    assert tree.xpath("(//tbody)[1]//td//a/@href")[0] == "../../figures/partners/#p-2022"


def test_the_english_page_is_english(root: Path) -> None:
    tree = page(root / "site", f"en/{COMPARE}")
    assert words(tree, "//h1") == "Year on year"
    assert rows(tree)[0][0] == "Partner firms"
    assert rows(tree)[0][-1] == "+11 (+15.7%) on 2022"


def test_search_engines_find_the_page(root: Path) -> None:
    assert f"https://example.edu.cn/en/{COMPARE}/" in (root / "site" / "sitemap.xml").read_text("utf-8")


def test_the_list_and_the_reports_lead_there(root: Path) -> None:
    assert page(root / "site", "reports").xpath("//p[@class='listing__beside']/a/@href") == [f"../{COMPARE}/"]
    assert page(root / "site", "en/reports/2022-report").xpath("//a[text()='Year on year']/@href") == [
        f"../../../en/{COMPARE}/"
    ]


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("one report", SECOND),
        ("a second one of another type", {**SECOND, **report(2022, "企业[[partners@2022]]家。", of_type="work")}),
        (
            "a second one of a member",
            {**SECOND, **report(2022, "企业[[partners@2022]]家。", "issuer: example-college\n")},
        ),
        ("a second one that is a draft", {**SECOND, **report(2022, "企业[[partners@2022]]家。", "state: draft\n")}),
        ("two without figures", {**report(2022, "甲。"), **report(2023, "乙。")}),
    ],
)
def test_where_nothing_can_be_compared_there_is_no_page_and_no_link(
    name: str, files: Mapping[str, str | bytes | None], tmp_path: Path
) -> None:
    lists = "report-types: [{id: annual, zh: 年度报告, en: Annual}, {id: work, zh: 工作报告, en: Work}]\n"
    root = laid_over(tmp_path / "here", {**files, "content/indicators.yml": INDICATORS})
    vocabularies = root / "content/vocabularies.yml"
    known = vocabularies.read_text("utf-8").replace(
        "report-types:\n  - {id: annual, zh: 年度报告, en: Annual report}\n", lists
    )
    vocabularies.write_text(known, "utf-8")
    assert [str(one) for one in findings_of(root) if one.severity == "error"] == []
    assert not (root / "site" / COMPARE).exists()
    for address in ("reports", "reports/2023-report"):
        assert "历年对照" not in words(page(root / "site", address), "//body"), name


def test_a_report_whose_address_is_that_of_the_page_is_told(tmp_path: Path) -> None:
    named = {path.replace("2022-report", "compare"): words for path, words in FIRST.items()}
    root = laid_over(tmp_path / "here", {**named, **SECOND, "content/indicators.yml": INDICATORS})
    assert "QZ-A03" in [one.code for one in findings_of(root)]
