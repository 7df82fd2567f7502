"""Where products are made: on this machine, or on a cluster of machines.

It imports nothing that a build on one machine does without.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

LOCAL = "local"
DASK = "dask:"
"""Before the address of a scheduler, or the path of the file in which a scheduler has written its address."""


class ClusterFailed(Exception):
    """A cluster was asked for, and the site cannot be built on it; the argument says why, for staff."""


def _silent(_: str) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Cluster:
    """A Dask cluster."""

    address: str
    """`tcp://host:8786`, or the path of a scheduler file."""
    store: str = ""
    """Where the workers put what they make: a folder, or a URL that fsspec knows; "" for the site's own store."""
    patience_s: float = 30
    """For how long a cluster may be without a worker before the rest is made here."""
    tell: Callable[[str], None] = _silent
    """Says to staff what has become of the work."""


Workers = int | Cluster | None
"""How many processes of this machine, None for as many as it has processors; or a cluster."""


def cluster_named(executor: str, store: str, tell: Callable[[str], None]) -> Cluster | None:
    """The cluster that is asked for; None for this machine. Raises ClusterFailed where the words mean neither."""
    if executor == LOCAL and not store:
        return None
    if executor == LOCAL:
        raise ClusterFailed("--store 只和 --executor dask:地址 一起用 · --store goes with --executor dask:ADDRESS")
    address = executor.removeprefix(DASK)
    if not executor.startswith(DASK) or not address:
        raise ClusterFailed(
            f"--executor 应写 local 或 dask:地址，例如 dask:tcp://127.0.0.1:8786；写的是“{executor}” · "
            f"--executor is local or dask:ADDRESS, for example dask:tcp://127.0.0.1:8786; this is {executor!r}"
        )
    absent = [name for name in ("distributed", "fsspec") if find_spec(name) is None]
    if absent:
        raise ClusterFailed(
            f"没有装 {'、'.join(absent)}：请运行 pip install '.[cluster]' · "
            f"{', '.join(absent)} not installed: pip install '.[cluster]'"
        )
    return Cluster(address, store, tell=tell)
