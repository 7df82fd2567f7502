"""After a few changes it is known, without looking for them, that the copies are the same; or that they may not be."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from qunzhi.checks.same_copies import MOST_CHANGED, same_pairs
from qunzhi.clauses import fingerprint
from tests.checks.alike import MODEST, TEXT, TEXTS, fresh, told


def named(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """The pairs by name."""
    names = list(texts)
    return [(names[at], names[other]) for at, other in told(list(texts.values()))]


def known_to_be_same(before: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """Whether that the pairs are the same is told without looking for them."""
    said, says = ({name: fingerprint([text], "zh") for name, text in texts.items()} for texts in (before, now))
    return same_pairs(said, says, {name for pair in named(before) for name in pair}, "zh")


EDIT = st.tuples(st.sampled_from(["write", "add", "take", "move"]), st.integers(0, 99), TEXT, st.booleans())


@MODEST
@given(TEXTS, st.lists(EDIT, min_size=1, max_size=3))
def test_pairs_that_are_known_to_be_the_same_are_the_same(
    texts: list[str], edits: list[tuple[str, int, str, bool]]
) -> None:
    before = {str(number): text for number, text in enumerate(texts)}
    now = dict(before)
    for edit, number, text, alike in edits:
        now = edited(now, edit, number, text if alike else fresh(text[:2]))
    if known_to_be_same(before, now):
        assert named(now) == named(before)


def edited(texts: Mapping[str, str], edit: str, number: int, text: str) -> dict[str, str]:
    """Texts of which one has been written on, added, taken away or put elsewhere."""
    found, at = list(texts.items()), number % (len(texts) + 1)
    if edit == "add":
        return dict([*found[:at], (f"new{number}", text), *found[at:]])
    if at == len(found):
        return dict(found)
    name, words = found.pop(at)
    if edit == "write":
        return dict([*found[:at], (name, f"{words}，{text}"), *found[at:]])
    return dict([*found, (name, words)] if edit == "move" else found)


SITE = {f"r{number}": f"{fresh(str(number))}，{'众' * 9}" for number in range(9)} | {
    "copy": fresh("1"),
    "end": fresh("z"),
}
"""Texts that share a clause, and a copy."""


def test_of_most_changes_it_is_known_that_the_copies_stay_the_same() -> None:
    assert named(SITE) == [("copy", "r1")]
    assert known_to_be_same(SITE, SITE)
    assert known_to_be_same(SITE, SITE | {"r4": SITE["r4"] + "，" + "新" * 20}), "a sentence more"
    assert known_to_be_same(SITE, SITE | {"r8": fresh("8")}), "the last text that has a common clause goes without it"
    assert known_to_be_same(SITE, SITE | {"new": fresh("new") + "，" + "众" * 9}), "a text more"
    assert known_to_be_same(SITE, {name: text for name, text in SITE.items() if name != "r4"}), "a text less"
    assert known_to_be_same(SITE, {"short": "短" * 9, **SITE}), "a text too short to be a copy"


def test_where_copies_may_come_or_go_they_are_looked_for_anew() -> None:
    assert not known_to_be_same(SITE, SITE | {"new": SITE["r5"]}), "a copy comes"
    assert not known_to_be_same(SITE, SITE | {"r1": fresh("other")}), "a copy goes"
    assert not known_to_be_same(SITE, SITE | {"r0": fresh("0")}), "a copied text is now the first to have a clause"
    assert not known_to_be_same(SITE, dict(reversed(SITE.items()))), "the order is another"
    many = {f"m{number}": fresh(f"m{number}") for number in range(MOST_CHANGED + 1)}
    assert not known_to_be_same(SITE, SITE | many), "too much has changed"


def test_a_copy_that_other_texts_hide_is_looked_for_when_one_of_them_says_something_else() -> None:
    """All its clauses were first said by some, and last by others; half of them now speak for what it copies."""
    before, now = hidden(fresh("c")), hidden(f"{HALVES[0]}，{fresh('c')}")
    assert (named(before), named(now)) == ([("late", "old")], [])
    assert not known_to_be_same(before, now)
    assert not known_to_be_same(now, before)


HALVES = ["，".join(fresh("old", 6).split("，")[at : at + 3]) for at in (0, 3)]


def hidden(says: str) -> dict[str, str]:
    """Texts of which the last is a copy of the third; and what one of those between them says."""
    first, second = (f"{half}，{fresh(name)}" for half, name in zip(HALVES, "ab", strict=True))
    between = f"{HALVES[1]}，{fresh('d')}"
    return {"a": first, "b": second, "old": fresh("old", 6), "c": says, "d": between, "late": fresh("old", 6)}
