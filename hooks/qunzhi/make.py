"""Makes products in worker processes and writes them: the only place where pages become files."""

import gc
import hashlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from qunzhi.product import Product

CHUNK = 48
"""Products handed to a worker at a time: enough to make the hand-over cheap, few enough to share the work evenly."""

FEWEST_FOR_WORKERS = 96
"""Below this, starting processes takes longer than the work."""

Made = list[tuple[str, str]]
"""Path and SHA-256 of each file made."""


def make(products: Sequence[Product], folder: Path, workers: int | None = None) -> dict[str, str]:
    """Write every product below `folder`; SHA-256 by path. The bytes do not depend on the number of workers."""
    count = workers or os.cpu_count() or 1
    if count == 1 or len(products) < FEWEST_FOR_WORKERS:
        return dict(_write(products, folder))
    digests: dict[str, str] = {}
    # Forked workers share the site that the parent has read; nothing needs to be sent to them but positions.
    with ProcessPoolExecutor(count, get_context("fork"), _adopt, (products, folder)) as pool:
        for made in pool.map(_chunk, _ranges(len(products))):
            digests.update(made)
    return digests


def _ranges(total: int) -> Iterator[range]:
    return (range(first, min(first + CHUNK, total)) for first in range(0, total, CHUNK))


def _write(products: Sequence[Product], folder: Path) -> Made:
    made = []
    for product in products:
        content = product.make()
        target = folder / product.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        made.append((product.path, hashlib.sha256(content).hexdigest()))
    return made


class _Worker:
    """What a worker process has inherited from its parent."""

    products: Sequence[Product] = ()
    folder: Path = Path()


def _adopt(products: Sequence[Product], folder: Path) -> None:
    gc.freeze()  # the parent's objects stay out of collections, so their memory pages stay shared
    _Worker.products, _Worker.folder = products, folder


def _chunk(positions: range) -> Made:
    return _write(_Worker.products[positions.start : positions.stop], _Worker.folder)
