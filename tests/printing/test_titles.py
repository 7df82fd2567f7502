import pytest

from qunzhi.printing.titles import title_lines

GROUP = "示例职业教育集团"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("2024年度工作计划", ["2024年度工作计划"]),
        ("示例职业教育集团示范培育三年计划（2021-2023）", [GROUP, "示范培育三年计划（2021\u2060-\u20602023）"]),
        ("关于举办第三届“样例杯”数控技能竞赛的通知", ["关于举办第三届“样例杯”", "数控技能竞赛的通知"]),
        ("关于举办全省职业院校数控技能竞赛选拔工作通知", ["关于举办全省职业院校数控技能竞赛选拔工作通知"]),
    ],
)
def test_a_long_title_is_broken_behind_the_group_or_where_one_pauses(title: str, lines: list[str]) -> None:
    assert title_lines(title, GROUP) == lines
