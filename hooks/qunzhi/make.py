"""Makes products: into the store, and from there into the folder of the site."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from qunzhi.numbering import Index, Meanings, Numbered, Numbers, numbered
from qunzhi.product import Product
from qunzhi.reads import recorded
from qunzhi.stamps import Stamp
from qunzhi.store import Store
from qunzhi.workers import spread

CHUNK = 48
TASKS = 16
"""Where there are not that many chunks, they are smaller: the work is shared more evenly."""

FEWEST_FOR_WORKERS = 96

MUCH_BYTES = 4_000_000
"""As much as a process makes in a quarter of a second: even few files are worth a second process then."""


class Made(NamedTuple):
    """A product that has been made."""

    path: str
    digest: str
    stamp: Stamp
    reads: Numbers
    """What it looked at, beside what its step looked at, by an index."""
    seconds: float


Told = tuple[str, tuple[int, ...], Numbered, float]
"""What a worker says of a product: digest, stamp, reads and seconds. Which one it is, is known from the order."""


def make(
    products: Sequence[Product],
    store: Store,
    folder: Path,
    index: Index,
    workers: int | None = None,
    *,
    size: int = 0,
    wide: int = 0,
) -> Iterator[Made]:
    """Make every product and put it below `folder`; the index learns what they look at.

    The bytes do not depend on the number of workers. `size`: how many bytes there will be, as far as anybody knows.
    `wide`: how many of the first look at the whole site: each page of memory that a worker looks at is its own then.
    """
    step = partial(_made, store, str(folder), index)
    chunk, fewest = min(CHUNK, len(products) // TASKS + 1), FEWEST_FOR_WORKERS if size < MUCH_BYTES else 2
    told = spread(step, products, chunk=chunk, fewest=fewest, apart=wide, workers=workers)
    meanings = Meanings(index)
    for product, (digest, placed, reads, seconds) in zip(products, told, strict=True):
        yield Made(product.path, digest, Stamp(*placed), meanings.of(reads), seconds)


def _made(store: Store, folder: str, index: Index, product: Product) -> Told:
    begin = perf_counter()
    content, reads = recorded(product.make)
    digest, found = store.put_at(content, f"{folder}/{product.path}")
    return digest, tuple(found), numbered(index, reads), perf_counter() - begin
