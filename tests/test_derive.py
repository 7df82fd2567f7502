from decimal import Decimal
from fractions import Fraction

from qunzhi.derive import Computed, growth, per, plus, share
from qunzhi.languages import Text
from qunzhi.quantities import Bound, Quantity
from qunzhi.stated import apart
from qunzhi.units import Unit


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
    assert not apart(found, about("4.36", "0.005")), "a source that prints rounded numbers is no liar"
    assert apart(found, about("14.36", "0.005"))


def test_growth_without_a_year_before_is_nothing() -> None:
    assert growth(about("5")) is None


def stated(value: str, bound: Bound | None = None) -> Computed:
    return Computed.stated(Quantity(Decimal(value), "人", bound), Unit("person", Text("人"), counter=True))


def test_what_is_more_than_nearly_or_about_a_number_has_room_on_its_side() -> None:
    over, under, near = stated("80", "over"), stated("80", "under"), stated("80", "about")
    assert over.low == 80 and over.high >= 10**12
    assert under.low == 0 and under.high == 80
    assert near.low == 72 and near.high == 88


def test_a_sum_of_bounds_is_one_where_they_agree() -> None:
    assert plus(stated("5", "over"), stated("7"), stated("1", "over")).bound == "over"
    assert plus(stated("5", "over"), stated("7", "under")).bound == "about"
    assert plus(stated("5"), stated("7")).bound is None


def test_a_share_of_bounds_is_approximate_and_there_is_no_growth() -> None:
    found = share(stated("5", "over"), stated("10"))
    assert found and found.bound == "about"
    assert growth(stated("12", "over"), stated("10")) is None
