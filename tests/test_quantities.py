from decimal import Decimal
from fractions import Fraction

import pytest

from qunzhi.languages import LANGUAGES
from qunzhi.quantities import NotAQuantity, Quantity, exact, parse_quantity, rounded, worded
from qunzhi.units import Unit, Units, converts, own_units

UNITS = Units(own_units())


def unit(word: str) -> Unit:
    found = UNITS.find(word)
    assert found, f"{word} is no unit"
    return found


@pytest.mark.parametrize(
    ("written", "value", "of"),
    [
        ("81", "81", ""),
        ("34118.10 万元", "34118.10", "万元"),
        ("34118.10万元", "34118.10", "万元"),
        ("46.23%", "46.23", "%"),
        ("17,402 人", "17402", "人"),
        ("17，402 人", "17402", "人"),
        ("-3.5 %", "-3.5", "%"),
        ("15.85：1", "15.85", "：1"),
        ("010", "010", ""),
    ],
)
def test_a_number_keeps_the_decimals_it_was_written_with(written: str, value: str, of: str) -> None:
    found = parse_quantity(written)
    assert (found.value, found.unit) == (Decimal(value), of)


@pytest.mark.parametrize("written", ["", "约 80 人", "80余人", "三十", "1,7402 人", "12:30", "1.2.3", "NaN", "∞"])
def test_words_that_are_no_number_are_refused_or_keep_their_rest_as_an_unknown_unit(written: str) -> None:
    try:
        found = parse_quantity(written)
    except NotAQuantity:
        return
    assert UNITS.find(found.unit) is None, f"{written} was read as {found}"


@pytest.mark.parametrize(
    ("written", "chinese", "english"),
    [
        ("34118.10 万元", "34118.10万元", "CNY 341.18 million"),
        ("3.41亿元", "3.41亿元", "CNY 341 million"),
        ("7.49 亿元", "7.49亿元", "CNY 749 million"),
        ("12.5 亿元", "12.5亿元", "CNY 1.25 billion"),
        ("1.96 万元", "1.96万元", "CNY 19,600"),
        ("99.5 元", "99.5元", "CNY 99.50"),
        ("46.23%", "46.23%", "46.23%"),
        ("31000 平方米", "31000平方米", "31,000 m²"),
        ("65324 人日", "65324人日", "65,324 person-days"),
        ("15.85：1", "15.85:1", "15.85:1"),
        ("81 家", "81家", "81 organisations"),
    ],
)
def test_a_quantity_is_written_as_readers_of_each_language_write_it(written: str, chinese: str, english: str) -> None:
    found = parse_quantity(written)
    assert [worded(found, unit(found.unit), lang) for lang in LANGUAGES] == [chinese, english]


def test_counted_things_lose_their_measure_word_within_a_sentence_and_measures_keep_their_unit() -> None:
    assert worded(Quantity(Decimal(17402), "人"), unit("人"), "zh", bare=True) == "17402"
    assert worded(Quantity(Decimal(17402), "人"), unit("人"), "en", bare=True) == "17,402"
    assert worded(Quantity(Decimal(626), "万元"), unit("万元"), "zh", bare=True) == "626万元"
    assert worded(Quantity(Decimal(40), "%"), unit("%"), "en", bare=True) == "40%"


def test_money_converts_without_any_error() -> None:
    yuan = [exact(Decimal(value), unit(word)) for value, word in (("34118.10", "万元"), ("3.411810", "亿元"))]
    assert yuan == [Fraction(341181000)] * 2
    assert exact(Decimal("0.1"), unit("元")) * 3 == exact(Decimal("0.3"), unit("元"))


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("元", "亿元", True),
        ("亩", "平方米", True),
        ("家", "所", True),
        ("%", "‰", True),
        ("人次", "人日", False),
        ("人日", "人月", False),
        ("人", "人次", False),
        ("万元", "万元/生", False),
        ("项", "个", False),
    ],
)
def test_only_units_of_one_dimension_convert(one: str, other: str, is_same: bool) -> None:
    assert converts(unit(one), unit(other)) is is_same


def test_a_unit_is_found_by_its_names_and_a_misspelt_one_has_a_nearest() -> None:
    assert unit("person-day").text.zh == "人日" == unit("人天").text.zh
    assert UNITS.find("万圆") is None
    assert UNITS.near("平方厘") == "平方米"


def test_halves_are_rounded_up_as_statistics_offices_do() -> None:
    assert [str(rounded(Fraction(n, 1000), 2)) for n in (125, 124, 135)] == ["0.13", "0.12", "0.14"]
