from decimal import Decimal

import pytest

from qunzhi.languages import Text
from qunzhi.reports.cells import grid
from qunzhi.reports.head import found_column, headings
from qunzhi.reports.layout import Form
from qunzhi.reports.numbers import written
from qunzhi.reports.sheets import cell_name
from tests.reports.sheets import laid, shown, table

TWO_ROWS = "学院,2022年,,2023年（人）,\n,计划,实际,计划,实际\n机电学院,1,2,3,4\n"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("12", 12),
        ("1,234", 1234),
        ("12.50", Decimal("12.50")),
        ("12.5%", Decimal("12.5")),
        ("９８．５％", Decimal("98.5")),
        ("-3", -3),
        ("−3", -3),
        ("0", 0),
    ],
)
def test_a_number_is_read_however_it_is_written(words: str, number: Decimal | int) -> None:
    assert written(words).number == number


@pytest.mark.parametrize("words", ["", "—", "/", "-", "－", "12人", "约12", "007", "1,23", "1e5", "2022年", "=1", "٣"])
def test_what_is_no_number_is_none(words: str) -> None:
    assert written(words).number is None


def test_a_dash_of_any_kind_is_printed_alike_and_a_full_width_number_in_half_width() -> None:
    assert [written(words).words for words in ("-", "－", "——", "／", "１２．５％")] == ["—", "—", "—", "/", "12.5%"]


def test_full_width_digits_are_told_and_full_width_signs_are_not() -> None:
    assert written("１２").full_width and not written("12％").full_width


def test_an_empty_cell_of_the_header_continues_the_one_to_its_left_or_the_one_above() -> None:
    assert shown(table(TWO_ROWS, Form(head=2)))[:2] == [
        ["学院 1x2", "2022年 2x1", "2023年（人） 2x1"],
        ["计划", "实际", "计划", "实际"],
    ]


def test_a_column_is_named_by_its_header_without_the_unit() -> None:
    columns = headings(table(TWO_ROWS, Form(head=2)))
    assert [(one.name, one.unit) for one in columns][2:] == [
        ("2022年/实际", ""),
        ("2023年/计划", "人"),
        ("2023年/实际", "人"),
    ]


def test_a_column_is_found_by_its_lowest_name_only_where_that_is_clear() -> None:
    columns = headings(table(TWO_ROWS, Form(head=2)))
    assert [found_column(name, columns) for name in ("学院", "2023年/计划", "2023年计划", "计划", "教师")] == [
        0,
        3,
        3,
        None,
        None,
    ]


def test_an_empty_cell_continues_the_one_above_in_a_column_that_says_so() -> None:
    csv = "学院,专业,人数\n机电,机器人,1\n,数控,2\n,小计,3\n信息,软件,4\n合计,,7\n"
    assert shown(table(csv, Form(merge=("学院", "专业"))))[1:] == [
        ["机电 1x3", "机器人", "1"],
        ["数控", "2"],
        ["小计", "3"],
        ["信息", "软件", "4"],
        ["合计", "", "7"],
    ]


def test_a_merged_column_begins_anew_where_one_before_it_does() -> None:
    csv = "学院,专业,班,人数\n机电,机器人,一,1\n,,二,2\n信息,—,三,4\n"
    assert shown(table(csv, Form(merge=("学院", "专业"))))[1:3] == [["机电 1x2", "机器人 1x2", "一", "1"], ["二", "2"]]


def test_the_role_of_a_row_is_told_by_its_first_words() -> None:
    csv = "项目,人数\n甲,1\n小 计,1\n乙,2\n合　计,3\n总计（人）,3\nTotal,3\nTotality,3\n共计,3\n"
    roles = ["body", "subtotal", "body", "total", "total", "total", "body", "total"]
    assert [row.role for row in table(csv).rows] == roles


def test_a_serial_number_before_the_words_of_a_total_is_passed_over() -> None:
    assert [row.role for row in table("序号,项目,数\n1,甲,1\n2,合计,1\n").rows] == ["body", "total"]


def test_rows_become_columns_where_the_block_says_so() -> None:
    assert shown(table("年,2022,2023\n人数,5,6\n", Form(is_transposed=True))) == [
        ["年", "人数"],
        ["2022", "5"],
        ["2023", "6"],
    ]


def test_every_cell_knows_where_it_stands_in_the_file_also_in_a_transposed_table() -> None:
    found = table("年,2022,2023\n人数,5,6\n", Form(is_transposed=True))
    assert [cell.at for cell in found.rows[1].cells] == [(1, 3), (2, 3)]
    assert cell_name((2, 3)) == "C2" and cell_name((10, 28)) == "AB10"


def test_a_merged_cell_stands_in_every_place_of_the_grid_that_it_covers() -> None:
    found = table("学院,人数\n机电,1\n,2\n", Form(merge=("学院",)))
    assert [[cell.text.zh for cell in row] for row in grid(found)] == [["机电", "1"], ["机电", "2"]]


def test_empty_rows_and_columns_at_the_edges_are_no_part_of_the_table() -> None:
    assert shown(table("\ufeff项目,人数,,\r\n,,,\r\n甲,1,,\r\n,,,\r\n")) == [["项目", "人数"], ["甲", "1"]]


def test_words_are_looked_up_whole_and_what_is_not_chinese_needs_no_translation() -> None:
    found = table("序号,学院,ISO 9001\n1,机电 学院,3\n2,信息,4\n", 信息="Computing")
    assert [cell.text for cell in found.head[0]] == [
        Text("序号", "No."),
        Text("学院"),
        Text("ISO 9001", "ISO 9001"),
    ]
    assert found.rows[1].cells[1].text == Text("信息", "Computing") and not found.rows[0].cells[1].text.has("en")


def test_a_line_break_within_a_cell_is_not_seen_between_chinese_words() -> None:
    assert shown(table('"报名\n人数",b\n"a\nb",2\n'))[0] == ["报名人数", "b"]


def test_all_ragged_rows_are_told_at_once() -> None:
    found, findings = laid("a,b\n1\n2,3\n4,5,6\n")
    assert found is None and [(f.code, f.place.line) for f in findings] == [("QZ-T14", 2), ("QZ-T14", 4)]


def test_an_empty_cell_behind_the_labels_is_no_leftover() -> None:
    found, findings = laid("项目,人数,备注\n甲,1,新\n乙,,\n丙,3,\n")
    assert found and not findings
