import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import validate

from tests.data.releasing import Released, objects, released, rows, written
from tests.reports.report_site import REPORT, report_site

CSV = """序号,学院,2022年,,项数,增长率
,,计划（人）,"完成（万元）",,
1,机电,"1,020",98.50,甲,2.5%
2,@A1,30,—,1,-1%
3,建筑,,12.50,1,/
合计,,1050,111,乙,12.5%
"""
BLOCK = """```table
id: staff
caption: {zh: 教职工统计, en: Staff}
data: tables/staff.csv
head: 2
merge: [计划]
source: yearbook
note: {zh: 不含兼职。, en: Without part-time.}
```
"""
DRAFT = "---\ntitle: 草稿\nstate: draft\nyear: 2023\ntype: annual\n---\n\n"
TABLE = "reports/2023-report/staff"


def site(root: Path, csv: str = CSV, block: str = BLOCK) -> Path:
    return report_site(
        root,
        {
            f"{REPORT}/03-staff.zh.md": f"---\ntitle: 教职工\n---\n\n{block}",
            f"{REPORT}/03-staff.en.md": f"---\ntitle: Staff\n---\n\n{block}",
            f"{REPORT}/tables/staff.csv": csv,
            f"{REPORT}/tables/words.yml": "学院: College\n机电: Mechanics\n完成（万元）: 'Done (CNY 10,000)'\n",
            "content/sources.yml": "- id: yearbook\n  title: {zh: 年鉴, en: Yearbook}\n",
            "content/reports/secret/index.zh.md": DRAFT + BLOCK,
            "content/reports/secret/tables/staff.csv": CSV,
        },
    )


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Released:
    return released(site(tmp_path_factory.mktemp("reports") / "site"))


def resource(found: Released) -> Any:
    resources = json.loads(found["data/datapackage.json"])["resources"]
    return next(one for one in resources if one["path"] == f"{TABLE}.csv")


def test_a_table_of_a_report_is_one_file_with_its_words_in_both_languages(found: Released) -> None:
    first, second, third, total = rows(found, TABLE)
    assert (first["学院_zh"], first["学院_en"], third["学院_en"]) == ("机电", "Mechanics", "")
    assert [row["2022年/计划"] for row in (first, second, third, total)] == ["1020", "30", "", "1050"]
    assert [row["row"] for row in (first, second, third, total)] == ["body", "body", "body", "total"]
    assert [row["position"] for row in (first, total)] == ["1", "4"]


def test_numbers_keep_their_digits_and_words_that_say_nothing_are_left_out(found: Released) -> None:
    assert [row["2022年/完成"] for row in rows(found, TABLE)] == ["98.50", "", "12.50", "111"]
    assert [row["增长率"] for row in rows(found, TABLE)] == ["2.5", "-1", "", "12.5"]
    assert [row["序号"] for row in rows(found, TABLE)] == ["1", "2", "3", ""]
    assert objects(found, TABLE)[0]["2022年/计划"] == 1020


def test_words_in_a_column_of_numbers_make_it_a_column_of_words(found: Released) -> None:
    assert [row["项数_zh"] for row in rows(found, TABLE)] == ["甲", "1", "1", "乙"]


def test_no_cell_of_a_report_is_a_formula(found: Released) -> None:
    assert rows(found, TABLE)[1]["学院_zh"] == "'@A1"


def test_the_package_tells_number_unit_source_and_note_of_a_table(found: Released) -> None:
    one = resource(found)
    assert (one["name"], one["title"]) == ("reports-2023-report.staff", "表3-1 教职工统计 / Table 3-1 Staff")
    assert one["sources"] == [{"title": "年鉴 / Yearbook"}]
    assert one["description"].splitlines() == ["年度报告 / Annual report", "不含兼职。 / Without part-time."]
    fields = {field["name"]: (field["type"], field.get("description", "")) for field in one["schema"]["fields"]}
    assert fields["2022年/完成"] == ("number", "Unit: 万元 / CNY 10,000")
    assert fields["增长率"] == ("number", "Unit: %")
    assert fields["学院_zh"] == ("string", "")


def test_a_number_that_holds_for_several_rows_is_there_once_so_that_columns_add_up(tmp_path: Path) -> None:
    found = released(site(tmp_path / "site", CSV.replace("30,—", ",—")))
    assert [row["2022年/计划"] for row in rows(found, TABLE)] == ["1020", "", "", "1050"]
    (field,) = [one for one in resource(found)["schema"]["fields"] if one["name"] == "2022年/计划"]
    assert field["description"].startswith("Unit: 人. A number that holds for several rows")


def test_tables_of_reports_that_are_not_public_are_in_no_file(found: Released) -> None:
    assert not [path for path in found if "secret" in path]


def test_columns_without_a_name_or_with_the_same_are_told_apart(tmp_path: Path) -> None:
    found = released(site(tmp_path / "site", ",数,,\n,甲,乙,乙\n一,1,2,三\n", BLOCK.replace("merge: [计划]\n", "")))
    assert list(rows(found, TABLE)[0]) == [
        "position",
        "row",
        "#1_zh",
        "#1_en",
        "数/甲",
        "数/乙#3",
        "数/乙#4_zh",
        "数/乙#4_en",
    ]


def test_a_data_package_with_tables_of_reports_is_valid(found: Released, tmp_path: Path) -> None:
    report = validate(str(written(found, tmp_path)))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


def test_an_independent_reader_notices_words_among_the_numbers(found: Released, tmp_path: Path) -> None:
    path = f"data/{TABLE}.csv"
    changed = {**found, path: found[path].replace(b",98.50,", b",many,")}
    assert "type-error" in {one for (one,) in validate(str(written(changed, tmp_path))).flatten(["type"])}
