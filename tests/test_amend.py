import pytest

from qunzhi.amend import NotAmended, with_entry
from qunzhi.reading.yaml import Path, YamlText

NEW = "{n: 2}"


def amended(text: str, at: Path = (), instead: int | None = None) -> str:
    return with_entry(YamlText("content/x.yml", text), at, "review", NEW, instead).applied(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: 甲\n", "title: 甲\nreview:\n  - {n: 2}\n"),
        ("title: 甲", "title: 甲\nreview:\n  - {n: 2}"),
        ("title: 甲  # 标题\n\n# 完\n", "title: 甲  # 标题\nreview:\n  - {n: 2}\n\n# 完\n"),
        ("title: 甲\nplace:\n", "title: 甲\nplace:\nreview:\n  - {n: 2}\n"),
        ("photos:\n  - file: a\n    alt: 乙\n", "photos:\n  - file: a\n    alt: 乙\nreview:\n  - {n: 2}\n"),
        ("summary: >\n  一行\n  二行\n\n", "summary: >\n  一行\n  二行\nreview:\n  - {n: 2}\n\n"),
        ("title: 一\n  二\n", "title: 一\n  二\nreview:\n  - {n: 2}\n"),
        ("  title: 甲\n", "  title: 甲\n  review:\n    - {n: 2}\n"),
        ("{title: 甲, x: [1]}\n", "{title: 甲, x: [1], review: [{n: 2}]}\n"),
        ("{\n  title: 甲,\n}\n", "{\n  title: 甲, review: [{n: 2}],\n}\n"),
    ],
)
def test_a_record_without_the_list_gets_it_after_its_last_field(before: str, after: str) -> None:
    assert amended(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("review:\n  - {n: 1}\nx: 1\n", "review:\n  - {n: 1}\n  - {n: 2}\nx: 1\n"),
        ("review:\n- {n: 1}\nx: 1\n", "review:\n- {n: 1}\n- {n: 2}\nx: 1\n"),
        ("review:\n  - n: 1\n    m: 乙 # 丙\n\nx: 1\n", "review:\n  - n: 1\n    m: 乙 # 丙\n  - {n: 2}\n\nx: 1\n"),
        ("review: [{n: 1}]\nx: 1\n", "review: [{n: 1}, {n: 2}]\nx: 1\n"),
        ("review: [\n  {n: 1},\n]\n", "review: [\n  {n: 1}, {n: 2},\n]\n"),
        ("review: {n: 1}\nx: 1\n", "review: [{n: 1}, {n: 2}]\nx: 1\n"),
        ("review: []\n", "review: [{n: 2}]\n"),
        ("review:\nx: 1\n", "review: [{n: 2}]\nx: 1\n"),
        ("review: ~  # 无\nx: 1\n", "review: [{n: 2}]  # 无\nx: 1\n"),
    ],
)
def test_a_list_gets_one_more_entry(before: str, after: str) -> None:
    assert amended(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("review:\n  - {n: 1}\n  - {n: 3}\n", "review:\n  - {n: 2}\n  - {n: 3}\n"),
        ("review:\n  - n: 1\n    m: 1\n  - {n: 3}\n", "review:\n  - {n: 2}\n  - {n: 3}\n"),
        ("review: [{n: 1}, {n: 3}]\n", "review: [{n: 2}, {n: 3}]\n"),
        ("review: {n: 1}\n", "review: {n: 2}\n"),
    ],
)
def test_an_entry_is_put_in_the_place_of_another(before: str, after: str) -> None:
    assert amended(before, instead=0) == after


def test_only_the_named_record_of_a_register_is_touched() -> None:
    register = "# 名册\n- id: a\n  name: 甲\n\n# 下一条\n-   id: b\n    name: 乙\n- {id: c}\n"
    assert amended(register, (0,)) == register.replace("甲\n", "甲\n  review:\n    - {n: 2}\n")
    assert amended(register, (1,)) == register.replace("乙\n", "乙\n    review:\n      - {n: 2}\n")
    assert amended(register, (2,)) == register.replace("{id: c}", "{id: c, review: [{n: 2}]}")


def test_a_document_may_have_an_end_of_its_own() -> None:
    assert amended("title: 甲\n...\n# 完\n") == "title: 甲\nreview:\n  - {n: 2}\n...\n# 完\n"


@pytest.mark.parametrize(
    "text",
    ["review:\n  n: 1\n  m: 3\n", "summary: |+\n  一行\n\n\n", "review: 甲 # 乙\n"],
    ids=["fields that are no list", "blank lines that belong to the last text", "words where a list should stand"],
)
def test_nothing_is_written_where_something_else_would_change(text: str) -> None:
    with pytest.raises(NotAmended):
        amended(text)
