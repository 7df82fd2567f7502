import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from random import Random
from threading import Barrier

import pytest

from qunzhi.keeping import keep, kept_in
from qunzhi.stamps import stamp
from qunzhi.store import Store
from tests.edits import flip

CONTENT = b"<!doctype html><title>page</title>" * 7


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def test_what_is_put_can_be_got(store: Store) -> None:
    assert store.get(store.put(CONTENT)) == CONTENT
    assert store.get("0" * 64) is None


def test_a_blob_and_the_file_that_shares_its_bytes_are_one_file(store: Store, tmp_path: Path) -> None:
    digest = store.put(CONTENT)
    store.place(digest, str(tmp_path / "site/news/a/index.html"))
    assert os.path.samefile(store.path(digest), tmp_path / "site/news/a/index.html")


def test_a_blob_takes_the_place_of_whatever_bears_the_name(store: Store, tmp_path: Path) -> None:
    (tmp_path / "page").write_bytes(b"another")
    store.place(store.put(CONTENT), str(tmp_path / "page"))
    assert (tmp_path / "page").read_bytes() == CONTENT


def test_what_is_put_at_a_name_is_one_file_with_its_blob(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "site/news/a/index.html"
    for new in (True, False):  # the second time it is there
        digest, found = replace(store, is_new=new).put_at(CONTENT, str(target))
        assert store.get(digest) == target.read_bytes() == CONTENT
        assert os.path.samefile(store.path(digest), target)
        assert found == stamp(target.stat()), "the next build would not know the file again"
        assert target.stat().st_mode & 0o777 == 0o444


def test_two_products_with_the_same_bytes_are_one_file_also_in_a_store_that_is_new(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", is_new=True)
    for name in "ab":
        digest, _ = store.put_at(CONTENT, str(tmp_path / name))
    assert os.path.samefile(tmp_path / "a", tmp_path / "b")
    assert os.path.samefile(tmp_path / "a", store.path(digest))


@pytest.mark.parametrize("is_new", [True, False])
def test_what_bore_the_name_before_stays_as_it_is_under_its_other_names(
    store: Store, tmp_path: Path, is_new: bool
) -> None:
    old, _ = store.put_at(b"another", str(tmp_path / "page"))
    new, _ = replace(store, is_new=is_new).put_at(CONTENT, str(tmp_path / "page"))
    assert (tmp_path / "page").read_bytes() == CONTENT
    assert (store.get(old), store.get(new)) == (b"another", CONTENT)


@pytest.mark.parametrize("is_new", [True, False])
def test_a_damaged_blob_is_replaced_when_its_bytes_are_put_at_a_name(
    store: Store, tmp_path: Path, is_new: bool
) -> None:
    digest = store.put(CONTENT)
    flip(Path(store.path(digest)), 3)
    assert replace(store, is_new=is_new).put_at(CONTENT, str(tmp_path / "page"))[0] == digest
    assert store.get(digest) == (tmp_path / "page").read_bytes() == CONTENT


def test_on_another_file_system_the_bytes_are_copied(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refused)
    digest = store.put(CONTENT)
    store.place(digest, str(tmp_path / "site/page"))
    assert (tmp_path / "site/page").read_bytes() == CONTENT


def test_on_another_file_system_the_store_holds_what_is_put_at_a_name(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: str, target: str) -> None:
        raise OSError(17 if os.path.exists(target) else 18, "File exists, or invalid cross-device link")

    monkeypatch.setattr(os, "link", refused)
    for _ in range(2):
        digest, found = store.put_at(CONTENT, str(tmp_path / "site/page"))
        assert store.get(digest) == (tmp_path / "site/page").read_bytes() == CONTENT
        assert found == stamp((tmp_path / "site/page").stat())


def test_threads_that_put_the_same_bytes_at_once_do_not_get_in_each_others_way(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    both_have_written, replace_one = Barrier(2, timeout=10), os.replace

    def meet_first(source: str, target: str) -> None:
        both_have_written.wait()
        replace_one(source, target)

    monkeypatch.setattr(os, "replace", meet_first)
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(store.put, [CONTENT, CONTENT])
    assert store.get(first) == store.get(second) == CONTENT
    assert [path.name for path in store.folder.rglob("*") if path.is_file()] == [first[2:]]


def test_every_flipped_byte_of_a_blob_is_found_and_the_blob_made_again(store: Store) -> None:
    digest = store.put(CONTENT)
    for at in range(len(CONTENT)):
        flip(Path(store.path(digest)), at)
        assert store.get(digest) is None, f"the change of byte {at} goes unnoticed"
        assert store.put(CONTENT) == digest
        assert store.get(digest) == CONTENT


@pytest.mark.parametrize("rest", [b"", CONTENT[:-1], CONTENT + b"x"])
def test_a_blob_that_was_cut_short_or_is_foreign_is_not_believed(store: Store, rest: bytes) -> None:
    digest = store.put(CONTENT)
    path = Path(store.path(digest))
    path.chmod(0o644)
    path.write_bytes(rest)
    assert store.get(digest) is None
    assert store.get(store.put(CONTENT)) == CONTENT


def test_a_full_disk_leaves_no_half_blob(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    digest = store.put(CONTENT)
    Path(store.path(digest)).unlink()

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("qunzhi.store._fill", full)
    with pytest.raises(OSError, match="No space left"):
        store.put(CONTENT)
    with pytest.raises(OSError, match="No space left"):
        store.put_at(CONTENT, str(store.folder / "page"))
    assert [path for path in store.folder.rglob("*") if path.is_file()] == []


def test_a_change_that_keeps_size_and_date_changes_the_stamp(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_bytes(CONTENT)
    before = stamp(path.stat())
    flip(path, 3)
    after = stamp(path.stat())
    assert (before.size, before.modified_ns) == (after.size, after.modified_ns)
    assert before != after


def test_every_flipped_byte_of_a_kept_value_is_found(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    keep({"pages": ["a", "b"]}, path, "this program")
    for at in range(path.stat().st_size):
        flip(path, at)
        assert kept_in(path, "this program") is None, f"the change of byte {at} goes unnoticed"
        flip(path, at)
    assert kept_in(path, "this program") == {"pages": ["a", "b"]}


def test_a_kept_value_that_was_cut_anywhere_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    keep(list(range(100)), path, "this program")
    whole = path.read_bytes()
    for length in Random(1).sample(range(len(whole)), 40):
        path.write_bytes(whole[:length])
        assert kept_in(path, "this program") is None


def test_a_value_of_another_program_is_not_even_opened(tmp_path: Path) -> None:
    keep([1, 2], tmp_path / "kept", "another program")
    assert kept_in(tmp_path / "kept", "this program") is None
    assert kept_in(tmp_path / "kept", "another program") == [1, 2]
