"""Which texts repeat others, told from their fingerprints alone; see clauses.py."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from qunzhi.clauses import CLAUSE_BITS, LEAST_REPEATED, LONGEST, characters, unfolded
from qunzhi.languages import Language

SHARE = 0.8
"""Of the shorter text's characters."""

COUNTED_AT_ONCE = 1 << 19
"""Clauses in memory as single numbers; each takes some hundred bytes, and a site of 100,000 records has ten times as
many."""


def least(lang: Language, one: int, other: int) -> float:
    """Characters that two texts of so many characters have in common when one repeats the other."""
    return max(LEAST_REPEATED[lang], SHARE * min(one, other))


def pairs(texts: Sequence[bytes], lang: Language) -> Iterator[tuple[int, int]]:
    """Positions of two texts of which one repeats the other, the later first.

    A clause is counted for the pairs with its first and its latest bearer only, so the work stays linear. Where that
    already speaks for a copy, the two are compared as a whole.
    """
    repeated, totals = _repeated(texts), [0] * len(texts)
    first: dict[int, int] = {}
    latest: dict[int, int] = {}
    for at, text in enumerate(texts):
        if not text:
            continue
        clauses, totals[at] = unfolded(text)
        likely: dict[int, int] = defaultdict(int)
        for clause in repeated.intersection(clauses):
            earliest = first.setdefault(clause, at)
            if earliest != at:
                likely[earliest] += clause & LONGEST
                if latest[clause] != earliest:
                    likely[latest[clause]] += clause & LONGEST
            latest[clause] = at
        floor = SHARE / 2 * LEAST_REPEATED[lang]
        for other in sorted([other for other, count in likely.items() if count >= floor]):
            if likely[other] >= SHARE / 2 * min(totals[at], totals[other]) and repeats(lang, text, texts[other]):
                yield at, other


def repeats(lang: Language, one: bytes, other: bytes) -> bool:
    """Whether one of two texts says little else than the other."""
    (clauses, total), (others, other_total) = unfolded(one), unfolded(other)
    return characters(set(clauses).intersection(others)) >= least(lang, total, other_total)


def _repeated(texts: Sequence[bytes]) -> frozenset[int]:
    """Clauses that more than one text holds; most stand in one alone."""
    parts = sum(map(len, texts)) // array("Q").itemsize // COUNTED_AT_ONCE + 1
    bounds = pairwise([(part << CLAUSE_BITS) // parts for part in range(parts + 1)])
    return frozenset(clause for low, high in bounds for clause in _repeated_between(low, high, texts))


def _repeated_between(low: int, high: int, texts: Sequence[bytes]) -> list[int]:
    clauses = chain.from_iterable(unfolded(text)[0] for text in texts if text)
    every = low == 0 and high == 1 << CLAUSE_BITS
    counted = Counter(clauses if every else (clause for clause in clauses if low <= clause < high))
    return [clause for clause, bearers in counted.items() if bearers > 1]
