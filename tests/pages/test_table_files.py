import csv
import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from openpyxl import Workbook, load_workbook

from tests.building import SITES
from tests.reports.table_site import FOLDER, PAGE, article, built_site, table_block, table_site
from tests.small_sites import laid_over

CSV = """学院,专业,2022年,
,,计划（人）,完成（%）
机电,机器人,"1,020",98.50
,@SUM(A1),30,—
合计,,1050,12.5%
"""
MORE = "head: 2\nmerge: [学院]\nnote: {zh: =不含兼职。, en: Without part-time.}\n"
WORDS = "学院: College\n专业: Programme\n2022年: '2022'\n计划（人）: Planned (persons)\n机电: '+Mechanics'\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_site(table_site(tmp_path_factory.mktemp("tables"), CSV, MORE, words=WORDS))


def _rows(site: Path, lang: str = "") -> list[list[str]]:
    text = (site / lang / PAGE / "tables" / "staff.csv").read_bytes().decode("utf-8")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def _workbook(site: Path, lang: str = "") -> Any:
    return load_workbook(site / lang / PAGE / "2024-expo.xlsx")


def test_a_table_is_a_csv_with_one_line_of_header_and_merged_cells_written_out(site: Path) -> None:
    assert _rows(site) == [
        ["教职工统计"],
        ["学院", "专业", "2022年/计划（人）", "2022年/完成（%）"],
        ["机电", "机器人", "1020", "98.50"],
        ["机电", "'@SUM(A1)", "30", "—"],
        ["合计", "", "1050", "12.5%"],
        ["注：=不含兼职。"],
    ]


def test_the_english_csv_has_the_words_of_the_glossary_and_no_formula_either(site: Path) -> None:
    rows = _rows(site, "en")
    assert rows[1][:3] == ["College", "Programme", "2022/Planned (persons)"]
    assert rows[2][0] == "'+Mechanics" and rows[-1] == ["Note: Without part-time."]


def test_a_csv_has_a_byte_order_mark_and_ends_its_lines_as_spreadsheets_do(site: Path) -> None:
    content = (site / PAGE / "tables" / "staff.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == 6


def test_unit_and_source_stand_in_the_csv(tmp_path: Path) -> None:
    more = "source: report\n"
    root = table_site(
        tmp_path, "学院,教师（人）,学生（人）\n机电,1,2\n", more, words="教师（人）: Teachers (persons)\n"
    )
    laid_over(root, {"content/sources.yml": "- id: report\n  title: {zh: 质量报告, en: Quality report}\n"})
    site = built_site(root)
    assert _rows(site)[1] == ["单位：人"] and _rows(site)[-1] == ["数据来源：质量报告"]
    assert _rows(site, "en")[1] == ["Unit: persons"] and _rows(site, "en")[-1] == ["Source: Quality report"]


def test_the_workbook_has_a_list_and_a_sheet_for_each_table(site: Path) -> None:
    chinese, english = _workbook(site), _workbook(site, "en")
    assert chinese.sheetnames == ["表格目录", "1-staff"] and english.sheetnames == ["List of tables", "1-staff"]
    assert chinese["表格目录"]["A2"].value == "教职工统计"
    assert chinese["表格目录"]["A2"].hyperlink.location == "'1-staff'!A1"


def test_the_cells_of_a_workbook_are_numbers_where_they_are_and_words_where_they_are_not(site: Path) -> None:
    sheet = _workbook(site)["1-staff"]
    found = {cell.coordinate: (cell.value, cell.data_type) for row in sheet.iter_rows() for cell in row if cell.value}
    assert found["C4"] == (1020, "n") and found["D4"] == (98.5, "n") and found["D6"] == (0.125, "n")
    assert found["B5"] == ("@SUM(A1)", "s") and found["A7"] == ("注：=不含兼职。", "s")
    assert (sheet["C4"].number_format, sheet["D4"].number_format, sheet["D6"].number_format) == (
        "#,##0",
        "0.00",
        "0.0%",
    )


def test_merged_cells_are_merged_in_the_workbook(site: Path) -> None:
    assert sorted(map(str, _workbook(site)["1-staff"].merged_cells.ranges)) == ["A2:A3", "A4:A5", "B2:B3", "C2:D2"]


def test_the_workbook_is_the_same_bytes_in_every_build(site: Path, tmp_path: Path) -> None:
    again = built_site(table_site(tmp_path, CSV, MORE, words=WORDS))
    for lang in ("", "en"):
        path = f"{PAGE}/2024-expo.xlsx"
        assert (again / lang / path).read_bytes() == (site / lang / path).read_bytes()


def test_a_table_that_is_kept_as_a_workbook_is_published_like_any_other(tmp_path: Path) -> None:
    stream = io.BytesIO()
    workbook = Workbook()
    for row in (("学院", "人数（人）"), ("机电", 31), ("信息", 42), ("合计", 73)):
        workbook.worksheets[0].append(row)
    workbook.save(stream)
    root = table_site(tmp_path, "unread")
    files = {f"{FOLDER}/tables/staff.xlsx": stream.getvalue(), f"{FOLDER}/tables/staff.csv": None}
    laid_over(root, {**files, f"{FOLDER}/index.en.md": None})
    laid_over(root, {f"{FOLDER}/index.zh.md": article(table_block(data="tables/staff.xlsx"))})
    site = built_site(root)
    assert _rows(site)[2:] == [["学院", "人数（人）"], ["机电", "31"], ["信息", "42"], ["合计", "73"]]
    assert _workbook(site)["1-staff"]["B6"].value == 73


def test_the_page_leads_to_the_csv(site: Path) -> None:
    for lang in ("", "en"):
        page = html.fromstring((site / lang / PAGE / "index.html").read_text("utf-8"))
        (address,) = page.xpath("//*[@class='sheet__download']/a/@href")
        assert (site / lang / PAGE / address).resolve() == site / lang / PAGE / "tables" / "staff.csv"


def test_a_withdrawn_record_has_no_files_of_its_tables(tmp_path: Path) -> None:
    root = table_site(tmp_path, CSV, MORE, words=WORDS)
    text = (root / FOLDER / "index.zh.md").read_text("utf-8")
    withdrawn = "type: visit\nstate: withdrawn\nwithdrawn: {date: 2024-06-01, reason: {zh: 有误, en: Wrong}}\n"
    (root / FOLDER / "index.zh.md").write_text(text.replace("type: visit\n", withdrawn), "utf-8")
    site = built_site(root)
    assert not (site / PAGE / "tables").exists()
    assert not (site / PAGE / "2024-expo.xlsx").exists()


def test_in_a_report_tables_bear_their_number_in_every_file(tmp_path: Path) -> None:
    shutil.copytree(SITES / "sample", tmp_path / "site", ignore=shutil.ignore_patterns(".cache"))
    site = built_site(tmp_path / "site")
    for lang, number, caption in (("", "表1-1", "成员按类别统计"), ("en", "Table 1-1", "Members by type")):
        folder = site / lang / "reports" / "annual-report-2023"
        first = (folder / "tables" / "members.csv").read_text("utf-8-sig").splitlines()[0]
        book = load_workbook(folder / "annual-report-2023.xlsx")
        assert first == book.worksheets[0]["A2"].value == book[number]["A1"].value == f"{number} {caption}"
