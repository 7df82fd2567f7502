import pytest

from qunzhi.pages.orgchart import EDGE_PX, PAGE_PX, Chart, Node, chart, width_px, wrapped
from qunzhi.pages.views import Link


def node(title: str, *children: Node) -> Node:
    return Node(Link(title), children)


def words(drawn: Chart) -> list[str]:
    return ["".join(line.text for line in box.lines) for box in drawn.boxes]


LONG = "产品研发转化与技术服务指导委员会"


def test_chinese_names_are_divided_between_characters_and_evenly() -> None:
    assert wrapped(LONG, 8 * 15) == ("产品研发转化与技", "术服务指导委员会")
    assert wrapped("招生就业指导委员会", 8 * 15) == ("招生就业指", "导委员会")


def test_a_short_name_stays_on_one_line() -> None:
    assert wrapped("理事会", 106) == ("理事会",)


def test_latin_names_are_divided_between_words() -> None:
    lines = wrapped("Committee for Product Development and Transfer", 120)
    assert " ".join(lines) == "Committee for Product Development and Transfer"
    assert all(width_px(line) <= 120 for line in lines)


def test_a_word_longer_than_its_box_is_cut() -> None:
    lines = wrapped("Donaudampfschifffahrtsgesellschaft", 100)
    assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"
    assert all(width_px(line) <= 100 for line in lines)


def test_no_line_begins_with_punctuation_or_ends_with_an_opening_mark() -> None:
    for room in range(60, 200, 15):
        for line in wrapped("教学（实训）、师资“双师”，招生；就业委员会。", room):
            assert line[0] not in "）、”，；。" and line[-1] not in "（“", line


@pytest.mark.parametrize("name", [LONG, "Committee for Teaching", "1+X证书与Web前端委员会", "甲"])
def test_no_line_is_wider_than_its_box(name: str) -> None:
    for box in chart([node("理事会", *(node(name) for _ in range(12)))]).boxes:
        assert all(width_px(line.text) <= box.width_px for line in box.lines)
        assert all(box.y_px < line.y_px < box.y_px + box.height_px for line in box.lines)


@pytest.mark.parametrize("committees", [1, 5, 9, 30])
def test_boxes_never_lie_on_each_other_or_outside_the_chart(committees: int) -> None:
    many = (node(f"第{number}委员会") for number in range(committees))
    drawn = chart([node("甲", node("乙", node("丙"), node("丁")), *many, node("戊", node("庚"))), node("己")])
    assert words(drawn)[:4] == ["甲", "乙", "丙", "丁"] and words(drawn)[-3:] == ["戊", "庚", "己"]
    for one in drawn.boxes:
        assert one.x_px >= 0 and one.x_px + one.width_px <= drawn.width_px
        assert one.y_px >= 0 and one.y_px + one.height_px <= drawn.height_px
        for other in drawn.boxes:
            beside = one.x_px + one.width_px <= other.x_px or other.x_px + other.width_px <= one.x_px
            above = one.y_px + one.height_px <= other.y_px or other.y_px + other.height_px <= one.y_px
            assert one is other or beside or above


@pytest.mark.parametrize("committees", [8, 9, 16, 40])
def test_many_bodies_of_one_rank_are_stacked_so_that_the_chart_fits_the_page(committees: int) -> None:
    drawn = chart([node("理事会", *(node(f"第{number}委员会") for number in range(committees)))])
    assert drawn.width_px <= PAGE_PX + 2 * EDGE_PX
    assert len({box.y_px for box in drawn.boxes}) == 1 + -(-committees // 8)


def test_a_body_stands_above_the_middle_of_those_below_it_and_one_line_leads_down() -> None:
    drawn = chart([node("甲", node("乙"), node("丙"))])
    top, left, right = drawn.boxes
    assert top.centre_px == (left.centre_px + right.centre_px) / 2
    assert (top.rank, left.rank) == (0, 1)
    assert len(drawn.paths) == 1


def test_a_chart_of_nothing_is_empty() -> None:
    assert chart([]).boxes == ()
