"""What is told of the numbers in a table, and what is not: one false alarm would make staff deaf to all of them."""

from pathlib import Path

import pytest

from qunzhi.checks import table_numbers
from tests.reports.table_site import table_site
from tests.small_sites import site_of


def _told(tmp_path: Path, csv: str, more: str = "") -> list[str]:
    """Codes with the cells that they are about."""
    site = site_of(table_site(tmp_path, csv, more))
    found = table_numbers.check(site)
    return [f"{f.code} {f.place.line}:{f.place.column} {f.values.get('computed', '')}".strip() for f in found]


RIGHT = {
    "a total at the top is the sum of the rows below": "学院,人数\n合计,3\n甲,1\n乙,2\n",
    "a total of subtotals": "学院,人数\n甲,1\n乙,2\n小计,3\n丙,4\n小计,4\n合计,7\n",
    "each section has a total": "年,人数\n甲,1\n乙,2\n合计,3\n丙,4\n丁,5\n合计,9\n",
    "sections have totals, and the whole has one": "年,人数\n甲,1\n合计,1\n丙,4\n合计,4\n总计,5\n",
    "a part of the row above is no term": "项目,人数\n甲,5\n其中：女,2\n乙,1\n合计,6\n",
    "amounts that were rounded": "项目,金额（万元）\n甲,1.04\n乙,2.04\n丙,3.04\n合计,6.1\n",
    "whole amounts that were rounded": "项目,金额（万元）\n甲,1\n乙,2\n丙,3\n合计,7\n",
    "nothing stands for nothing": "学院,人数\n甲,—\n乙,2\n丙,/\n丁,\n合计,2\n",
    "words among the numbers": "学院,人数\n甲,约10\n乙,2\n丙,3\n合计,15\n",
    "rates are not added up": "学院,就业率（%）,师生比（:1）,人均（元）\n甲,90,1,5\n乙,80,1,6\n合计,85,1,5.5\n",
    "shares of rounded numbers": "项目,金额（万元）,占比（%）\n甲,1.9,33.0\n乙,2.0,34.4\n丙,1.9,32.6\n合计,5.8,100\n",
    "shares of something that is not in the table": "项目,人数,占比（%）\n甲,5,10\n乙,6,40\n丙,7,70\n",
    "rates of each row": "学院,应到（人）,实到（人）,比例（%）\n甲,10,9,90\n乙,20,19,95\n丙,10,8,80\n合计,40,36,90\n",
    "two shares that come near by chance": "项目,数,占比（%）\n甲,100,33.2\n乙,200,66.8\n",
    "shares of more than the table has": "项目,人数,占比（%）\n甲,222,18.84\n乙,709,60.22\n丙,246,20.88\n",
    "parts of a hundred that are another hundred": "项目,数,比例（%）\n甲,222,30.84\n乙,709,50.22\n丙,246,18.94\n",
    "growth that is something else": "项目,2022年,2023年,增长率（%）\n甲,1,2,7\n乙,3,4,8\n丙,5,7,9\n",
    "growth within rounding": "项目,2022年,2023年,增长率（%）\n甲,1.88,1.96,4.36\n乙,3,4,33\n丙,5,7,40\n",
    "numbers of a list that begin again in each group": "序号,学院,人数\n1,甲,1\n2,乙,2\n小计,,3\n1,丙,3\n合计,,6\n",
    "two that are alike but for a word": "学院,奖项,人\n甲,一等奖,1\n甲,二等奖,1\n",
    "rows of numbers alone": "a,b\n1,2\n1,2\n",
    "more done than planned": "项目,计划（人）,完成（人）,完成率（%）\n甲,10,12,120\n",
    "a way of training that is called after passing": "证书,通过课证融通培训人数,报名考证人数\n甲,104,100\n",
    "a number before the word for the total": "序号,项目,数\n1,甲,1\n2,乙,2\n6,合计,3\n",
    "sums of only some columns": "项目,师范生,合计（人）,非师范（人）\n甲,1,7,2\n乙,1,9,2\n",
    "passing above another year's entries": "项目,2022年,,2023年,\n,报名,通过,报名,通过\n甲,5,4,9,8\n",
}


@pytest.mark.parametrize("case", RIGHT)
def test_nothing_is_told_where_nothing_is_wrong(case: str, tmp_path: Path) -> None:
    more = "head: 2\n" if ",\n,报名" in RIGHT[case] else ""
    assert _told(tmp_path, RIGHT[case], more) == []


WRONG = {
    "a total at the top": ("学院,人数\n合计,4\n甲,1\n乙,2\n", ["QZ-T30 2:2 3"]),
    "a subtotal and the total": ("学院,人数\n甲,1\n乙,2\n小计,4\n丙,4\n合计,8\n", ["QZ-T30 4:2 3", "QZ-T30 6:2 7"]),
    "the second of two totals": ("年,人数\n甲,1\n乙,2\n合计,3\n丙,4\n丁,5\n合计,8\n", ["QZ-T30 7:2 9"]),
    "an amount beyond its rounding": ("项目,金额（万元）\n甲,1.04\n乙,2.04\n合计,3.18\n", ["QZ-T30 4:2 3.08"]),
    "one column of many": ("院,a,b,c\n甲,1,2,3\n乙,1,2,3\n合计,2,5,6\n", ["QZ-T30 4:3 4"]),
    "thousands": ('院,人数\n甲,"1,000"\n乙,"2,000"\n合计,"3,001"\n', ["QZ-T30 4:2 3000"]),
    "a share of the sum where no total is printed": (
        "项目,人数,占比（%）\n甲,1,25.0\n乙,1,25.0\n丙,2,51.0\n",
        ["QZ-T31 4:3 50.0"],
    ),
    "shares that are all a little off": (
        "项目,课程（门）,比例（%）\nA类,222,18.84\nB类,709,60.22\nC类,246,20.94\n",
        ["QZ-T31 2:3 18.86", "QZ-T31 3:3 60.24", "QZ-T31 4:3 20.90"],
    ),
    "a share written with its sign": ("项目,人数,占比\n甲,1,25.0%\n乙,1,25.0%\n丙,2,51.0%\n", ["QZ-T31 4:3 50.0"]),
    "one of three growths": (
        "项目,2022年,2023年,同比增长（%）\n甲,10,11,10.0\n乙,10,12,20.0\n丙,10,13,31.0\n",
        ["QZ-T32 4:4 30.0"],
    ),
    "certificates": ("证书,报名考证人数（人）,通过人数（人）\n甲,60,64\n", ["QZ-T33 2:3 60"]),
    "in the second of two groups": (
        "项目,2022年,,2023年,\n,报名,通过,报名,通过\n甲,5,4,9,10\n",
        ["QZ-T33 3:5 9"],
    ),
    "a share above a hundred": ("学院,就业率（%）\n甲,100.5\n", ["QZ-T36 2:2"]),
    "a sign that one cell lacks": ("学院,就业率\n甲,99.5%\n乙,98.5%\n丙,97\n", ["QZ-T36 4:2"]),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_does_not_fit_is_told_with_its_cell_and_what_would_fit(case: str, tmp_path: Path) -> None:
    csv, expected = WRONG[case]
    assert _told(tmp_path, csv, "head: 2\n" if ",\n,报名" in csv else "") == expected


def test_a_merged_number_is_counted_once(tmp_path: Path) -> None:
    csv = "学院,专业,经费\n甲,a,5\n,b,\n乙,c,1\n合计,,{total}\n"
    more = "merge: [学院, 经费]\n"
    assert _told(tmp_path / "right", csv.format(total=6), more) == []
    assert _told(tmp_path / "wrong", csv.format(total=11), more) == ["QZ-T30 5:3 6"]


def test_numbers_of_merged_rows_are_no_repetition(tmp_path: Path) -> None:
    csv = "序号,学院,专业\n1,甲,a\n,,b\n2,乙,c\n"
    assert _told(tmp_path, csv, "merge: [序号, 学院]\n") == []


def test_a_transposed_table_names_the_cells_of_its_file(tmp_path: Path) -> None:
    assert _told(tmp_path, "项目,甲,乙,合计\n人数,1,2,4\n", "transpose: true\n") == ["QZ-T30 2:4 3"]


def test_a_declared_number_of_rows_is_checked_whatever_it_is_called(tmp_path: Path) -> None:
    csv = "编号,学院\n1,甲\n3,乙\n"
    assert _told(tmp_path / "a", csv) == []
    assert _told(tmp_path / "b", csv, "check: {column: 编号, serial: true}\n") == ["QZ-T34 3:1"]


def test_a_table_in_both_languages_is_told_once(tmp_path: Path) -> None:
    site = site_of(table_site(tmp_path, "学院,人数\n甲,1\n乙,2\n合计,4\n"))
    assert len(site.records["2024-expo"].bodies) == 2
    assert len(list(table_numbers.check(site))) == 1
