from pathlib import Path

import pytest

from qunzhi.reading.files import Refused
from qunzhi.reading.yaml import DEEPEST, Plain, YamlText, read_yaml


def read(text: str) -> Plain:
    plain, findings = read_yaml(YamlText("a.yml", text))
    assert findings == []
    return plain


def refusal(text: str) -> str:
    with pytest.raises(Refused) as caught:
        read_yaml(YamlText("a.yml", text))
    return f"{caught.value.finding.place.line}:{caught.value.finding.place.column} {caught.value.finding.code}"


@pytest.mark.parametrize(
    "written",
    ["NO", "yes", "010", "12:30", "1.10", "1e3", "0x1F", "2018-05-31", "1_000", ".inf", "=", "<<", "True", "on"],
)
def test_a_scalar_stays_the_text_it_was_written_as(written: str) -> None:
    assert read(f"field: {written}\n") == {"field": written}


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_only_nothing_is_nothing(written: str) -> None:
    assert read(f"field: {written}\n") == {"field": None}


@pytest.mark.parametrize("written", ["''", '"~"', "'null'"])
def test_quoted_words_are_never_nothing(written: str) -> None:
    assert read(f"field: {written}\n") == {"field": written[1:-1]}


def test_escapes_of_what_a_file_may_hold_are_read() -> None:
    assert read('a: "甲\\t乙\\u4e19\\n"') == {"a": "甲\t乙丙\n"}


def test_keys_stay_text_too() -> None:
    assert read("010: a\nno: b\n") == {"010": "a", "no": "b"}


def test_lists_and_fields_within_fields_are_plain_values() -> None:
    assert read("a:\n  - {zh: 甲, en: A}\n  - b\nc: |\n  d\n  e\n") == {
        "a": [{"zh": "甲", "en": "A"}, "b"],
        "c": "d\ne\n",
    }


@pytest.mark.parametrize("written", ["车间 #1 开放", "#1", "甲 #乙 丙"])
def test_words_that_are_lost_in_a_comment_are_told_with_their_place(written: str) -> None:
    found = read_yaml(YamlText("a.yml", f"a: {written}\nb: 1\n"))[1]
    assert [(f.code, f.place.column, f.values["words"]) for f in found] == [
        ("QZ-Y13", 4 + written.index("#"), written[written.index("#") :])
    ]


@pytest.mark.parametrize(
    "text",
    ["a: b # 注\n", "#注\na: b\n", "a: '车间 #1'\n", "a: C#1\n", "a: |\n  车间 #1\nb: c\n", "a:\n  #注\n  - b\n"],
)
def test_a_comment_that_stands_apart_and_a_sign_among_words_are_well(text: str) -> None:
    assert read_yaml(YamlText("a.yml", text))[1] == []


@pytest.mark.parametrize("text", ["{zh:甲, en: A}", "{en: A, zh:甲}"])
def test_a_field_in_braces_without_a_space_behind_its_colon_is_told_and_read_as_it_was_meant(text: str) -> None:
    plain, found = read_yaml(YamlText("a.yml", text))
    assert plain == {"zh": "甲", "en": "A"}
    assert [(f.code, f.place.column) for f in found] == [("QZ-Y01", text.index(":甲") + 1)]


def test_an_empty_file_is_nothing() -> None:
    assert read("") is None
    assert read("# 只有注释\n") is None


def test_the_second_of_two_equal_keys_is_told_and_the_first_is_kept() -> None:
    plain, findings = read_yaml(YamlText("a.yml", "a: 1\nb: 2\na: 3\n"))
    assert plain == {"a": "1", "b": "2"}
    assert [(f.code, f.place.line, f.values["first"]) for f in findings] == [("QZ-Y04", 3, 1)]


def test_equal_keys_of_different_fields_are_well() -> None:
    assert read("a: {zh: 1}\nb: {zh: 2}\n") == {"a": {"zh": "1"}, "b": {"zh": "2"}}


def test_nothing_behind_a_second_document_is_dropped_in_silence() -> None:
    assert refusal("- id: a\n---\n- id: b\n") == "2:1 QZ-Y01"


@pytest.mark.parametrize("tag", ["!!python/object:os.system", "!!binary", "!local"])
def test_a_tag_is_refused_for_the_word_would_be_lost(tag: str) -> None:
    assert refusal(f"a: {tag} b\n") == "1:4 QZ-Y06"


def test_the_deepest_level_can_be_read_and_the_next_one_not() -> None:
    assert read("[" * DEEPEST + "]" * DEEPEST)
    assert refusal("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)) == f"1:{DEEPEST + 1} QZ-Y05"


def test_a_hundred_thousand_brackets_are_refused_at_the_same_place() -> None:
    assert refusal("[" * 100_000) == f"1:{DEEPEST + 1} QZ-Y05"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n\tb: 2\n", "2:1 QZ-Y02"),
        ("a：1\nb: 2\n", "1:2 QZ-Y03"),
        ("a: 1\nb：2\n", "2:2 QZ-Y03"),
        ("a：1\n", "1:2 QZ-Y03"),
        ("a: &x 1\nb: *x\n", "1:4 QZ-Y06"),
        ("a: 1\nb: *x\n", "2:4 QZ-Y06"),
        ("a: *重要*\n", "1:4 QZ-Y06"),
        ("{a: 1}: 2\n", "1:1 QZ-Y06"),
        ("a: 'b\nc: d\n", "1:4 QZ-Y01"),
        ("a: b: c\n", "1:5 QZ-Y01"),
        ("a: \x07\n", "1:4 QZ-Y01"),
        ('a: 1\nb: "甲\\0乙"\n', "2:4 QZ-Y01"),
        ('a: ["\\ue000"]\n', "1:5 QZ-Y01"),
        ("a: 1\nb:2\nc: 3\n", "2:2 QZ-Y01"),
        ("a:\n• 甲\n• 乙\n", "2:1 QZ-Y01"),
        ("a: ｛zh: 甲, en: A｝\n", "1:4 QZ-Y01"),
        ("a: 1\nb:\u3000x\nc: 3\n", "2:3 QZ-Y12"),
        ("a:\n\u3000b: 1\n", "2:1 QZ-Y12"),
        ("a\u200b: 1\n", "1:2 QZ-Y12"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_line_and_column(text: str, expected: str) -> None:
    assert refusal(text) == expected


SOURCE = YamlText("a.yml", "title: 甲\nphotos:\n  - file: a.jpg\n    alt: 乙\n  - {file: b.jpg}\n", first_line=2)


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        (("title",), False, "a.yml:2:8"),
        (("title",), True, "a.yml:2:1"),
        (("photos", 0, "alt"), False, "a.yml:5:10"),
        (("photos", 0, "alt"), True, "a.yml:5:5"),
        (("photos", 1), False, "a.yml:6:5"),
        (("photos", 1, "alt"), False, "a.yml:6:5"),
        (("nowhere",), False, "a.yml:2:1"),
    ],
)
def test_a_value_is_located_or_else_its_nearest_parent(path: tuple[str | int, ...], key: bool, place: str) -> None:
    assert str(SOURCE.locate(path, key=key)) == place


def test_columns_count_characters_and_not_bytes() -> None:
    assert str(YamlText("a.yml", "{甲乙丙: 丁, b: c}\n").locate(("b",))) == "a.yml:1:13"


def test_a_located_place_is_that_of_the_first_of_two_equal_keys(tmp_path: Path) -> None:
    assert str(YamlText("a.yml", "a: 1\na: 2\n").locate(("a",), key=True)) == "a.yml:1:1"
