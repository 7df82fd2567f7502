import re
import string

import pytest
import yaml

from qunzhi.languages import LANGUAGES
from tests.building import PROJECT

WORDS: dict[str, dict[str, str]] = yaml.safe_load((PROJECT / "hooks/qunzhi/words.yml").read_text("utf-8"))


@pytest.mark.parametrize("key", WORDS)
def test_each_word_of_the_interface_stands_in_both_languages_and_in_nothing_else(key: str) -> None:
    found = WORDS[key]
    assert isinstance(found, dict) and tuple(found) == LANGUAGES, f"{key}: an unquoted comma cuts a text in two"
    assert all(isinstance(words, str) for words in found.values()), f"{key}: quote what YAML takes for no text"


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_leave_the_same_holes(key: str) -> None:
    holes = [{name for _, name, _, _ in string.Formatter().parse(WORDS[key][lang]) if name} for lang in LANGUAGES]
    assert holes[0] == holes[1] or key in ONE_LANGUAGE, f"{key}: {holes}"


ONE_LANGUAGE: set[str] = set()
"""Words of which one language needs fewer holes."""


def test_numbers_stand_among_chinese_words_without_spaces() -> None:
    spaced = re.compile(r"[\u3400-\u9fff] (?:\{\w+\}|\d+) [\u3400-\u9fff]")
    wrong = {key: found["zh"] for key, found in WORDS.items() if spaced.search(found["zh"])}
    assert wrong == {}, "browsers set the small space between Chinese and digits (text-autospace)"


def test_chinese_words_use_full_width_punctuation() -> None:
    half = re.compile("[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]")
    wrong = {key: found["zh"] for key, found in WORDS.items() if half.search(found["zh"])}
    assert wrong == {}, "GB/T 15834: marks between Chinese characters are full-width"
