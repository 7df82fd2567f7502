"""Brings the copies of originals into the store: those that are not known are made, all others are not even opened."""

import os
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path

from qunzhi.confined import Ended, Limits, supervised
from qunzhi.pictures.known import Key, Known, Seen, keep_pictures, known_pictures, renewed
from qunzhi.pictures.limits import DEADLY, LONGEST_S, MOST_MEMORY, RESTLESS, TOO_SLOW, Refused
from qunzhi.pictures.order import Order, Outcome
from qunzhi.pictures.originals import Original, look
from qunzhi.progress import Step, nothing
from qunzhi.stamps import YOUNG_NS, ChangedMeanwhile, stamp
from qunzhi.store import FOLDER

ATTEMPTS = 3
"""At a file that is replaced while it is looked at."""


@dataclass(slots=True)
class _Found:
    """What has been found out so far."""

    seen: dict[str, Seen]
    """By path of an original."""
    made: dict[Key, Outcome]
    refused: dict[str, Outcome]
    """By path of what could not be read to its end."""

    def outcome(self, one: Original) -> Outcome | None:
        """What became of an original; copies with tiles serve those who want none."""
        if one.path in self.refused:
            return self.refused[one.path]
        if one.path not in self.seen:
            return None
        sha256 = self.seen[one.path].sha256
        tiled = self.made.get((sha256, True))
        if one.with_tiles or not tiled or not tiled.file:
            return self.made.get((sha256, one.with_tiles))
        return replace(tiled, file=replace(tiled.file, tiles=None))


def publish(originals: Collection[Original], cache: Path, step: Step = nothing) -> dict[str, Outcome]:
    """What became of each original, by path; `step` is called for each."""
    known, begin_ns = known_pictures(cache), time.time_ns()
    found = _Found(_unchanged(originals, known), {key: one.outcome for key, one in known.kept.items()}, {})
    # With tiles first: what is made for them serves the others.
    missing = sorted(_missing(originals, found), key=lambda one: (not one.with_tiles, one.path))
    for _ in range(len(originals) - len(missing)):
        step()
    for _ in range(ATTEMPTS):
        if not missing:
            break
        _make(missing, found, cache / FOLDER, step)
        missing, step = _missing(missing, found), nothing
    outcomes = {one.path: found.outcome(one) or Outcome(None, RESTLESS) for one in originals}
    if originals or known.seen:
        keep_pictures(_kept(known, originals, found, begin_ns), cache)
    return outcomes


def _unchanged(originals: Collection[Original], known: Known) -> dict[str, Seen]:
    """Those that are as they were when they were read."""
    found = {}
    for one in originals:
        before = known.seen.get(one.path)
        try:
            if before and before.stamp == stamp(os.lstat(one.file)):
                found[one.path] = before
        except OSError:
            continue
    return found


def _missing(originals: Collection[Original], found: _Found) -> list[Original]:
    return [one for one in originals if not (outcome := found.outcome(one)) or outcome.refusal == RESTLESS]


def _make(originals: Collection[Original], found: _Found, store: Path, step: Step) -> None:
    orders = _orders(originals, found, store, step)
    first = next(orders, None)
    if first is None:
        return
    # What decodes takes long to load, and most builds make no copies.
    from qunzhi.pictures.work import made

    for order, answer in supervised(made, chain([first], orders), Limits(LONGEST_S, MOST_MEMORY)):
        found.made[order.sha256, order.with_tiles] = _outcome(answer)
        step()


def _orders(originals: Collection[Original], found: _Found, store: Path, step: Step) -> Iterator[Order]:
    """One for each content that has to be made; reads originals while workers are busy with those before."""
    asked: set[str] = set()
    for one in originals:
        found.refused.pop(one.path, None)
        try:
            seen = found.seen[one.path] = look(one.file)
        except Refused as refused:
            found.refused[one.path] = Outcome(None, refused.refusal)
            step()
            continue
        outcome = found.outcome(one)
        if seen.sha256 not in asked and (not outcome or outcome.refusal == RESTLESS):
            asked.add(seen.sha256)
            yield Order(one.file, seen.sha256, one.with_tiles, store)
        else:
            step()


def _outcome(answer: Outcome | Ended) -> Outcome:
    if isinstance(answer, Outcome):
        return answer
    return Outcome(None, TOO_SLOW if answer is Ended.LATE else DEADLY)


def _kept(known: Known, originals: Collection[Original], found: _Found, begin_ns: int) -> Known:
    """Files that have only just been written are read again; what may turn out otherwise is tried again."""
    settled = begin_ns - YOUNG_NS
    seen = {
        one.path: found.seen[one.path]
        for one in originals
        if one.path in found.seen and found.seen[one.path].stamp.changed_ns < settled
    }
    return Known(seen, renewed(known, _lasting(originals, found), today()), known.origin)


def today() -> int:
    """As an ordinal. It decides only what is kept for another month, nothing that is published."""
    return date.today().toordinal()


def _lasting(originals: Collection[Original], found: _Found) -> Mapping[Key, Outcome]:
    wanted = {found.seen[one.path].sha256 for one in originals if one.path in found.seen}
    return {
        key: outcome
        for key, outcome in found.made.items()
        if key[0] in wanted and (outcome.refusal is None or outcome.refusal.is_lasting)
    }


def blob(digest: str, original: Original, cache: Path) -> bytes:
    """The bytes of a copy or tile: from the store or, where that has lost them, made again. Raises ChangedMeanwhile."""
    from qunzhi.store import Store

    store = Store(cache / FOLDER)
    content = store.get(digest)
    if content is None:
        _make([original], _Found({}, {}, {}), store.folder, nothing)
        content = store.get(digest)
    if content is None:
        raise ChangedMeanwhile(original.path)
    return content
