import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from qunzhi.build import examine
from qunzhi.make import FEWEST_FOR_WORKERS, MUCH_BYTES, make
from qunzhi.pages.templates import OWN, Templates
from qunzhi.plan import plan
from qunzhi.product import Product, all_of, collisions
from qunzhi.store import Store
from tests.building import snapshot
from tests.small_sites import bare_shell, laid_over


def _numbered(number: int) -> bytes:
    return str(number).encode()


PRODUCTS = [Product(f"{n % 7}/{n}.txt", "content/a", partial(_numbered, n)) for n in range(2 * FEWEST_FOR_WORKERS)]


def digests(products: Sequence[Product], folder: Path, workers: int) -> dict[str, str]:
    """SHA-256 by path of what so many workers have made in a folder."""
    made = make(products, Store(folder.with_name(f"store-{folder.name}")), folder, {}, workers)
    return {one.path: one.digest for one in made}


def test_the_bytes_do_not_depend_on_the_number_of_workers(tmp_path: Path) -> None:
    one, four = digests(PRODUCTS, tmp_path / "one", 1), digests(PRODUCTS, tmp_path / "four", 4)
    assert one == four == snapshot(tmp_path / "one") == snapshot(tmp_path / "four")
    assert len(one) == len(PRODUCTS)


def test_a_whole_site_has_the_same_bytes_from_one_worker_and_from_four(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", {})
    site = examine(root)
    products = list(all_of(plan(site.site, bare_shell(site.site), Templates((OWN,)), site.media)))
    products *= 1 + FEWEST_FOR_WORKERS // len(products)  # enough that workers are worth starting
    assert digests(products, tmp_path / "one", 1) == digests(products, tmp_path / "four", 4)
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "four")


def _process() -> bytes:
    return str(os.getpid()).encode()


@pytest.mark.parametrize(("size", "shared"), [(MUCH_BYTES, True), (MUCH_BYTES - 1, False)])
def test_few_files_are_shared_out_where_they_are_large(tmp_path: Path, size: int, *, shared: bool) -> None:
    products = [Product(f"{n}.txt", "content/a", _process) for n in range(4)]
    made = make(products, Store(tmp_path / "store"), tmp_path / "out", {}, 2, size=size)
    assert [one.path for one in made] == [product.path for product in products]
    here = {path.read_bytes() for path in (tmp_path / "out").iterdir()} == {_process()}
    assert here is not shared


def test_a_product_that_cannot_be_made_stops_the_build(tmp_path: Path) -> None:
    def broken() -> bytes:
        raise ValueError("no page")

    for workers in (1, 2):
        with pytest.raises(ValueError, match="no page"):
            digests([*PRODUCTS, Product("a", "content/a", broken)], tmp_path / str(workers), workers)


def test_two_products_at_one_address_are_found_also_where_only_case_differs() -> None:
    products = [Product(path, f"content/{n}", bytes) for n, path in enumerate(["a/index.html", "b", "A/index.html"])]
    found = [(f.code, f.place.path, f.values["address"], f.values["other"]) for f in collisions(products)]
    assert found == [("QZ-A03", "content/2", "A/", "content/0")]
