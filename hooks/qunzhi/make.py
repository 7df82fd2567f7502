"""Makes products: into the store, and from there into the folder of the site."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from qunzhi.product import Product
from qunzhi.reads import Read, recorded
from qunzhi.stamps import Stamp
from qunzhi.store import Store
from qunzhi.workers import spread

CHUNK = 48
FEWEST_FOR_WORKERS = 96


class Made(NamedTuple):
    """A product that has been made."""

    path: str
    digest: str
    stamp: Stamp
    reads: tuple[Read, ...]
    """What it looked at, beside what its step looked at."""
    seconds: float


def make(products: Sequence[Product], store: Store, folder: Path, workers: int | None = None) -> Iterator[Made]:
    """Make every product and put it below `folder`. The bytes do not depend on the number of workers."""
    step = partial(_made, store, str(folder))
    return spread(step, products, chunk=CHUNK, fewest=FEWEST_FOR_WORKERS, workers=workers)


def _made(store: Store, folder: str, product: Product) -> Made:
    begin = perf_counter()
    content, reads = recorded(product.make)
    digest, found = _placed(store, content, f"{folder}/{product.path}")
    return Made(product.path, digest, found, tuple(reads), perf_counter() - begin)


def _placed(store: Store, content: bytes, target: str) -> tuple[str, Stamp]:
    digest = store.put(content)
    try:
        return digest, store.place(digest, target)
    except FileNotFoundError:  # an old blob that was not used any more, and another build has just removed
        return store.put(content), store.place(digest, target)
