from pathlib import Path

import pytest
from fsspec.implementations.memory import MemoryFileSystem

from qunzhi.remote_store import RemoteStore, store_at


@pytest.mark.parametrize("scheme", ["file", "memory", ""])
def test_a_store_gives_back_what_was_put_and_nothing_else(scheme: str, tmp_path: Path) -> None:
    store = store_at(f"{scheme}://{tmp_path}/store" if scheme else str(tmp_path / "store"))
    digest = store.put(b"page")
    assert store.put(b"page") == digest and store.get(digest) == b"page" and store.holds(digest)
    assert store.get("0" * 64) is None
    store.drop(digest)
    store.drop(digest)
    assert not store.holds(digest)


def test_a_damaged_blob_of_a_distant_store_is_not_believed(tmp_path: Path) -> None:
    store = RemoteStore(tmp_path.as_uri())
    digest = store.put(b"page")
    assert [path.name for path in (tmp_path / digest[:2]).iterdir()] == [digest[2:]], "a half file was left"
    (tmp_path / digest[:2] / digest[2:]).write_bytes(b"rage")
    assert store.get(digest) is None
    assert store.get(store.put(b"page")) == b"page"


class NoCredentials(Exception):
    """As libraries of clouds raise: no OSError."""


def test_a_store_that_does_not_answer_has_nothing_and_takes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise NoCredentials("Unable to locate credentials")

    store = RemoteStore("memory://refusing/store")
    for name in ("pipe_file", "cat_file", "rm_file"):
        monkeypatch.setattr(MemoryFileSystem, name, refused)
    assert store.get("0" * 64) is None
    store.drop("0" * 64)
    with pytest.raises(OSError, match="NoCredentials: Unable to locate credentials"):
        store.put(b"page")
