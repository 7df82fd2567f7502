"""Makes products on a cluster: tells its workers what to make, and puts what they have made into the site.

No worker is relied on. What one does not deliver, or not whole, another one makes, and in the end this process.
"""

import pickle
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from qunzhi.cluster_worker import WRITERS, Delivered, Order, Supplies, Unfit, Wanted, deliver
from qunzhi.executor import Cluster, ClusterFailed
from qunzhi.frames import Shell
from qunzhi.make import CHUNK, FEWEST_FOR_WORKERS, Made, make
from qunzhi.media import Media
from qunzhi.numbering import Index, Meanings, Numbers
from qunzhi.outdated import Work
from qunzhi.product import Step
from qunzhi.remote_store import Blobs, store_at
from qunzhi.site import Site
from qunzhi.store import Store

COPIED: frozenset[Step] = frozenset({("files",), ("copies",)})
"""Steps whose products are files of this machine, as they are: to send them away and back would make nothing."""

RETRIES = 3
CONNECTING_S = 20
PAUSE_S = 0.02
LOOKS_EVERY_S = 1.0
"""How often a coordinator that hears nothing asks whether there are workers."""


@dataclass(frozen=True, slots=True)
class Scenery:
    """What the products of a build are made of, and where they go."""

    site: Site
    media: Media
    shell: Shell
    context: str
    store: Store
    folder: Path


def make_on(cluster: Cluster, work: Work, scenery: Scenery, index: Index) -> list[Made]:
    """Make every product and put it below the folder; the bytes are those that this process would make.

    The index learns what they look at.

    Raises ClusterFailed where the cluster cannot be asked, or is not fit to.
    """
    far = [(work.step_of[one.path], one.path) for one in work.products if work.step_of[one.path] not in COPIED]
    made = {one.path: one for one in _made_far(cluster, far, scenery, index)} if len(far) >= FEWEST_FOR_WORKERS else {}
    rest = [product for product in work.products if product.path not in made]
    made.update((one.path, one) for one in make(rest, scenery.store, scenery.folder, index))
    return [made[product.path] for product in work.products]


def _made_far(cluster: Cluster, far: Wanted, scenery: Scenery, index: Index) -> list[Made]:
    """What the cluster has made, as far as it has; the rest is told of."""
    shared = store_at(cluster.store) if cluster.store else scenery.store
    place = partial(_placed, shared, scenery)
    with _supplied(cluster, shared, scenery) as order, ThreadPoolExecutor(WRITERS) as pool:
        delivered = _delivered(cluster, order, [far[at : at + CHUNK] for at in range(0, len(far), CHUNK)])
        found = [made for chunk in delivered for made in pool.map(place, chunk, _meant(chunk, index)) if made]
    if missing := len(far) - len(found):
        told = (
            f"集群没有交来 {missing} 个文件，改在本机生成。 · The cluster has not delivered {missing} files: made here."
        )
        cluster.tell(told)
    return found


@contextmanager
def _supplied(cluster: Cluster, shared: Blobs, scenery: Scenery) -> Iterator[Order]:
    """An order whose supplies lie in the store for as long as it is carried out."""
    supplies = Supplies(scenery.site, scenery.media, scenery.shell, uuid4().hex)
    try:
        digest = shared.put(pickle.dumps(supplies, pickle.HIGHEST_PROTOCOL))
    except OSError as error:
        raise ClusterFailed(f"存放处不能写入：{cluster.store} · The store cannot be written\n{error}") from error
    try:
        yield Order(cluster.store or str(scenery.store.folder), digest, str(scenery.site.root), scenery.context)
    finally:
        shared.drop(digest)


def _meant(chunk: list[Delivered], index: Index) -> list[Numbers]:
    """What the products of a task looked at; each task numbers it from the beginning."""
    meanings = Meanings(index)
    return [meanings.of(one.reads) for one in chunk]


def _placed(shared: Blobs, scenery: Scenery, one: Delivered, reads: Numbers) -> Made | None:
    """A product in its place; None where the bytes that the worker speaks of are not in the store."""
    if not _fetched(shared, scenery.store, one.digest):
        return None
    placed = scenery.store.place(one.digest, f"{scenery.folder}/{one.path}")
    return Made(one.path, one.digest, placed, reads, one.seconds)


def _fetched(shared: Blobs, own: Store, digest: str) -> bool:
    """Whether the build's own store holds the bytes, whole, after the shared one has been asked for them."""
    if shared == own:
        return own.holds(digest)
    content = shared.get(digest)
    return content is not None and own.put(content) == digest


def _delivered(cluster: Cluster, order: Order, chunks: Sequence[Wanted]) -> Iterator[list[Delivered]]:
    """What workers say that they have made, in the order in which they come to say it."""
    from distributed import as_completed

    with _connected(cluster.address) as client:
        # Not pure: what was delivered last time may have been lost since.
        futures = [client.submit(deliver, order, chunk, pure=False, retries=RETRIES) for chunk in chunks]
        done = as_completed(futures, loop=client.loop, with_results=True, raise_errors=False)
        patience = _Patience(client, cluster.patience_s)
        while not done.is_empty():
            batch = done.next_batch(block=False)
            yield from (result for future, result in batch if _succeeded(future.status, result))
            if not batch and patience.is_over():
                return
            time.sleep(0 if batch else PAUSE_S)


def _succeeded(status: str, result: Any) -> bool:
    """Whether a task has a result; raises what made it fail, unless that was its worker's end."""
    from distributed import KilledWorker

    if status != "error":
        return status == "finished"
    error: BaseException = result[1]
    if isinstance(error, KilledWorker):
        return False
    if isinstance(error, (Unfit, OSError, ImportError)):
        raise ClusterFailed(str(error)) from error
    raise error


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    """A client of the scheduler. Raises ClusterFailed where there is none."""
    from distributed import Client

    where = {"scheduler_file": address} if Path(address).is_file() else {"address": address}
    try:
        client = Client(**where, timeout=CONNECTING_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterFailed(f"连不上集群：{address} · No cluster answers there\n{error}") from error
    with client:
        yield client


class _Patience:
    """How long a cluster has been without workers. It asks now and then only: each question is a journey."""

    def __init__(self, client: Any, limit_s: float) -> None:
        self._client, self._limit_s = client, limit_s
        self._asked = self._alive = time.monotonic()

    def is_over(self) -> bool:
        """Whether there has been no worker for too long, or there is no scheduler any more."""
        now = time.monotonic()
        if now - self._asked >= min(LOOKS_EVERY_S, self._limit_s):
            self._asked = now
            self._alive = now if self._has_workers() else self._alive
        return now - self._alive > self._limit_s or self._client.status == "closed"

    def _has_workers(self) -> bool:
        try:
            return self._client.status == "running" and bool(self._client.nthreads())
        except (OSError, AttributeError):  # the connection has ended between the two questions
            return False
