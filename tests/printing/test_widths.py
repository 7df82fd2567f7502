"""How columns share the line of a page."""

from qunzhi.printing.binding import JOINER, joined
from qunzhi.printing.widths import LINE, Columns, Rows, columns_of

LONG = "新能源汽车技术、农产品加工技术、智慧健康养老服务与管理、护理、生物制药技术、汽车检测与维修技术"


def columns(*rows: tuple[str, ...]) -> Columns:
    return columns_of(len(rows[0]), placed(*rows))


def placed(*rows: tuple[str, ...]) -> Rows:
    return [[*enumerate(row)] for row in rows]


def test_a_table_whose_words_find_room_has_columns_as_wide_as_these() -> None:
    found = columns(("单位", "人数（人）"), ("咸宁市某某学校", "12"))
    assert found == Columns((14, 10), 1, is_wide=False)


def test_long_cells_have_most_of_the_line_and_short_ones_stay_on_theirs() -> None:
    short, long, number = columns(("产业体系", "对应专业", "占比"), ("支柱产业", LONG, "30.2%")).widths
    assert short >= 8 and number >= 5 and long > 50


def test_dates_ratios_and_words_are_not_torn() -> None:
    date, ratio, word, _ = columns(("2023年10月", "15.85：1", "entrepreneurship", LONG * 4)).widths
    assert date >= 10 and ratio >= 8 and word >= 16


def test_a_ratio_is_not_broken_behind_its_colon() -> None:
    assert joined("生师比15.85：1") == f"生师比15.85{JOINER}：{JOINER}1"


def test_type_is_smaller_where_columns_would_be_too_narrow() -> None:
    crowded = columns(tuple(f"{number}0000.00" for number in range(10)))
    assert crowded.scale < 1 and sum(crowded.widths) <= LINE / crowded.scale


def test_a_table_stands_whole_on_a_page_unless_it_has_many_rows_or_tall_ones() -> None:
    row, tall = ("甲", "乙"), (LONG * 9, LONG * 9)
    assert columns(row).node(placed(*[row] * 8))["whole"] is True
    assert columns(row).node(placed(*[row] * 9))["whole"] is False
    assert columns(tall).node(placed(tall, tall))["whole"] is False
