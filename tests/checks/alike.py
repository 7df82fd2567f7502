"""Texts with clauses in common, and the copies among them."""

from collections.abc import Sequence

from hypothesis import settings
from hypothesis import strategies as st

from qunzhi.checks.copies import pairs
from qunzhi.clauses import fingerprint

MODEST = settings(max_examples=300, deadline=None, derandomize=True, database=None)

LENGTHS = (3, 5, 8, 9, 11, 14, 17, 20, 23, 26, 29, 33)
POOL = [character * length for character, length in zip("甲乙丙丁戊己庚辛壬癸子丑", LENGTHS, strict=True)]
"""Clauses, the first of them too short to count."""

TEXT = st.lists(st.sampled_from(POOL), min_size=1, max_size=9).map("，".join)
TEXTS = st.lists(TEXT, max_size=9)


def told(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Positions of the texts of which one is a copy of the other."""
    return list(pairs([fingerprint([text], "zh") for text in texts], "zh"))


def fresh(name: str, clauses: int = 5) -> str:
    """A text of its own."""
    return "，".join(f"{name}{'某' * 15}{number}" for number in range(clauses))
