import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from qunzhi import pruning
from qunzhi.build import CACHE, examine
from qunzhi.context import context_of
from qunzhi.holdings import holdings, told
from qunzhi.make import make
from qunzhi.product import Product
from qunzhi.pruning import DAY_NS, HOUR_NS, LIMIT, MIB, ROOM, Blob, blobs_in, dispensable, limit_of, prune, tend, unused
from qunzhi.quick import now_ns
from qunzhi.stamps import Stamp
from qunzhi.store import FOLDER, Store
from tests.small_sites import built, laid_over

NOW = 1000 * DAY_NS


def blob(name: str, age_ns: int, size: int = 10, *, is_shared: bool = False) -> Blob:
    return Blob(name, name, size, is_shared, NOW - age_ns)


def names(blobs: list[Blob], limit: int, keep_ns: int | None = None, used: tuple[str, ...] = ()) -> list[str]:
    alone = unused(blobs, frozenset(used))
    return [one.path for one in dispensable(alone, limit, NOW, keep_ns)]


def test_what_is_beyond_the_limit_goes_and_the_oldest_goes_first() -> None:
    blobs = [blob("new", DAY_NS), blob("old", 3 * DAY_NS), blob("older", 4 * DAY_NS)]
    assert names(blobs, limit=10) == ["older", "old"]
    assert names(blobs, limit=30) == []


def test_what_a_site_or_the_last_build_uses_stays_and_does_not_count() -> None:
    blobs = [blob("shared", 9 * DAY_NS, 1000, is_shared=True), blob("used", 9 * DAY_NS, 1000), blob("alone", DAY_NS)]
    assert names(blobs, limit=10, used=("used",)) == []
    assert names(blobs, limit=9, used=("used",)) == ["alone"]


def test_nothing_younger_than_an_hour_goes_even_where_nothing_else_makes_room() -> None:
    blobs = [blob("young", HOUR_NS - 1), blob("grown", HOUR_NS)]
    assert names(blobs, limit=0, keep_ns=0) == ["grown"]


def test_within_the_limit_goes_what_has_been_unused_for_longer_than_was_said() -> None:
    blobs = [blob("a week", 7 * DAY_NS), blob("a day", DAY_NS)]
    assert names(blobs, limit=LIMIT, keep_ns=7 * DAY_NS) == ["a week"]
    assert names(blobs, limit=LIMIT) == []


def test_the_limit_is_as_the_environment_says_and_else_grows_with_the_sites() -> None:
    large = [blob("page", 0, 3 * LIMIT, is_shared=True)]
    assert limit_of({"QUNZHI_CACHE_MIB": "3"}, large) == 3 * MIB
    assert limit_of({}, []) == LIMIT
    assert limit_of({"QUNZHI_CACHE_MIB": "much"}, large) == 6 * LIMIT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that has been built, changed, and built twice: neither site nor spare holds its first pages."""
    folder = laid_over(tmp_path / "root", {})
    for words in ("第一版", "第二版", "第三版"):
        page = folder / "docs/about.md"
        page.write_text(f"# {words}\n", "utf-8")
        built(examine(folder), tmp_path / "site")
    return folder


def later() -> int:
    return now_ns() + 2 * HOUR_NS


def everything(root: Path) -> set[str]:
    return {one.digest for one in blobs_in(Store(root / CACHE / FOLDER))}


def test_a_store_is_pruned_of_former_pages_and_the_next_build_lacks_nothing(root: Path) -> None:
    before = everything(root)
    assert prune(root / CACHE, context_of(root), 0, now_ns(), {}).files == 0, "all of it is younger than an hour"
    removed = prune(root / CACHE, context_of(root), 0, later(), {})
    assert removed.files == len(before) - len(everything(root)) > 0
    (root / "docs/about.md").write_text("# 第一版\n", "utf-8")
    assert built(examine(root), root.with_name("site")) is not None
    assert "第一版" in (root.with_name("site") / "about/index.html").read_text("utf-8")


def test_a_store_is_pruned_while_another_build_takes_blobs_away(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scanned = pruning._scanned

    def taken_away(folder: str) -> Iterator["os.DirEntry[str]"]:
        for entry in scanned(folder):
            if entry.is_file() and entry.stat().st_nlink == 1:
                os.unlink(entry.path)
            yield entry

    monkeypatch.setattr(pruning, "_scanned", taken_away)
    assert prune(root / CACHE, context_of(root), 0, later(), {}).files == 0


def test_copies_that_the_last_build_would_use_again_stay_where_no_site_shares_them(root: Path) -> None:
    store = Store(root / CACHE / FOLDER)
    page = root.with_name("site") / "index.html"
    digest = store.put(page.read_bytes())
    copy = Path(store.path(digest))
    copy.unlink()
    copy.write_bytes(page.read_bytes())
    prune(root / CACHE, context_of(root), 0, later(), {})
    assert store.holds(digest)


def test_a_build_looks_through_the_store_only_when_it_could_be_too_large(root: Path) -> None:
    cache, context = root / CACHE, context_of(root)
    before = everything(root)
    room = int((cache / ROOM).read_text())
    assert tend(cache, context, 100, later(), {"QUNZHI_CACHE_MIB": "0"}).files == 0
    assert (int((cache / ROOM).read_text()), everything(root)) == (room - 100, before)
    assert tend(cache, context, room, later(), {"QUNZHI_CACHE_MIB": "0"}).files == len(before) - len(everything(root))
    assert len(everything(root)) < len(before)


def test_what_is_kept_is_not_read_again_where_nothing_can_be_removed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> frozenset[str]:
        raise AssertionError("read again")

    monkeypatch.setattr(pruning, "used_in", read)
    room = int((root / CACHE / ROOM).read_text())
    assert tend(root / CACHE, context_of(root), room + 1, later(), {}).files == 0
    with pytest.raises(AssertionError, match="read again"):
        tend(root / CACHE, context_of(root), 1 << 50, later(), {"QUNZHI_CACHE_MIB": "0"})


def test_what_lies_in_the_cache_is_counted_and_what_a_site_shares_costs_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache/store")
    shared, spared, alone = (store.put(bytes(size)) for size in (1000, 200, 30))
    store.place(shared, str(tmp_path / "site/index.html"))
    store.place(spared, str(tmp_path / "cache/spare/0/index.html"))
    (tmp_path / "cache/strange").write_bytes(b"1234")
    found = {one.sort: (one.files, one.size, one.own) for one in holdings(tmp_path / "cache")}
    assert found == {"store": (3, 1230, 230), "spare": (1, 200, 0), "": (1, 4, 4)}
    assert os.path.exists(store.path(alone))


def test_the_table_names_each_sort_in_both_languages(root: Path) -> None:
    words = told(holdings(root / CACHE), LIMIT)
    assert "网页和文件 pages and files" in words
    assert "备用的网站文件夹 spare folders" in words
    assert "2,048.0 MiB" in words


def test_a_build_gets_over_a_blob_that_another_build_removes_as_it_is_put(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, place, lost = Store(tmp_path / "store"), Store.place, list[str]()
    store.put(b"page")

    def lost_and_placed(self: Store, digest: str, target: str) -> Stamp:
        if not lost:
            lost.append(digest)
            os.unlink(self.path(digest))
        return place(self, digest, target)

    monkeypatch.setattr(Store, "place", lost_and_placed)
    (made,) = make([Product("a/index.html", "docs/a.md", lambda: b"page")], store, tmp_path / "site", {}, workers=1)
    assert (tmp_path / "site/a/index.html").read_bytes() == b"page"
    assert lost == [made.digest]
    assert store.holds(made.digest)
