import json
from pathlib import Path

import pytest

from qunzhi.frozen import frozen_of
from qunzhi.media import Media
from qunzhi.printing.numbered import Parts
from tests.building import snapshot
from tests.printing.printed import document
from tests.reading_pages import page, words
from tests.reports.frozen_site import FILES, INDICATORS, MEMBERS, REGISTER, REPORT, WORKS, freeze, frozen_site
from tests.small_sites import findings_of, laid_over, site_of

MORE = INDICATORS.replace("81", "83")
LATER = "errata: [{date: 2024-04-01, text: {zh: 改了一句。, en: A sentence.}}]\n"


def told(root: Path) -> list[str]:
    """The findings by code and place."""
    return [f"{one.code} {one.place}".replace(f"{REPORT}/", "") for one in findings_of(root)]


def with_front(path: str, line: str) -> dict[str, str | bytes | None]:
    whole = FILES[path]
    assert isinstance(whole, str)
    return {path: whole.replace("\n---\n", f"\n{line}---\n", 1)}


def test_the_register_holds_every_number_that_the_report_prints(tmp_path: Path) -> None:
    root = frozen_site(tmp_path / "site")
    lines = (root / REGISTER).read_text("utf-8").splitlines()
    assert lines[2:10] == [
        "date: 2024-03-01",
        "figures:",
        '  partners@2023: {period: 2023, value: "81 家"}',
        '  income@2023: {period: 2023, value: "120.50 万元", bound: about}',
        '  partners@: {period: 2023, value: "81 家"}',
        '  staff@2023: {period: 2023, value: "31 人"}',
        "counts:",
        "  member: 1",
    ]
    assert [line.partition(":")[0].strip() for line in lines[10:13]] == ["tables", "tables/firms.csv", "texts"]
    assert told(root) == []


def test_what_was_frozen_is_read_as_it_was_written(tmp_path: Path) -> None:
    site = site_of(frozen_site(tmp_path / "site"))
    frozen = frozen_of(site, site.records["2023-report"])
    assert frozen and frozen.figures["income@2023"].bound == "about"
    assert frozen.figures["income@2023"].value.plain == "120.50"


def test_a_frozen_report_is_not_frozen_again_unless_it_is_asked_for(tmp_path: Path) -> None:
    root = frozen_site(tmp_path / "site", {"content/indicators.yml": MORE})
    before = snapshot(root)
    refused = freeze(root)
    assert refused.exit_code == 1 and "已经定稿" in refused.stderr and "is frozen already" in refused.stderr
    assert snapshot(root) == before
    assert freeze(root, "--renew", "--date", "2024-05-01").exit_code == 0
    assert '  partners@2023: {period: 2023, value: "83 家"}' in (root / REGISTER).read_text("utf-8")
    assert told(root) == []


def test_figures_that_came_later_are_added_and_all_others_stay(tmp_path: Path) -> None:
    text = "---\ntitle: 人才培养\n---\n\n没有数字。教职工[[staff@2023]]人，企业[[partners@2022]]家。\n"
    root = frozen_site(tmp_path / "site", {f"{REPORT}/02-training.zh.md": text, "content/indicators.yml": MORE})
    assert "QZ-W08 02-training.zh.md:5:27" in told(root)
    done = freeze(root, "--add")
    assert done.exit_code == 0 and "已定稿" in done.output and "frozen:" in done.output
    register = (root / REGISTER).read_text("utf-8")
    assert '  partners@2022: {period: 2022, value: "70 家"}' in register
    assert '  partners@2023: {period: 2023, value: "81 家"}' in register
    assert [one for one in told(root) if "QZ-W08" in one] == []


@pytest.mark.parametrize(("name", "words_of_it"), [("2023-reports", "2023-report"), ("mentors", "没有编号为")])
def test_only_reports_are_frozen(name: str, words_of_it: str, tmp_path: Path) -> None:
    root = frozen_site(tmp_path / "site")
    refused = freeze(root, report=name)
    assert refused.exit_code == 1 and words_of_it in refused.stderr


def test_a_report_whose_figures_have_no_value_is_not_frozen(tmp_path: Path) -> None:
    root = laid_over(
        tmp_path / "site", {**FILES, "content/indicators.yml": INDICATORS.replace("2023, value: 31", "2022, value: 31")}
    )
    refused = freeze(root)
    assert refused.exit_code == 1 and "staff@2023" in refused.stderr
    assert not (root / REGISTER).exists()


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a frozen report under which the records have changed."""
    more = {
        "content/indicators.yml": MORE.replace("2023, value: 31", "2023, value: 33"),
        "content/members.yml": MEMBERS + WORKS,
    }
    root = frozen_site(tmp_path_factory.mktemp("frozen") / "here", more)
    findings_of(root)
    return root / "site"


@pytest.mark.parametrize("address", ["overview", "whole"])
def test_a_frozen_report_prints_what_was_approved(address: str, changed: Path) -> None:
    tree = page(changed, f"reports/2023-report/{address}")
    article, difference = words(tree, "//article").replace(" ", ""), "※本报告定稿时为81家，现记录为83家"
    assert f"合作企业81{difference}家。" in article
    assert f"企业81{difference}表" in article
    assert "成员1※本报告定稿时为1家，现记录为2家家" in article
    assert "教职工31※本报告定稿时为31人，现记录为33人人。" in article
    assert words(tree, "//article//*[self::h2 or self::h3][a]").replace(" ", "") == f"（一）共81{difference}家"


def test_the_contents_of_a_frozen_report_bear_its_numbers(changed: Path) -> None:
    (entry,) = page(changed, "reports/2023-report/overview").xpath("//nav[@class='toc']//li")
    assert words(entry, ".") == "（一）共81家"


def test_the_summary_and_the_plain_text_print_it_too(changed: Path) -> None:
    assert "企业81家。" in words(page(changed, "reports"), "//main")
    assert "合作企业81家。" in (changed / "reports/2023-report/2023-report.txt").read_text("utf-8")


def test_the_proof_tells_what_was_approved_and_what_the_records_say_now(changed: Path) -> None:
    tree = page(changed, "reports/2023-report/proof")
    rows = [words(row, ".") for row in tree.xpath("//section[@aria-labelledby='bound']//tbody/tr")]
    said = [row for row in rows if "定稿时登记的数" in row]
    firms = [row for row in said if "本报告定稿时为81家，现记录为83家" in row]
    assert len(firms) == 4 and all(row.startswith("81") for row in firms), "heading, text, row of figures, summary"
    assert len([row for row in said if "本报告定稿时为1家，现记录为2家" in row]) == 1
    assert len([row for row in said if "本报告定稿时为31人，现记录为33人" in row]) == 1
    assert "定稿的数与现在的记录一致" in words(tree, "//main")


def test_paper_prints_it_too(changed: Path) -> None:
    made = document(site_of(changed.parent), "2023-report", "zh", Parts(), Media({}, {}))
    said = json.dumps(made.tree["sections"], ensure_ascii=False).replace("\u2060", "")
    assert "合作企业81家。" in said and "教职工31人。" in said
    assert '"value": "1"' in said and '"value": "81"' in said
    assert "83" not in said and "33" not in said


def test_other_pages_follow_the_records(changed: Path) -> None:
    assert "教职工 33 人。" in words(page(changed, "cases/mentors"), "//article")


def test_the_page_of_the_report_says_what_has_changed_since_and_leads_there(changed: Path) -> None:
    (notice,) = page(changed, "reports/2023-report").xpath("//section[.//h2[@id='frozen']]")
    assert words(notice, "./p") == "本报告于2024年3月1日定稿，印的是当时的数字。"
    assert [words(line, ".") for line in notice.xpath(".//dl/div")] == [
        "合作企业（2023年） 本报告定稿时为81家，现记录为83家",
        "教职工（2023年） 本报告定稿时为31人，现记录为33人",
        "成员 本报告定稿时为1家，现记录为2家",
    ]
    assert notice.xpath(".//a/@href")[0] == "../../figures/partners/#p-2023"
    (english,) = page(changed, "en/reports/2023-report").xpath("//section[.//h2[@id='frozen']]")
    assert "81 organisations when this report was approved, 83 organisations in the records now" in words(english, ".")


def test_numbers_that_differ_are_told_once_with_both_places(tmp_path: Path) -> None:
    root = frozen_site(tmp_path / "site", {"content/indicators.yml": MORE})
    (finding,) = findings_of(root)
    assert (finding.code, finding.severity, str(finding.place)) == (
        "QZ-W06",
        "warning",
        f"{REPORT}/01-overview.zh.md:5:5",
    )
    assert finding.values["other"] == "content/indicators.yml:6:7"


def test_a_number_that_the_records_no_longer_have_stays_in_the_report(tmp_path: Path) -> None:
    without = INDICATORS.replace("    - {period: 2023, value: 81}\n", "")
    root = frozen_site(tmp_path / "site", {"content/indicators.yml": without})
    (finding,) = [one for one in findings_of(root) if one.code != "QZ-W06" or "2023" in str(one.values["name"])]
    assert "定稿时为 81家，现记录为 空缺" in finding.message("zh")
    assert "合作企业 81" in words(page(root / "site", "reports/2023-report/overview"), "//article")


WITHDRAWN = "  state: withdrawn\n  withdrawn: {date: 2024-04-01, reason: {zh: 不再统计。, en: No longer counted.}}\n"


@pytest.mark.parametrize("left", ["", WITHDRAWN], ids=["taken out", "withdrawn"])
def test_the_number_of_an_indicator_that_is_gone_stays_in_the_report(left: str, tmp_path: Path) -> None:
    own, rest = INDICATORS.split("- id: income")
    files = {"content/indicators.yml": f"{own + left if left else ''}- id: income{rest}"}
    root = frozen_site(tmp_path / "site", files)
    findings = findings_of(root)
    assert {one.code for one in findings} == {"QZ-W06"}
    assert "定稿时为 81家，现记录为 空缺" in findings[0].message("zh")
    overview = page(root / "site", "reports/2023-report/overview")
    article = words(overview, "//article").replace(" ", "")
    assert "合作企业81※本报告定稿时为81家，现记录为空缺家。" in article
    addresses = {str(one) for one in overview.xpath("//article//a/@href") if "partners" in one}
    assert addresses == ({"../../../figures/partners/"} if left else set())
    assert "81" in words(page(root / "site", "reports/2023-report/proof"), "//section[@aria-labelledby='bound']")
    assert "合作企业81家。" in (root / "site/reports/2023-report/2023-report.txt").read_text("utf-8")
    paper = json.dumps(document(site_of(root), "2023-report", "zh", Parts(), Media({}, {})).tree, ensure_ascii=False)
    assert "合作企业81家。" in paper.replace("\u2060", "")


def test_a_value_written_in_another_unit_is_no_difference(tmp_path: Path) -> None:
    other = INDICATORS.replace("value: 120.50, bound", "value: 1205000 元, bound")
    assert told(frozen_site(tmp_path / "site", {"content/indicators.yml": other})) == []


def test_a_text_or_table_that_changed_is_told_until_an_erratum_says_so(tmp_path: Path) -> None:
    text = "---\ntitle: 人才培养\n---\n\n现在有一句。\n"
    files: dict[str, str | bytes | None] = {
        f"{REPORT}/02-training.zh.md": text,
        f"{REPORT}/tables/firms.csv": "企业,人数\n甲,32\n乙,50\n",
    }
    root = frozen_site(tmp_path / "site", files)
    assert told(root) == ["QZ-W07 02-training.zh.md:1:1", "QZ-W07 tables/firms.csv:1:1"]
    laid_over(root, with_front(f"{REPORT}/index.zh.md", LATER.replace("2024-04-01", "2024-02-01")))
    assert "QZ-W07 02-training.zh.md:1:1" in told(root), "an erratum from before the approval says nothing of it"
    laid_over(root, with_front(f"{REPORT}/index.zh.md", LATER.replace("date:", "chapter: training, date:")))
    assert told(root) == ["QZ-W07 tables/firms.csv:1:1"]
    laid_over(root, with_front(f"{REPORT}/index.zh.md", LATER.replace("date:", "chapter: overview, date:")))
    assert told(root) == ["QZ-W07 02-training.zh.md:1:1"], "the table stands in that chapter"
    laid_over(root, with_front(f"{REPORT}/index.zh.md", LATER))
    assert told(root) == []


def test_another_layout_or_a_later_translation_is_no_change(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", {path: FILES[path] for path in FILES if path != f"{REPORT}/02-training.en.md"})
    assert freeze(root, "--date", "2024-03-01").exit_code == 0
    laid_over(
        root,
        {
            f"{REPORT}/02-training.zh.md": "---\ntitle: 人才培养 # 二\n---\n\n没有数字。   \n\n",
            f"{REPORT}/02-training.en.md": FILES[f"{REPORT}/02-training.en.md"],
        },
    )
    assert told(root) == []


def test_a_register_that_was_spoilt_is_told_and_never_ignored(tmp_path: Path) -> None:
    root = frozen_site(tmp_path / "site")
    (root / REGISTER).write_text("date: 2024-03\nfigures: {a@2023: {value: 3}}\n", "utf-8")
    assert [one.code for one in findings_of(root)] == ["QZ-D03", "QZ-S01"]
