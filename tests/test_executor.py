import pytest

from qunzhi.executor import Cluster, ClusterFailed, cluster_named
from tests.building import Building, run_qunzhi


@pytest.mark.parametrize("words", ["", "dask:", "tcp://127.0.0.1:8786"])
def test_an_executor_that_does_not_exist_is_told_of(words: str) -> None:
    with pytest.raises(ClusterFailed, match="local or dask:ADDRESS"):
        cluster_named(words, "", print)


def test_an_executor_is_this_machine_or_a_cluster() -> None:
    assert cluster_named("local", "", print) is None
    assert cluster_named("dask:tcp://h:1", "s3://b/q", print) == Cluster("tcp://h:1", "s3://b/q", tell=print)
    with pytest.raises(ClusterFailed, match="goes with"):
        cluster_named("local", "s3://b/q", print)


def test_staff_who_name_no_executor_rightly_are_told_and_the_site_stays(project: Building) -> None:
    done = run_qunzhi(project, "build", "--site-dir", str(project.site_dir), "--executor", "dusk:tcp://127.0.0.1:8786")
    assert done.returncode == 1 and "--executor 应写 local 或 dask:地址" in done.stderr
    assert "Traceback" not in done.stderr and not project.site_dir.exists()
