from decimal import Decimal
from fractions import Fraction

import pytest

from qunzhi.languages import LANGUAGES, Text
from qunzhi.quantities import Bound, NotAQuantity, Quantity, approximate, exact, parse_quantity, rounded, worded
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


@pytest.mark.parametrize(
    ("bound", "chinese", "english"),
    [("over", "超42000人次", "more than 42,000 attendances"), ("under", "近42000人次", "nearly 42,000 attendances")],
)
def test_a_bound_stands_before_the_number(bound: Bound, chinese: str, english: str) -> None:
    found = Quantity(Decimal(42000), "人次", bound)
    assert [worded(found, unit("人次"), lang) for lang in LANGUAGES] == [chinese, english]
    assert worded(Quantity(Decimal(80), "", "about"), None, "en") == "about 80"


def test_exactly_one_has_the_english_word_for_one() -> None:
    assert worded(Quantity(Decimal(1), "人"), unit("人"), "en") == "1 person"
    assert worded(Quantity(Decimal("1.5"), "学时"), unit("学时"), "en") == "1.5 class hours"
    assert worded(Quantity(Decimal(1), "人"), unit("人"), "zh") == "1人"
    assert worded(Quantity(Decimal(1), "门"), unit("门"), "en", bare=True) == "1"


def test_the_word_alone_is_that_for_one_where_there_is_one() -> None:
    organisation = unit("家")
    found = [organisation.name(Decimal(count), lang) for count in (1, 2) for lang in ("en", "zh")]
    assert found == ["organisation", "家", "organisations", "家"]


def test_the_word_for_a_unit_may_go_around_the_number() -> None:
    place = Unit("rank", Text("第…位", "No. …"), counter=True)
    found = Quantity(Decimal(13), "rank")
    assert [worded(found, place, lang) for lang in LANGUAGES] == ["第13位", "No. 13"]
    assert worded(found, place, "zh", bare=True) == "13"


@pytest.mark.parametrize(
    ("written", "value", "of", "bound"),
    [
        ("40余人次", "40", "人次", "over"),
        ("近400", "400", "", "under"),
        ("超5000", "5000", "", "over"),
        ("约80", "80", "", "about"),
        ("100多", "100", "", "over"),
        ("4.2万余人次", "42000", "人次", "over"),
        ("1万多户", "10000", "户", "over"),
        ("14余万人", "140000", "人", "over"),
        ("30余万元", "30", "万元", "over"),
        ("80 人左右", "80", "人", "about"),
        ("10项以上", "10", "项", "over"),
    ],
)
def test_an_approximate_number_is_refused_but_understood(written: str, value: str, of: str, bound: Bound) -> None:
    assert approximate(written) == Quantity(Decimal(value), of, bound)
    with pytest.raises(NotAQuantity):
        parse_quantity(written)


def test_an_exact_number_is_not_approximate() -> None:
    assert [approximate(words) for words in ("81 家", "46.23%", "万余人次", "34118.10万元", "多")] == [None] * 5


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
