import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, LocalCluster, WorkerPlugin

from qunzhi.build import examine, finish
from qunzhi.executor import Cluster, ClusterFailed
from qunzhi.pages.templates import OWN
from qunzhi.remote_store import RemoteStore
from qunzhi.search import NoSearch
from qunzhi.store import Store
from tests.bench.sites import write_qunzhi
from tests.building import snapshot
from tests.edits import flip
from tests.small_sites import bare_shell

RECORDS = 150


class DiesOnce(WorkerPlugin):
    """Kills the worker that is the first to begin its second task: what it has made and not told is lost."""

    def __init__(self, mark: Path) -> None:
        self.mark, self.begun = mark, 0

    def transition(self, key: Any, start: str, finish: str, **_: Any) -> None:
        self.begun += finish == "executing"
        if self.begun == 2:
            with self.mark.open("x"):  # a second one meets FileExistsError, which Dask only writes down
                os.kill(os.getpid(), signal.SIGKILL)


class Dies(WorkerPlugin):
    """Kills every worker, whenever it begins a task."""

    def transition(self, key: Any, start: str, finish: str, **_: Any) -> None:
        if finish == "executing":
            os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    """Two worker processes on this machine."""
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        worker_dashboard_address="127.0.0.1:0",
        local_directory=str(tmp_path_factory.mktemp("workers")),
    ) as started:
        yield started


@pytest.fixture(scope="module")
def scheduler(cluster: LocalCluster) -> str:
    """Its address."""
    return str(cluster.scheduler_address)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that has not been built."""
    root = tmp_path_factory.mktemp("written")
    write_qunzhi(root, RECORDS)
    return root


@pytest.fixture(scope="module")
def expected(written: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What one process makes of it."""
    return built(written, tmp_path_factory.mktemp("alone") / "root", 1)


def built(written: Path, root: Path, workers: int | Cluster) -> dict[str, str]:
    """SHA-256 by path of the site, made in bare frames from a copy of its sources."""
    shutil.copytree(written, root)
    (root / "static").mkdir()
    rebuilt(root, workers)
    return snapshot(root / "site")


def rebuilt(root: Path, workers: int | Cluster) -> int:
    """How many files were made; the last build is taken into account."""
    examined = examine(root)
    return finish(examined, bare_shell(examined.site), root / "static", root / "site", NoSearch(), workers).made


def test_a_cluster_makes_what_one_process_makes(
    scheduler: str, written: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    told: list[str] = []
    assert built(written, tmp_path / "root", Cluster(scheduler, tell=told.append)) == expected
    assert told == [], "the workers have not delivered everything"


def test_the_build_after_one_on_a_cluster_makes_what_has_changed_and_no_more(
    scheduler: str, written: Path, tmp_path: Path
) -> None:
    far, near = tmp_path / "far", tmp_path / "near"
    built(written, far, Cluster(scheduler))
    built(written, near, 1)
    for root in (far, near):
        assert rebuilt(root, 1) == 0
        path = sorted(root.glob("content/activities/*/index.zh.md"))[0]
        path.write_text(path.read_text("utf-8").replace("title: ", "title: 又", 1), "utf-8")
    assert 0 < rebuilt(far, 1) == rebuilt(near, 1)
    assert snapshot(far / "site") == snapshot(near / "site")


def test_the_store_may_lie_behind_any_url(
    scheduler: str, written: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    told: list[str] = []
    url = (tmp_path / "shared").as_uri()
    assert built(written, tmp_path / "root", Cluster(scheduler, url, tell=told.append)) == expected
    assert told == [], "the workers have not delivered everything"
    delivered = {path.parent.name + path.name for path in (tmp_path / "shared").rglob("*") if path.is_file()}
    assert len(delivered) > RECORDS, "the workers have put their pages elsewhere"
    assert delivered <= set(expected.values()), "supplies, or halves of files, are left in the store"


def test_a_worker_that_is_killed_costs_another_attempt_and_no_file(
    scheduler: str, written: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    with Client(scheduler, set_as_default=False) as client:
        client.register_plugin(DiesOnce(tmp_path / "died"), name="dies")
        try:
            told: list[str] = []
            assert built(written, tmp_path / "root", Cluster(scheduler, tell=told.append)) == expected
        finally:
            client.unregister_worker_plugin("dies")
    assert (tmp_path / "died").exists(), "no worker was killed: the test has seen nothing"
    assert told == [], "the work of the killed worker was not done by another"


def test_what_has_killed_as_many_workers_as_the_scheduler_allows_is_made_here(
    cluster: LocalCluster,
    written: Path,
    expected: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cluster.scheduler, "allowed_failures", 0)
    told: list[str] = []
    with Client(cluster.scheduler_address, set_as_default=False) as client:
        client.register_plugin(DiesOnce(tmp_path / "died"), name="dies")
        try:
            found = built(written, tmp_path / "root", Cluster(cluster.scheduler_address, tell=told.append))
        finally:
            client.unregister_worker_plugin("dies")
    assert found == expected
    assert len(told) == 1 and "made here" in told[0]


def test_a_build_outlives_all_workers(scheduler: str, written: Path, expected: dict[str, str], tmp_path: Path) -> None:
    with Client(scheduler, set_as_default=False) as client:
        client.register_plugin(Dies(), name="dies")
        try:
            told: list[str] = []
            found = built(written, tmp_path / "root", Cluster(scheduler, patience_s=0.01, tell=told.append))
        finally:
            client.unregister_worker_plugin("dies")
            client.wait_for_workers(2, timeout=20)
    assert found == expected
    assert len(told) == 1 and "made here" in told[0]


def test_a_cluster_without_workers_does_not_stop_a_build(
    written: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    told: list[str] = []
    with LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address="127.0.0.1:0") as empty:
        idle = Cluster(empty.scheduler_address, patience_s=0.01, tell=told.append)
        assert built(written, tmp_path / "root", idle) == expected
    assert len(told) == 1


@pytest.mark.parametrize("shared", [False, True])
def test_a_blob_that_is_damaged_on_its_way_is_found_and_made_again(
    shared: bool,
    scheduler: str,
    written: Path,
    expected: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = expected["data/index.html"]
    folder = tmp_path / ("shared" if shared else "root/.cache/qunzhi/store")
    damaged, told = list[str](), list[str]()

    def spoiled(found: Any) -> Any:
        def asked(store: Any, digest: str) -> Any:
            if digest == page and not damaged:
                damaged.append(digest)
                flip(folder / digest[:2] / digest[2:], 100)
            return found(store, digest)

        return asked

    for kind in (RemoteStore, Store):
        monkeypatch.setattr(kind, "get", spoiled(kind.get))
    url = folder.as_uri() if shared else ""
    assert built(written, tmp_path / "root", Cluster(scheduler, url, tell=told.append)) == expected
    assert damaged and "1 files" in told[0], "the damage was not noticed"


def test_templates_that_have_changed_are_read_anew_by_the_same_workers(
    scheduler: str, written: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    root = tmp_path / "root"
    assert built(written, root, Cluster(scheduler)) == expected
    with (root / "overrides/qunzhi/head.html").open("a", encoding="utf-8") as template:
        template.write("<!-- anew -->")
    told: list[str] = []
    assert rebuilt(root, Cluster(scheduler, tell=told.append)) > RECORDS and told == []
    assert all("<!-- anew -->" in path.read_text("utf-8") for path in (root / "site/news").rglob("index.html"))


def test_workers_with_other_templates_are_refused(scheduler: str, written: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(written, root)
    examined = examine(root)
    shutil.copytree(OWN / "qunzhi", root / "overrides/qunzhi", dirs_exist_ok=True)
    (root / "overrides/qunzhi/other.html").write_text("another", "utf-8")
    (root / "static").mkdir()
    with pytest.raises(ClusterFailed, match="not the same here"):
        finish(examined, bare_shell(examined.site), root / "static", root / "site", NoSearch(), Cluster(scheduler))
    assert not (root / "site").exists()


def test_a_cluster_that_does_not_answer_is_told_of(
    written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qunzhi.cluster.CONNECTING_S", 0.1)
    with pytest.raises(ClusterFailed, match="No cluster answers there"):
        built(written, tmp_path / "root", Cluster("tcp://127.0.0.1:1"))
    assert not (tmp_path / "root/site").exists()
