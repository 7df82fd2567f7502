"""Which products have to be made: those that looked at something that has changed, and those that are new."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from qunzhi.past import Past, Planned, Trace
from qunzhi.product import Plan, Product, Step
from qunzhi.reads import Read, recorded
from qunzhi.store import Store


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


def outdated(plan: Plan, past: Past, changed: Set[Read], untrusted: Set[str], store: Store) -> Work:
    """The work of a build whose site differs from the past one in those pieces.

    `untrusted`: paths whose files are not as the past build left them; the store is asked for what is to stand there.
    """
    concerned = past.concerned(changed)
    planned: dict[Step, tuple[Product, ...]] = {}
    steps: dict[Step, Planned] = {}
    for step, make in plan.items():
        before = past.steps.get(step)
        if before and concerned.isdisjoint(before.reads):
            steps[step] = before
            continue
        products, reads = recorded(_products, make)
        planned[step] = products
        steps[step] = Planned(past.numbers(reads), tuple(product.path for product in products))
    traces = dict(_current(steps, planned.keys(), past, concerned, untrusted, store))
    missing = {path: step for step, one in steps.items() for path in one.paths if path not in traces}
    return Work(steps, tuple(_wanted(plan, planned, missing)), missing, traces)


def _products(make: object) -> tuple[Product, ...]:
    assert callable(make)
    return tuple(make())


def _current(
    steps: dict[Step, Planned],
    planned: Set[Step],
    past: Past,
    concerned: Set[int],
    untrusted: Set[str],
    store: Store,
) -> Iterator[tuple[str, Trace]]:
    """Traces that still hold. What a step has planned anew is made anew: its products hold values of its choice."""
    for step, one in steps.items():
        if step in planned:
            continue
        for path in one.paths:
            trace = past.traces.get(path)
            if trace is None or not concerned.isdisjoint(trace.reads):
                continue
            if path in untrusted and not store.holds(trace.digest):
                continue
            yield path, trace


def _wanted(plan: Plan, planned: dict[Step, tuple[Product, ...]], missing: dict[str, Step]) -> Iterator[Product]:
    wanted = set(missing.values())
    for step in plan:
        if step in wanted:
            products = planned[step] if step in planned else _products(plan[step])
            yield from (product for product in products if product.path in missing)


def why(past: Past, changed: Iterable[Read], reads: Iterable[int]) -> list[Read]:
    """The changed pieces among those that something looked at."""
    numbers = set(reads)
    return sorted((read for read in changed if past.index.get(read) in numbers), key=str)
