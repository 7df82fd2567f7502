"""Which products have to be made: those that looked at something that has changed, and those that are new."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from qunzhi.frames import FrameKey
from qunzhi.past import Past, Planned, Trace
from qunzhi.product import Plan, Product, Step
from qunzhi.reads import Read, recorded
from qunzhi.store import Store

New = Mapping[Step, tuple[Product, ...]]
"""The products of the steps that had to plan anew."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a build has to do."""

    steps: dict[Step, Planned]
    """Every step of the plan."""
    products: tuple[Product, ...]
    """To be made, in the order of the plan."""
    step_of: dict[str, Step]
    """For the path of each product that is to be made."""
    traces: dict[str, Trace]
    """What is used again."""
    worn: Mapping[str, FrameKey]
    """Of the products that are to be made: those which nothing makes outdated but their frame, and which that is."""


@dataclass(frozen=True, slots=True)
class Change:
    """How a site differs from what the last build has left."""

    past: Past
    pieces: Set[Read]
    """What is new, gone or different."""
    untrusted: Set[str]
    """Paths whose files are not as they were left; the store is asked for what is to stand there."""
    store: Store
    frames: Mapping[Read, FrameKey] = field(default_factory=dict)
    """Of the pieces: frames out of which a page can be put into what they have become."""

    def concerns(self) -> Callable[[Iterable[int]], bool]:
        """Tells whether any of some reads has changed."""
        numbers = self.past.concerned(self.pieces)
        return lambda reads: not numbers.isdisjoint(reads)


def outdated(plan: Plan, change: Change) -> Work:
    """The work of a build."""
    past, concerns = change.past, change.concerns()
    new: dict[Step, tuple[Product, ...]] = {}
    steps: dict[Step, Planned] = {}
    for step, make in plan.items():
        before = past.steps.get(step)
        if before and not concerns(before.reads):
            steps[step] = before
            continue
        new[step], reads = recorded(_products, make)
        steps[step] = Planned(past.numbers(reads), tuple(product.path for product in new[step]))
    usable = dict(_usable(steps, new, past))
    traces = {path: trace for path, trace in usable.items() if _holds(path, trace, change, concerns)}
    missing = {path: step for step, one in steps.items() for path in one.paths if path not in traces}
    worn = dict(_worn({path: usable[path] for path in missing if path in usable}, change)) if change.frames else {}
    wanted = {path: step for path, step in missing.items() if path not in worn}
    return Work(steps, tuple(_wanted(plan, new, wanted)), missing, traces, worn)


def _products(make: Callable[[], Iterable[Product]]) -> tuple[Product, ...]:
    return tuple(product.decided() for product in make())


def _usable(steps: Mapping[Step, Planned], new: New, past: Past) -> Iterator[tuple[str, Trace]]:
    """Traces of products that are planned as they were: by a step that has nothing new to look at, or as given."""
    traces = past.traces
    for step, one in steps.items():
        if step not in new:
            yield from [(path, traces[path]) for path in one.paths if path in traces]
            continue
        given = {product.path: product.given for product in new[step]}
        for path in one.paths:
            trace = traces.get(path)
            if trace and given[path] is not None and given[path] == trace.given:
                yield path, trace


def _holds(path: str, trace: Trace, change: Change, concerns: Callable[[Iterable[int]], bool]) -> bool:
    return not concerns(trace.reads) and (path not in change.untrusted or change.store.holds(trace.digest))


def _worn(traces: Mapping[str, Trace], change: Change) -> Iterator[tuple[str, FrameKey]]:
    """Products that have looked at one frame, and at nothing else that has changed."""
    known = change.past.index
    changed = {known[read]: read for read in change.pieces if read in known}
    for path, trace in traces.items():
        found = changed.keys() & set(trace.reads)
        key = change.frames.get(changed[found.pop()]) if len(found) == 1 else None
        if key and path not in change.untrusted:
            yield path, key


def _wanted(plan: Plan, new: New, missing: Mapping[str, Step]) -> Iterator[Product]:
    wanted = set(missing.values())
    for step in plan:
        if step in wanted:
            products = new[step] if step in new else _products(plan[step])
            yield from (product for product in products if product.path in missing)


def why(past: Past, changed: Iterable[Read], reads: Iterable[int]) -> list[Read]:
    """The changed pieces among those that something looked at."""
    numbers = set(reads)
    return sorted((read for read in changed if past.index.get(read) in numbers), key=str)
