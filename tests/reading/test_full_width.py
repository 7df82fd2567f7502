import pytest

from qunzhi.reading.files import Refused
from qunzhi.reading.full_width import run_together
from qunzhi.reading.yaml import YamlText, read_yaml


def told(text: str) -> list[str]:
    """Line, column and code of what is wrong."""
    try:
        findings = read_yaml(YamlText("a.yml", text))[1]
    except Refused as refused:
        findings = [refused.finding]
    return [f"{finding.place.line}:{finding.place.column} {finding.code}" for finding in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: {year: 2023，value: 35%}", ["1:15 QZ-Y11"]),
        ("a:\n  - {year: 2023， value: 35%}\n  - {year: 2024, value: 1}", ["2:16 QZ-Y11"]),
        ("a: {year: 2023，value：35%}\nvalue: 1", ["1:15 QZ-Y11"]),
        ("a: {zh: 甲，en: B}", ["1:10 QZ-Y11"]),
        ("a: {zh: 甲，\n  en: B}", ["1:10 QZ-Y11"]),
        ("a: {zh: 甲，en：B}", ["1:10 QZ-Y11"]),
        ("a: {zh: 甲，en:B}", ["1:10 QZ-Y11"]),
        ("a: {zh: 甲；乙，en：B}", ["1:12 QZ-Y11"]),
        ('a: {zh: "甲"，en: "B"}', ["1:12 QZ-Y11"]),
        ("a: {b: {zh: 甲，en: B}, c: 1}", ["1:14 QZ-Y11"]),
        ('a: ["甲"，"乙"]', ["1:8 QZ-Y11"]),
        ("a: [{b: 1}、{b: 2}]", ["1:11 QZ-Y11"]),
    ],
)
def test_a_full_width_comma_between_two_fields_is_told_where_it_stands(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: {year：2023, value: 35%}", ["1:9 QZ-Y03"]),
        ("a: {zh：甲, en：B}", ["1:7 QZ-Y03", "1:13 QZ-Y03"]),
        ("a: {zh：甲，en：B}", ["1:7 QZ-Y03", "1:9 QZ-Y11"]),
        ("a: {year： 2023，value: 35%}", ["1:9 QZ-Y03"]),
        ("a：{zh: 甲}", ["1:2 QZ-Y03"]),
        ("- {id：a, name: b: c}", ["1:6 QZ-Y03"]),
    ],
)
def test_a_full_width_colon_behind_a_name_is_told_where_it_stands(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_field_behind_a_full_width_colon_is_read_as_it_was_meant() -> None:
    assert read_yaml(YamlText("a.yml", "a: {year：2023, value: 35%}"))[0] == {"a": {"year": "2023", "value": "35%"}}


@pytest.mark.parametrize(
    "text",
    [
        "a: {zh: 电话，QQ：12345；电子邮件，email：a@b.cn, en: B}",
        "a: {zh: '甲，en：B'}",
        'a: {"注：一": 甲，乙}',
        "a: 甲，en：乙",
        "a: |\n  {zh: 甲，en：B}",
        "a: [甲、乙，丙]",
    ],
)
def test_punctuation_of_a_sentence_is_well(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("a，b", ("a", "b")),
        ("甲、 乙，丙", ("甲", "乙", "丙")),
        ("a, b", ("a", "b")),
        ("a，", ()),
        ("甲", ()),
    ],
)
def test_values_that_are_read_as_one_are_taken_apart(words: str, parts: tuple[str, ...]) -> None:
    assert run_together(words) == parts
