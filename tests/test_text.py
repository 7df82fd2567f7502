import pytest

from qunzhi.languages import Text
from qunzhi.text import ID_PATTERN, file_size, nearest, slug


@pytest.mark.parametrize("name", ["expo", "2018-05-31-expo", "a", "1"])
def test_an_id_of_small_letters_digits_and_hyphens_is_good(name: str) -> None:
    assert ID_PATTERN.fullmatch(name)


@pytest.mark.parametrize(
    "name", ["", "Expo", "-expo", "expo-", "a--b", "a_b", "a b", "a/b", "..", "展会", "expo\n", "é"]
)
def test_an_id_that_would_not_last_in_an_address_is_refused(name: str) -> None:
    assert not ID_PATTERN.fullmatch(name)


def test_the_nearest_word_is_offered_only_when_it_is_near() -> None:
    assert nearest("plase", ["place", "title"]) == "place"
    assert nearest("天气", ["place", "title"]) == ""


def test_an_anchor_keeps_the_script_of_its_heading() -> None:
    assert slug("做法 与 成效（2018）") == "做法-与-成效-2018"
    assert slug("Ｗhat WE did!") == "what-we-did"
    assert slug("……") == "section"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1.0 KB"),
        (123_456, "123 KB"),
        (1_234_567, "1.2 MB"),
        (5_000_000_000, "5.0 GB"),
    ],
)
def test_a_size_is_told_in_decimal_units(count: int, words: str) -> None:
    assert file_size(count) == words


def test_a_text_without_english_is_given_in_chinese_and_marked_as_foreign() -> None:
    text = Text("中文")
    assert (text.pick("en"), text.foreign("en"), text.foreign("zh")) == ("中文", "zh-CN", None)
    assert Text("中文", "English").foreign("en") is None
