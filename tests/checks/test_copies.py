"""Copies are told from fingerprints: the same ones as by comparing the words."""

from collections.abc import Sequence

import pytest
from hypothesis import given

from qunzhi.checks import copies
from qunzhi.checks.copies import SHARE
from qunzhi.clauses import LEAST_REPEATED, SHORTEST_CLAUSE, cut
from tests.checks.alike import MODEST, TEXTS, fresh, told


def told_by_words(texts: Sequence[str]) -> list[tuple[int, int]]:
    """The same by definition: every text is compared with every other, clause by clause."""
    said = [set(cut(text)) for text in texts]
    sizes = [sum(map(len, clauses)) for clauses in said]
    compared = [at for at, size in enumerate(sizes) if size >= LEAST_REPEATED["zh"]]
    found = []
    for at in compared:
        bearers = {clause: [other for other in compared if other < at and clause in said[other]] for clause in said[at]}
        for other in (one for one in compared if one < at):
            shared = {clause for clause in said[at] & said[other] if len(clause) >= SHORTEST_CLAUSE["zh"]}
            placed = {clause for clause in shared if other in (bearers[clause][0], bearers[clause][-1])}
            smaller, size = min(sizes[at], sizes[other]), sum(map(len, shared))
            likely = sum(map(len, placed)) >= SHARE / 2 * smaller
            if likely and size >= max(LEAST_REPEATED["zh"], SHARE * smaller):
                found.append((at, other))
    return found


@MODEST
@given(TEXTS)
def test_fingerprints_tell_the_copies_that_the_words_tell(texts: list[str]) -> None:
    assert told(texts) == told_by_words(texts)


def test_a_site_too_large_to_be_counted_at_once_has_the_same_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [fresh(str(number % 7)) + "，" + fresh(str(number % 3)) for number in range(30)]
    whole = told(texts)
    assert whole
    monkeypatch.setattr(copies, "COUNTED_AT_ONCE", 8)
    assert told(texts) == whole
