import pytest

from qunzhi.markup.html import to_html

BYTES = 100_000

ENDLESS = (
    *("[", "![", "[]", "[a](", "[a](<", "[^", "^[", "[^a]", "[^a]: ", "[a]: /u\n", "[x][y]", "]"),
    *("*", "**a ", "*a _", "a*b", "_", "~", "~~", "~~a ", "**“甲”**", "`", "`a ``", "\\", "&", "&#1;"),
    *(">", "> ", "> - ", "- ", "-\n", "1. ", "# ", "    a\n", "\t", "```\n", "~~~\n", "---\n", "a\n", "甲\n", "　"),
    *("<", "</", "<!--", "<a b='", "<a@", "<http:", "|", "|-", "| a |\n", "a|b\n-|-\n", '"', "“", "\ue0000\ue001"),
)
"""Signs that an engine may look for the partners of, over and over again."""


@pytest.mark.parametrize("sign", ENDLESS)
def test_a_hundred_kilobytes_of_one_sign_are_rendered(sign: str) -> None:
    # What takes quadratic time would keep this test busy for minutes.
    assert to_html(sign * (BYTES // len(sign.encode())) + "\n\n末尾", "表格").html


def nested_list(depth: int) -> str:
    return "".join(f"{'  ' * level}- [甲](/a)\n" for level in range(depth))


@pytest.mark.parametrize(
    "text",
    [
        "> " * 101 + "甲",
        nested_list(101),
        "*甲 " * 101 + "乙* " * 101,
        f"|{'甲|' * 201}\n|{'-|' * 201}\n",
        f"|{'甲|' * 150}\n|{'-|' * 150}\n" + "|乙\n" * 2500,
        "甲[^" * 2001,
    ],
    ids=["quotations", "lists", "emphasis", "columns", "cells", "notes"],
)
def test_what_no_person_writes_is_shown_as_it_was_typed(text: str) -> None:
    made = to_html(text, "表格")
    assert made.html.startswith("<pre>") and made.headings == ()


def test_what_a_person_may_write_is_rendered() -> None:
    for text in ("> " * 50 + "甲", nested_list(50), "- 甲\n" * 3000, "|甲|乙|\n|-|-|\n" + "|1|2|\n" * 3000):
        assert "<pre>" not in to_html(text, "表格").html
    notes = "甲[^1]" + "".join(f"乙[^{number}]\n\n[^{number}]: 注\n\n" for number in range(900))
    assert to_html(notes, "表格").html.count("<li") == 900


def test_a_tag_in_a_text_that_is_shown_as_typed_is_words() -> None:
    assert "&lt;script&gt;" in to_html("> " * 101 + "<script>", "表格").html
