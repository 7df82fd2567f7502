import pytest

from qunzhi.credit_codes import CHARACTERS, check_character, foreign_characters, likely

GOOD = "91350100M000100Y43"
"""The example of GB 32100-2015."""


def test_the_last_character_checks_the_others() -> None:
    assert check_character(GOOD) == "3"


@pytest.mark.parametrize("at", range(17))
def test_any_other_character_among_the_first_seventeen_wants_another_check_character(at: int) -> None:
    others = (one for one in CHARACTERS if one != GOOD[at])
    assert all(check_character(GOOD[:at] + one + GOOD[at + 1 :]) != "3" for one in others)


def test_letters_that_look_like_digits_are_no_characters_of_a_code() -> None:
    assert foreign_characters("IOSVZ0I") == "IOSVZ"


def test_a_code_with_letters_for_digits_is_guessed_only_where_the_check_character_agrees() -> None:
    assert likely("9135OI00M0001O0Y43") == GOOD
    assert likely("9135OI00M0001O0Y44") == ""
    assert likely("91350100m000100y43") == GOOD
    assert likely(GOOD) == ""
