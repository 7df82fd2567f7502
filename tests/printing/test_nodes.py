from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from qunzhi.markup.html import to_html
from qunzhi.markup.scan import CLOSE, OPEN
from qunzhi.printing.binding import kept_whole
from qunzhi.printing.lines import Line, Node
from qunzhi.printing.nodes import nodes_of


@dataclass
class Fixed:
    """Holes filled with the same words, and the anchors that were asked for."""

    asked: list[str] = field(default_factory=list)
    scope: str = "chapter"

    def line(self, number: int) -> Line:
        return () if number == 1 else (f"记录{number}",)

    def block(self, number: int) -> Sequence[Node] | None:
        return ({"t": "picture", "number": number},) if number == 1 else None

    def heading(self, anchor: str) -> str:
        self.asked.append(anchor)
        return f"{len(self.asked)}、"


def of(markdown: str) -> tuple[Node, ...]:
    return nodes_of(markdown, Fixed())


def par(*line: str | Node) -> Node:
    return {"t": "par", "body": list(line)}


def test_emphasis_beside_chinese_punctuation_is_emphasis() -> None:
    assert of("**“技能校园”**建设") == (par({"t": "strong", "body": ["“技能校园”"]}, "建设"),)


def test_a_line_break_between_chinese_characters_is_no_space_and_one_between_words_is() -> None:
    assert of("第一行\n第二行") == (par("第一行第二行"),)
    assert of("one\ntwo") == (par("one two"),)


def test_typed_indentation_is_not_printed_twice() -> None:
    assert of("　　正文。") == (par("正文。"),)


def test_what_looks_like_markup_of_the_setter_stays_words() -> None:
    words = '#read("/etc/passwd") $x$ @a <b> #[ = //'
    assert of(words) == (par(words),)


def test_a_reference_is_words_of_its_line_and_a_block_takes_the_place_of_its_paragraph() -> None:
    text = f"见{OPEN}0{CLOSE}。\n\n{OPEN}1{CLOSE}\n\n{OPEN}0{CLOSE}\n"
    assert of(text) == (par("见记录0。"), {"t": "picture", "number": 1}, par("记录0"))


def test_a_reference_in_code_is_its_name() -> None:
    assert of(f"    见{OPEN}0{CLOSE}") == ({"t": "code", "text": "见记录0"},)


def test_a_footnote_stands_where_it_is_cited_and_once() -> None:
    first, second = of("甲[^a]\n\n乙[^a]\n\n[^a]: 注。")
    assert first == par("甲", {"t": "note", "id": "chapter-0", "body": [par("注。")]})
    assert second == par("乙", {"t": "note", "id": "chapter-0"})


def test_a_footnote_of_a_heading_stands_behind_the_next_paragraph() -> None:
    heading, paragraph = of("## 甲**乙[^a]**\n\n丙\n\n[^a]: 注。")
    assert heading["body"] == ["甲", {"t": "strong", "body": ["乙"]}]
    assert paragraph == par("丙", {"t": "note", "id": "chapter-0", "body": [par("注。")]})


def test_a_footnote_of_the_head_of_a_table_is_not_lost() -> None:
    table, last = of("| 甲[^a] |\n| --- |\n| 1 |\n\n[^a]: 注。")
    assert "note" not in str(table)
    assert last == par({"t": "note", "id": "chapter-0", "body": [par("注。")]})


def test_a_footnote_that_cites_itself_ends() -> None:
    assert "again" not in str(of("甲[^a]\n\n[^a]: 注[^a]。"))


def test_headings_ask_for_their_numbers_by_the_anchors_of_the_web_edition() -> None:
    text = "## 概况\n\n### 概况\n\n## `a` **b**\n"
    holes = Fixed()
    nodes = nodes_of(text, holes)
    assert [(node["level"], node["number"]) for node in nodes] == [(2, "1、"), (3, "2、"), (2, "3、")]
    assert holes.asked == [heading.anchor for heading in to_html(text, "").headings]


def test_no_level_of_headings_is_skipped() -> None:
    assert [node["level"] for node in of("# 甲\n\n#### 乙\n\n## 丙\n")] == [2, 3, 2]


def test_a_block_within_a_line_stands_below_its_paragraph() -> None:
    assert of(f"见{OPEN}1{CLOSE}图。") == (par("见图。"), {"t": "picture", "number": 1})


def test_a_table_keeps_its_head_and_the_sides_of_its_columns() -> None:
    (table,) = of("| 类型 | 家数 |\n| --- | ---: |\n| 企业 | 12 |\n")
    assert table["widths"] == [4, 4] and table["whole"]
    assert table["head"] == [
        [{"body": ["类型"], "align": "", "long": False}, {"body": ["家数"], "align": "right", "long": False}]
    ]
    assert table["rows"] == [
        {
            "role": "body",
            "cells": [
                {"body": ["企业"], "align": "", "long": False},
                {"body": ["12"], "align": "right", "long": False},
            ],
        }
    ]


def test_a_link_within_the_site_is_its_words() -> None:
    assert of("[这里](../about.md)") == (par("这里"),)
    assert of("[a](https://a.cn/)") == (par({"t": "link", "url": "https://a.cn/", "body": ["a"]}),)


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("成员34所", "成员34|所"),
        ("投资3.41亿元", "投资3.41|亿|元"),
        ("2018年5月", "2018|年5|月"),
        ("5余万人次", "5|余|万|人|次"),
        ("CNY 341 million", "CNY 341_million"),
    ],
)
def test_numbers_keep_their_units(words: str, bound: str) -> None:
    (node,) = of(words)
    assert node == par(bound.replace("|", "\u2060").replace("_", "\u00a0"))


def test_an_address_that_is_longer_than_a_line_may_be_broken_behind_its_marks() -> None:
    assert of("https://www.example.edu.cn/a-b/c")[0]["body"] == [
        "https:/​/​www.​example.​edu.​cn/​a-​b/​c".replace("/\u200b/", "//")
    ]
    assert of("short/one") == (par("short/one"),)
    assert of("x" * 45) == (par("\u200b".join(["x" * 20, "x" * 20, "x" * 5])),)


def test_what_lies_deeper_than_is_ever_written_is_printed_as_it_was_typed() -> None:
    deep = "> " * 60 + "甲"
    assert of(deep) == ({"t": "code", "text": deep},)


def test_the_number_of_a_table_stays_on_its_line() -> None:
    assert [kept_whole(label) for label in ("案例2-1", "Table 2-1", "")] == ["案例\u20602-1", "Table\u00a02-1", ""]
