"""Makes products in worker processes: into the store, and from there into the folder of the site."""

import gc
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from qunzhi.product import Product
from qunzhi.reads import Read, recorded
from qunzhi.store import Stamp, Store

CHUNK = 48
"""Products handed to a worker at a time: enough to make the hand-over cheap, few enough to share the work evenly."""

FEWEST_FOR_WORKERS = 96
"""Below this, starting processes takes longer than the work."""


class Made(NamedTuple):
    """A product that has been made."""

    path: str
    digest: str
    stamp: Stamp
    reads: tuple[Read, ...]
    """What it looked at, beside what its step looked at."""


def make(products: Sequence[Product], store: Store, folder: Path, workers: int | None = None) -> Iterator[Made]:
    """Make every product and put it below `folder`. The bytes do not depend on the number of workers."""
    count = workers or os.cpu_count() or 1
    if count == 1 or len(products) < FEWEST_FOR_WORKERS:
        yield from _make(products, store, folder)
        return
    # Forked workers share the site that the parent has read; nothing needs to be sent to them but positions.
    with ProcessPoolExecutor(count, get_context("fork"), _adopt, (products, store, folder)) as pool:
        for made in pool.map(_chunk, _ranges(len(products))):
            yield from made


def _ranges(total: int) -> Iterator[range]:
    return (range(first, min(first + CHUNK, total)) for first in range(0, total, CHUNK))


def _make(products: Sequence[Product], store: Store, folder: Path) -> Iterator[Made]:
    for product in products:
        content, reads = recorded(product.make)
        digest = store.put(content)
        yield Made(product.path, digest, store.place(digest, f"{folder}/{product.path}"), tuple(reads))


class _Worker:
    """What a worker process has inherited from its parent."""

    products: Sequence[Product] = ()
    store: Store
    folder: Path = Path()


def _adopt(products: Sequence[Product], store: Store, folder: Path) -> None:
    gc.freeze()  # the parent's objects stay out of collections, so their memory pages stay shared
    _Worker.products, _Worker.store, _Worker.folder = products, store, folder


def _chunk(positions: range) -> list[Made]:
    return list(_make(_Worker.products[positions.start : positions.stop], _Worker.store, _Worker.folder))
