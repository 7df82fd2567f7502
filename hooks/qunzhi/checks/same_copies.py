"""Tells without comparing all texts with all that a few changes leave the copies among them as they were."""

from collections.abc import Mapping, Set
from itertools import islice

from qunzhi.checks.copies import least, repeats
from qunzhi.clauses import characters, unfolded
from qunzhi.languages import Language

MOST_CHANGED, MOST_AFFECTED = 8, 16
"""Texts: with more it is no slower to look for all copies anew."""

Said = Mapping[str, bytes]
"""The fingerprints of all texts of one language by the ids of their records, in the order in which they were read."""


def same_pairs(before: Said, now: Said, copied: Set[str], lang: Language) -> bool:
    """Whether the pairs are certainly the same; `copied`: all that were in a pair before.

    Whether two texts are a pair depends on what they say, and on which texts were the first and the latest before the
    later one to say each of its clauses. A changed text gives that place to, or takes it from, another changed one or
    the text behind which it stands there. So if none of these says as much as a copy of any other text would, no pair
    has come or gone.
    """
    if before == now and list(before) == list(now):
        return True
    changed = {name for name in before.keys() | now.keys() if before.get(name, b"") != now.get(name, b"")}
    if len(changed) > MOST_CHANGED or not changed.isdisjoint(copied) or _common(before, now) != _common(now, before):
        return False
    affected = changed.union(*(_next_to(name, before, now) for name in changed))
    return len(affected) <= MOST_AFFECTED and not _may_be_copies(affected, now, lang)


def _common(texts: Said, others: Said) -> list[str]:
    """All that stand in both, in the order of the first."""
    return [name for name, text in texts.items() if text and others.get(name)]


def _next_to(name: str, before: Said, now: Said) -> Set[str]:
    """Of every clause that a text says now and did not, or did and does not: the next text that says it."""
    waiting = set(_clauses(before.get(name, b"")) ^ _clauses(now.get(name, b"")))
    texts = now if now.get(name) else before
    found = set()
    for other, text in islice(texts.items(), list(texts).index(name) + 1, None) if waiting else ():
        if text and (said := waiting.intersection(unfolded(text)[0])):
            found.add(other)
            waiting -= said
    return found


def _clauses(text: bytes) -> Set[int]:
    return frozenset(unfolded(text)[0]) if text else frozenset()


def _may_be_copies(names: Set[str], texts: Said, lang: Language) -> bool:
    """Whether any of these texts has so much in common with any other text that, if the places fit, they are a pair."""
    those = {name: texts[name] for name in names if texts.get(name)}
    every = frozenset[int]().union(*map(_clauses, those.values()))
    shortest = min((unfolded(text)[1] for text in those.values()), default=0)
    for other, text in texts.items() if those else ():
        clauses, total = unfolded(text) if text else ((), 0)
        if characters(every.intersection(clauses)) >= least(lang, shortest, total) and any(
            repeats(lang, one, text) for name, one in those.items() if name != other
        ):
            return True
    return False
