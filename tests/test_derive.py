from fractions import Fraction

from qunzhi.derive import Computed, growth, per, plus, share


def about(value: str, room: str = "0") -> Computed:
    number, half = Fraction(value), Fraction(room)
    return Computed(number, number - half, number + half)


def test_a_sum_carries_the_room_of_all_its_terms() -> None:
    assert plus(about("1.1", "0.05"), about("2.2", "0.05")) == Computed(
        Fraction("3.3"), Fraction("3.2"), Fraction("3.4")
    )


def test_a_share_is_in_per_cent_and_exact_numbers_leave_no_room() -> None:
    found = share(about("368"), about("796"))
    assert found and found.low == found.high == found.value == Fraction(36800, 796)


def test_nothing_is_divided_by_what_may_be_nothing() -> None:
    assert per(about("1"), about("0")) is None
    assert share(about("1"), about("0.4", "0.5")) is None


def test_growth_allows_what_the_rounding_of_its_inputs_may_explain_and_nothing_else() -> None:
    found = growth(about("1.96", "0.005"), about("1.88", "0.005"))
    assert found and round(float(found.value), 2) == 4.26
    assert found.allows(Fraction("4.36"), Fraction("0.005")), "a source that prints rounded numbers is no liar"
    assert not found.allows(Fraction("14.36"), Fraction("0.005"))


def test_growth_without_a_year_before_is_nothing() -> None:
    assert growth(about("5")) is None
