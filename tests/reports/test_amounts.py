from decimal import Decimal

import pytest

from qunzhi.quantities import Quantity
from qunzhi.reports.amounts import Amount, amounts, blanked, measures, quantity_of
from qunzhi.units import Units, own_units

KNOWN = measures(Units(own_units()).words)


def found(text: str) -> list[tuple[str, str]]:
    return [(one.number, one.unit) for one in amounts(blanked(text), KNOWN)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("培训1282人。", [("1282", "人")]),
        ("共 17,402 人次参加", [("17,402", "人次")]),
        ("占46.23%，比上年多3.5个百分点", [("46.23", "%"), ("3.5", "个百分点")]),
        ("办理业务2万余人次", [("2万余", "人次")]),
        ("总收入3.41亿元，支出34118.10 万元", [("3.41", "亿元"), ("34118.10", "万元")]),
        ("生师比为17.35:1，下降", [("17.35:1", "")]),
        ("**200**余人", [("200", "")]),
        ("2000余名学生参与", [("2000余", "名")]),
        ("3至5个班", [("3", ""), ("5", "个班")]),
        ("20-30人", [("20", ""), ("30", "人")]),
        ("存储100GB", [("100", "GB")]),
        ("平均得分98.5。", [("98.5", "")]),
        ("历时3个月，第三方评价", [("3", "个月")]),
        ("Income was CNY 341.18 million, 2.5% more", [("341.18 million", "CNY"), ("2.5", "%")]),
        ("1,282 persons took part; national (38) and provincial", [("1,282", "persons"), ("38", "")]),
        ("它有1人；代表12人", [("1", "人"), ("12", "人")]),
    ],
)
def test_an_amount_is_found_with_its_unit(text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "2018年5月14日，2022—2023学年，2023届和2021级学生，7至9月",
        "18:30开始，上午8时30分结束",
        "第3届、第5至6节、第 111 期",
        "湖北省“51020”现代产业体系、“双25”和“1+X”证书，1+5+N 布局，1＋X",
        "《行动计划（2020—2023年）》（咸职人〔2023〕5号）",
        "1. 第一项\n2. 第二项\n（1）之一；（2）之二\n- (3) 之三",
        "见表2-5和图 1-2，附件3；院校代码13737，邮编0437100",
        "90后教师、5号楼、三年级、5年制、50强",
        "GB/T 9704 与 ISO 9001，H5N1，2.0 版",
        "`3个` [链接](../5/a.md) https://example.edu.cn/12/ 注[^7]",
        "On 18 February 2023 and in 2022–2023, the 18th meeting of 1990s style, October 5, Table 3, part 4",
        "Chapters 1 to 9 describe the work, and chapter 11 sets out the plans",
        "\n```python\nx = 5\n```\n",
    ],
)
def test_years_dates_ordinals_names_and_codes_are_no_amounts(text: str) -> None:
    assert found(text) == []


def test_what_is_no_word_is_blank_and_all_else_stays_in_its_place() -> None:
    text = "见[这里](a/5.md)与`7`，\n共3人"
    assert len(blanked(text)) == len(text)
    assert [text[one.start : one.end] for one in amounts(blanked(text), KNOWN)] == ["3人"]


@pytest.mark.parametrize(
    ("written", "unit", "wanted"),
    [
        ("1,282", "人", Quantity(Decimal(1282), "人")),
        ("2万余", "人次", Quantity(Decimal(20000), "人次", "over")),
        ("3.41亿", "元", Quantity(Decimal("3.41"), "亿元")),
        ("1.5万", "人", Quantity(Decimal(15000), "人")),
        ("17.35:1", "", None),
        ("341.18 million", "", None),
    ],
)
def test_an_amount_is_read_as_a_quantity(written: str, unit: str, wanted: Quantity | None) -> None:
    assert quantity_of(Amount(0, 0, written, unit)) == wanted
