from decimal import Decimal

import pytest

from qunzhi.languages import Language
from qunzhi.quantities import Bound, Quantity
from qunzhi.said import cited
from qunzhi.units import Units, own_units

PERSON = Units(own_units()).find("人")


def between(bound: Bound | None, before: str, behind: str = "", lang: Language = "en") -> str:
    return cited(Quantity(Decimal(400), "人", bound), PERSON, lang, before, behind)


@pytest.mark.parametrize(
    ("before", "behind", "bound", "printed"),
    [
        ("来了", "人", "over", "超400"),
        ("来了", "余人", "over", "400"),
        ("来了", "多名", "over", "400"),
        ("来了**", "**余人", "over", "400"),
        ("来了", "多样的人", "over", "超400"),
        ("超过", "人", "over", "400"),
        ("近", "个岗位", "under", "400"),
        ("附近", "人", "under", "近400"),
        ("提供", "个岗位", "under", "近400"),
        ("近", "人", "over", "超400"),
        ("约", "人", "about", "400"),
        ("节约", "人", "about", "约400"),
        ("来了", "余人", None, "400"),
    ],
)
def test_a_bound_is_said_once_by_the_words_around_or_with_the_number(
    before: str, behind: str, bound: Bound | None, printed: str
) -> None:
    assert between(bound, before, behind, "zh") == printed


@pytest.mark.parametrize(
    ("before", "bound", "printed"),
    [
        ("came with more than ", "over", "400"),
        ("came with ", "over", "more than 400"),
        ("Close to ", "under", "400"),
        ("the ", "under", "nearly 400"),
        ("about ", "about", "400"),
    ],
)
def test_english_says_it_once_as_well(before: str, bound: Bound, printed: str) -> None:
    assert between(bound, before) == printed


@pytest.mark.parametrize("before", ["", "It rained. ", "First.\n\n", "text\n- ", "## "])
def test_a_sentence_begins_with_a_capital(before: str) -> None:
    assert between("over", before) == "More than 400"


@pytest.mark.parametrize("before", ["in all\n", "and, ", "approx. (", "Then "])
def test_within_a_sentence_there_is_none(before: str) -> None:
    assert between("over", before) == "more than 400"
