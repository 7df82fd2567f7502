import pytest

from qunzhi.markup.as_typed import slips
from qunzhi.markup.html import to_html

TYPED = {
    "#标题": "QZ-M09",
    "正文\n\n##1.1 标题": "QZ-M09",
    "＃ 标题": "QZ-M09",
    "   ###标题": "QZ-M09",
    "|甲|乙|\n|1|2|": "QZ-M10",
    "正文\n|甲|乙|\n|—|—|": "QZ-M10",
    "|甲|乙|\n|---|\n|1|2|": "QZ-M10",
    "｜甲｜乙｜\n｜1｜2｜": "QZ-M10",
    "**重点 **内容": "QZ-M11",
    "**重点**和** 难点**": "QZ-M11",
    "**一段\n\n另一段**": "QZ-M11",
    "1.甲\n2.乙": "QZ-M12",
    "1、甲\n2、乙": "QZ-M12",
    "（一）甲\n（二）乙": "QZ-M12",
    "一、甲\n二、乙": "QZ-M12",
    "•甲\n•乙": "QZ-M12",
    "-甲\n-乙": "QZ-M12",
    "[网站]（https://example.edu.cn/）": "QZ-M13",
    "【网站】(https://example.edu.cn/)": "QZ-M13",
    "正文\n\n    另一段": "QZ-M14",
    "1. 甲\n\n正文\n\n\t另一段": "QZ-M14",
    "正文。\n---\n": "QZ-M15",
}
"""By text: the code of its slip."""

MEANT = (
    "## 标题",
    "#1车间",
    "# 标题 #",
    "| 甲 | 乙 |\n|:--|--:|\n| 1 | 2 |",
    "甲|乙\n---|---\n1|2",
    r"|甲\|乙|丙|" + "\n|---|---|",
    "**重点**和**难点**",
    "**“重点”**内容",
    "`**`是代码",
    r"\*\*是星号",
    "1. 甲\n2. 乙",
    "- 甲\n- 乙",
    "增长\n1.5 倍，降低\n2.5 倍",
    "（1）甲；（2）乙",
    "1.甲  \n2.乙",
    "[网站](https://example.edu.cn/)（新）",
    "- 甲\n\n    甲的另一段",
    "[^1]: 注\n\n    注的另一段",
    "　　正文",
    "正文。\n\n---\n",
    "标题\n---\n",
    "```\n#注释\n|甲|\n|乙|\n**\n```",
)


@pytest.mark.parametrize(("text", "code"), TYPED.items())
def test_a_slip_of_a_word_processor_is_told_by_its_code(text: str, code: str) -> None:
    assert [slip.code for slip in slips(text)] == [code]


@pytest.mark.parametrize("text", MEANT)
def test_what_is_meant_so_is_no_slip(text: str) -> None:
    assert list(slips(text)) == []


@pytest.mark.parametrize(("text", "code"), [(t, c) for t, c in TYPED.items() if c in ("QZ-M09", "QZ-M10", "QZ-M11")])
def test_readers_would_see_the_marks_as_they_were_typed(text: str, code: str) -> None:
    mark = {"QZ-M09": ("#", "＃"), "QZ-M10": ("|", "｜"), "QZ-M11": ("**",)}[code]
    assert any(one in to_html(text, "表格").html for one in mark)


def test_paragraphs_that_are_indented_would_be_code_and_words_above_a_rule_a_heading() -> None:
    assert "<code>" in to_html("正文\n\n    另一段", "表格").html
    assert "<h2" in to_html("正文。\n---\n", "表格").html


def test_a_slip_is_found_behind_code_at_its_place_in_the_text() -> None:
    text = "```records\nkind: case\n```\n\n##标题\n"
    assert [(slip.at, slip.values) for slip in slips(text)] == [(text.index("##"), {"words": "##标题"})]


def test_a_long_line_is_quoted_by_its_beginning() -> None:
    [slip] = slips("##" + "很长的标题" * 20)
    assert slip.values["words"] == "##" + ("很长的标题" * 20)[:22] + "…"


@pytest.mark.parametrize(
    "piece", ["** ", "**a", "[a]（", "|a\n", "1.甲\n\n", "    甲\n\n", "- a\n\n    甲\n\n", "。\n-", "\n \t"]
)
def test_the_longest_texts_are_looked_through_step_by_step(piece: str) -> None:
    """Not in a time that grows with the square of their length: this would not end."""
    assert len(list(slips(piece * 50_000))) <= 7
