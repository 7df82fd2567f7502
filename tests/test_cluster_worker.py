import pickle
from pathlib import Path

import pytest

from qunzhi.cluster_worker import Order, Unfit, Unsupplied, deliver
from qunzhi.context import context_of
from tests.small_sites import laid_over, site_of


def test_a_worker_that_outlived_its_program_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content").mkdir()
    monkeypatch.setattr("qunzhi.cluster_worker.program", lambda: "renewed")
    with pytest.raises(Unfit, match="still run the old one"):
        deliver(Order(str(tmp_path), "", str(tmp_path), context_of(tmp_path)), [(("fixed", "zh"), "404.html")])


def test_a_worker_that_does_not_see_the_content_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unfit, match="mount it under the same path"):
        deliver(Order(str(tmp_path), "", str(tmp_path), context_of(tmp_path)), [(("fixed", "zh"), "404.html")])


def test_a_worker_that_gets_no_supplies_says_so(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(Unsupplied):
        deliver(Order(str(tmp_path), "0" * 64, str(tmp_path), context_of(tmp_path)), [(("fixed", "zh"), "404.html")])


def test_what_has_been_made_of_a_site_does_not_travel_with_it(tmp_path: Path) -> None:
    site = site_of(laid_over(tmp_path / "site", {}))
    assert site.by_kind
    copy = pickle.loads(pickle.dumps(site))
    assert not copy._memo and copy.by_kind.keys() == site.by_kind.keys()
