"""The commonest YAML, read without libyaml: what is taken is taken as libyaml takes it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qunzhi.reading.plain_yaml import plain_fields
from qunzhi.reading.yaml import YamlText, read_yaml

WORDS = (
    "甲",
    "a",
    "7",
    "null",
    "~",
    "，",
    "：",
    "“",
    "《",
    ".",
    ",",
    "-",
    "'",
    '"',
    "!",
    "/",
    "&",
    "*",
    "%",
    "@",
    "|",
    ">",
)
SPACES = (" ", "  ", "\n", "\n  ", "\n   ", "\n- ", "\n  - ", "\t", "\x85", "\u2028", "\u3000", "\xa0", "\ufeff")
SIGNS = (": ", ":", " #", "#", "?", "[", "]", "{", "}", "---", "...", "\nb: ", "\na: ", "\nd:", "\n-", "(", "\\")
LETTERS = st.sampled_from(("甲", "a", "7", " ", "，", ":"))
ANYTHING = st.lists(st.sampled_from((*WORDS, *SPACES, *SIGNS)) | LETTERS, max_size=9).map("".join)
BEGINNINGS = st.sampled_from(("a: ", "b: '", "c:\n- ", "d:\n  - ", "e:\n- '", "a：", ""))
FIELDS = st.tuples(BEGINNINGS, ANYTHING, st.sampled_from(("\n", "'\n", "")))
TEXTS = st.lists(FIELDS, min_size=1, max_size=3).map(lambda fields: "".join("".join(one) for one in fields))


@settings(max_examples=1500, deadline=None, derandomize=True, database=None)
@given(TEXTS)
def test_fields_are_what_libyaml_makes_of_them_or_left_to_it(text: str) -> None:
    fields = plain_fields(text)
    if fields is not None:
        assert read_yaml(YamlText("a.md", text)) == (fields, [])


USUAL = (
    ("title: 甲厂与乙校共建“车间”（第3期）\n", "甲厂与乙校共建“车间”（第3期）"),
    ("title: Training for drug\n  production, no. 2\n", "Training for drug production, no. 2"),
    ("title: 'Built together: a course\n  at school'\n", "Built together: a course at school"),
    ("title: '2018-05-31'\n", "2018-05-31"),
    ("title: 2018-05-31\n", "2018-05-31"),
    ("title: null\n", None),
    ("title:\n- unit-03\n- 'null'\n", ["unit-03", "null"]),
    ("title:\n  - unit-03\n  - null\n", ["unit-03", None]),
)


@pytest.mark.parametrize(("text", "value"), USUAL)
def test_what_people_write_most_is_read_at_once(text: str, value: object) -> None:
    assert plain_fields(text) == {"title": value}
    assert read_yaml(YamlText("a.md", text)) == ({"title": value}, [])


@pytest.mark.parametrize(
    "text", ["a: b: c\n", "a: b #c\n", "a: {b: c}\n", "a: b\na: c\n", "a: b", "a:\n", "", "a：b\n"]
)
def test_all_else_is_left_to_libyaml(text: str) -> None:
    assert plain_fields(text) is None
