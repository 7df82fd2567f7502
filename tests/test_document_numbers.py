import pytest

from qunzhi.document_numbers import DocumentNumber, is_serial, normal, shown

FIFTH = DocumentNumber("鄂职发", 2021, 5)


@pytest.mark.parametrize(
    "words",
    [
        "鄂职发〔2021〕5号",
        "鄂职发[2021]5号",
        "鄂职发（2021）5号",
        "鄂职发［２０２１］５号",
        "鄂职发【2021】5号",
        "鄂职发(2021)5号",
        "鄂职发〖2021〗5号",
        "鄂职发﹝2021﹞5号",
        "鄂职发 〔2021〕 5 号",
        "鄂职发〔2021〕第5号",
        "鄂职发〔2021〕第05号",
        "鄂职发〔2021年〕005号",
        "鄂职发〔2021〕5",
    ],
)
def test_a_document_number_is_read_whatever_brackets_and_digits_it_has(words: str) -> None:
    assert normal(words) == FIFTH
    assert shown(words) == "鄂职发〔2021〕5号"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "5号",
        "〔2021〕5号",
        "鄂职发5号",
        "鄂职发〔21〕5号",
        "鄂职发〔2021〕号",
        "鄂职发〔2021〕0号",
        "EZF〔2021〕5号",
    ],
)
def test_what_is_no_document_number_is_not_read_as_one(words: str) -> None:
    assert normal(words) is None
    assert shown(words) == words


def test_orders_and_minutes_have_numbers_of_their_own() -> None:
    assert is_serial("教育部令第44号")
    assert is_serial("主席令第六十九号")
    assert is_serial("第 5 期")
    assert not is_serial("鄂职发第5号")
    assert not is_serial("鄂职发〔2021〕5号")


def test_numbers_of_one_code_and_year_share_a_series() -> None:
    assert FIFTH.series == "鄂职发〔2021〕"
