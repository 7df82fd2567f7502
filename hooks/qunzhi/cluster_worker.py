"""What runs in a worker process of a cluster: it plans the site as the coordinator did, and makes some of its products.

A worker inherits nothing. It is sent a few words for each task, and takes the site from the store, once.
"""

import pickle
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, wraps
from pathlib import Path
from threading import Lock
from time import perf_counter
from typing import NamedTuple, ParamSpec, TypeVar

from qunzhi.context import context_of, program
from qunzhi.frames import Shell
from qunzhi.media import Media
from qunzhi.numbering import Index, Numbered, numbered
from qunzhi.pages.templates import OWN, Templates, environment
from qunzhi.plan import plan
from qunzhi.product import Plan, Product, Step
from qunzhi.reads import recorded
from qunzhi.remote_store import store_at
from qunzhi.site import Site

P = ParamSpec("P")
T = TypeVar("T")

WRITERS = 16
"""Blobs that are on their way to or from a store at a time: a distant one answers slowly, but many at once."""


@dataclass(frozen=True, slots=True)
class Supplies:
    """All that products are made of."""

    site: Site
    media: Media
    shell: Shell
    build: str
    """Different in each build, so that what one has put into a store is not what another takes away."""


class Order(NamedTuple):
    """What a worker has to know of a build before it has read anything."""

    store: str
    """Where the supplies lie, and the products are to be put."""
    supplies: str
    """Their digest."""
    root: str
    """The site's folder, which the worker sees under the same path: texts and templates are read from there."""
    context: str
    """Of the coordinator's program and templates."""


Wanted = Sequence[tuple[Step, str]]
"""Products by step and path."""


class Delivered(NamedTuple):
    """A product that lies in the store."""

    path: str
    digest: str
    reads: Numbered
    """By an index that begins with the task."""
    seconds: float
    """That it took to make it."""


class Unfit(Exception):
    """This process would not make what the coordinator would; the argument says why, for staff."""


class Unsupplied(Exception):
    """The store does not give the supplies out, or not whole; another attempt may find it better."""


def _in_turn(step: Callable[P, T]) -> Callable[P, T]:
    """Decorator for what the threads of a process do one at a time: what a site remembers knows of no threads."""
    turn = Lock()

    @wraps(step)
    def waiting(*given: P.args, **named: P.kwargs) -> T:
        with turn:
            return step(*given, **named)

    return waiting


@_in_turn
def deliver(order: Order, wanted: Wanted) -> list[Delivered]:
    """Make products and put them into the store. Raises Unfit or Unsupplied."""
    index: Index = {}
    made = [_made(_planned(order, step)[path], index) for step, path in wanted]
    with ThreadPoolExecutor(WRITERS) as pool:
        digests = pool.map(store_at(order.store).put, [content for _, content, _, _ in made])
        return [
            Delivered(path, digest, reads, seconds)
            for (path, _, reads, seconds), digest in zip(made, digests, strict=True)
        ]


def _made(product: Product, index: Index) -> tuple[str, bytes, Numbered, float]:
    begin = perf_counter()
    content, reads = recorded(product.make)
    return product.path, content, numbered(index, reads), perf_counter() - begin


@lru_cache(maxsize=64)
def _planned(order: Order, step: Step) -> Mapping[str, Product]:
    """The products of a step by path; a long step is asked for by several tasks."""
    return {product.path: product for product in _plan(order)[step]()}


@lru_cache(maxsize=1)
def _plan(order: Order) -> Plan:
    _ensure_fit(order)
    content = store_at(order.store).get(order.supplies)
    if content is None:
        raise Unsupplied(f"{order.store}: {order.supplies}")
    supplies: Supplies = pickle.loads(content)
    _planned.cache_clear()
    environment.cache_clear()  # templates may be others since the last site
    templates = Templates((Path(order.root) / "overrides", OWN))  # nothing compiled is kept: it may not write there
    return plan(supplies.site, supplies.shell, templates, supplies.media)


def _ensure_fit(order: Order) -> None:
    root = Path(order.root)
    if not (root / "content").is_dir():
        raise Unfit(
            f"集群的工作进程看不到 {order.root}：请把它挂载在相同的路径 · "
            f"the workers do not see {order.root}: mount it under the same path"
        )
    if _loaded() != program():
        raise Unfit(
            "程序已更新，集群的工作进程还在用旧的：请重新启动它们 · "
            "the program has been renewed, and the workers still run the old one: start them again"
        )
    if context_of(root) != order.context:
        raise Unfit(
            "集群的工作进程所用的 Python、程序、程序库或模板与这里不同 · "
            "Python, the program, its libraries or its templates are not the same here and where the workers run"
        )


@lru_cache(maxsize=1)
def _loaded() -> str:
    """The program as it was when this process loaded it; a worker outlives builds."""
    return program()


_loaded()
