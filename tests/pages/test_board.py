from fractions import Fraction

import pytest

from qunzhi.pages.board import STATES, WEIGHT, Amount, Due, Reached, State, added_up, amount, counted, task_state
from qunzhi.pages.board import state_of as state_in
from qunzhi.quantities import parse_quantity
from qunzhi.units import Units, own_units

UNITS = Units(own_units())


def number(words: str, fallback: str = "") -> Amount:
    found = amount(UNITS, parse_quantity(words), fallback)
    assert found
    return found


def state(due: Due, *results: Reached, adds_up: bool = True, this_year: int = 2024) -> State:
    return state_in(due, results, adds_up=adds_up, this_year=this_year)


@pytest.mark.parametrize(
    ("finished_in", "expected"), [(2021, "done"), (2022, "done"), (2023, "done-late"), (2024, "done-late")]
)
def test_a_task_finished_by_its_year_is_on_time_and_after_it_late(finished_in: int, expected: State) -> None:
    assert state(Due(2022), Reached(finished_in, done=True)) == expected


@pytest.mark.parametrize(("this_year", "expected"), [(2021, "due"), (2022, "due"), (2023, "unrecorded")])
def test_without_records_a_milestone_is_due_until_its_year_is_over_and_then_unrecorded(
    this_year: int, expected: State
) -> None:
    assert state(Due(2022), this_year=this_year) == expected
    assert state(Due(2022, number("5 个")), this_year=this_year) == expected


def test_a_finished_task_reaches_its_numbers_and_its_later_milestones_too() -> None:
    assert state(Due(2022, number("5 个")), Reached(2022, done=True)) == "done"
    assert state(Due(2023, number("5 个")), Reached(2021, done=True), this_year=2021) == "done"


def test_the_first_year_in_which_it_was_finished_counts() -> None:
    assert state(Due(2022), Reached(2024, done=True), Reached(2022, done=True)) == "done"


def test_words_alone_do_not_settle_whether_a_milestone_was_reached() -> None:
    for due in (Due(2022), Due(2022, number("5 个"))):
        assert state(due, Reached(2022)) == "unsettled"
        assert state(due, Reached(2023)) == "unsettled"
        assert state(due, Reached(2022), this_year=2022) == "due"


def test_what_is_recorded_of_earlier_years_only_leaves_a_milestone_unrecorded() -> None:
    assert state(Due(2022), Reached(2021)) == "unrecorded"
    assert state(Due(2022, number("10 个")), Reached(2021, amount=number("5 个"))) == "unrecorded"


@pytest.mark.parametrize(
    ("reached", "expected"),
    [("5 个", "done"), ("6 个", "done"), ("4 个", "late"), ("4.999 个", "late"), ("0 个", "late")],
)
def test_a_number_is_reached_exactly_or_not(reached: str, expected: State) -> None:
    assert state(Due(2022, number("5 个")), Reached(2022, amount=number(reached))) == expected


def test_a_number_that_falls_short_is_due_while_its_year_lasts() -> None:
    assert state(Due(2022, number("5 个")), Reached(2022, amount=number("4 个")), this_year=2022) == "due"


def test_increments_add_up_over_the_years() -> None:
    first, second, third = added_up([Due(year, number("5 个")) for year in (2021, 2022, 2023)])
    assert [one.amount and one.amount.value for one in (first, second, third)] == [5, 10, 15]
    results = (Reached(2021, amount=number("3 个")), Reached(2022, amount=number("8 个")))
    assert state(first, *results) == "done-late"
    assert state(second, *results) == "done"
    assert state(third, *results) == "unrecorded"
    assert state(third, *results, Reached(2023, amount=number("3 个"))) == "late"
    assert state(third, *results, Reached(2023, amount=number("3 个")), Reached(2024, amount=number("1 个"))) == (
        "done-late"
    )


def test_increments_of_one_year_add_up_and_their_order_does_not_matter() -> None:
    results = [Reached(2022, amount=number("2 个")), Reached(2021, amount=number("1 个"))]
    for those in (results, results[::-1]):
        assert state(Due(2022, number("3 个")), *those) == "done"


def test_milestones_without_a_number_do_not_add_to_those_with_one() -> None:
    assert added_up([Due(2021), Due(2022, number("5 个"))]) == (Due(2021), Due(2022, number("5 个")))


def test_of_levels_the_last_counts() -> None:
    due = Due(2022, number("40%"))
    rising = (Reached(2021, amount=number("35%")), Reached(2022, amount=number("40%")))
    assert state(due, *rising, adds_up=False) == "done"
    falling = (Reached(2021, amount=number("41%")), Reached(2022, amount=number("39%")))
    assert state(due, *falling, adds_up=False) == "late"
    assert state(due, *falling, Reached(2023, amount=number("40%")), adds_up=False) == "done-late"


def test_levels_do_not_add_up() -> None:
    results = (Reached(2021, amount=number("25%")), Reached(2022, amount=number("25%")))
    assert state(Due(2022, number("40%")), *results, adds_up=False) == "late"
    assert state(Due(2022, number("40%")), *results, adds_up=True) == "done"


def test_units_of_one_dimension_are_converted_without_any_error() -> None:
    assert state(Due(2022, number("0.1 亿元")), Reached(2022, amount=number("1000 万元"))) == "done"
    assert state(Due(2022, number("0.1 亿元")), Reached(2022, amount=number("999.9999 万元"))) == "late"


@pytest.mark.parametrize("words", ["40000 人次", "40000 人日", "40000 元"])
def test_numbers_of_another_unit_settle_nothing(words: str) -> None:
    assert state(Due(2022, number("40000 人")), Reached(2022, amount=number(words))) == "unsettled"


def test_a_number_without_a_unit_takes_the_one_of_its_task() -> None:
    assert number("2", fallback="万元") == Amount(Fraction(20000), "money")
    assert number("2") == Amount(Fraction(2), "")
    assert amount(UNITS, None, "个") is None


def test_a_unit_that_nobody_knows_compares_with_itself_only() -> None:
    assert state(Due(2022, number("3 艘")), Reached(2022, amount=number("3 艘"))) == "done"
    assert state(Due(2022, number("3 艘")), Reached(2022, amount=number("3 个"))) == "unsettled"


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["done", "done"], "done"),
        (["done", "done-late"], "done-late"),
        (["done-late", "unrecorded"], "unrecorded"),
        (["unrecorded", "unsettled"], "unsettled"),
        (["unsettled", "due", "done"], "due"),
        (["due", "late", "done"], "late"),
    ],
)
def test_a_task_is_as_far_as_the_milestone_that_needs_most_attention(states: list[State], expected: State) -> None:
    assert task_state(states) == expected


def test_every_state_can_be_weighed_and_counted() -> None:
    assert set(STATES) == set(WEIGHT)
    assert counted(["due", "done", "due"]) == (("done", 1), ("due", 2))
