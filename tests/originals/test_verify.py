from pathlib import Path

import pytest
from fsspec.implementations.memory import MemoryFile, MemoryFileSystem

from qunzhi.originals.adding import add
from qunzhi.originals.folder import FolderOriginals
from qunzhi.originals.holding import MANIFEST, Unreachable, path_for, renew_manifest
from qunzhi.originals.recording import record
from qunzhi.originals.verify import Verified, verify
from tests.originals.stores import SORTS, file, sha256, spoil, store
from tests.small_sites import laid_over

FOLDER = "content/documents/2024-a"
MANY = 1_000


def codes(found: Verified) -> list[str]:
    return [finding.code for finding in found.findings]


@pytest.mark.parametrize("sort", SORTS)
def test_whole_originals_of_every_sort_of_store_are_whole(sort: str, tmp_path: Path) -> None:
    root, kept = laid_over(tmp_path / "site", {}), store(sort, tmp_path)
    for name in ("会议 合影.tif", "e\u0301.tif", "a\nb.tif"):
        add(kept, file(tmp_path, name, name.encode()))
    renew_manifest(kept)
    found = verify(root, kept)
    assert (found.files, found.findings, found.is_whole) == (3, (), True)


@pytest.mark.parametrize("content", [b"", b"a pictur", b"a pictura"])
def test_a_damaged_original_in_the_store_is_named(content: bytes, tmp_path: Path) -> None:
    root, kept = laid_over(tmp_path / "site", {}), FolderOriginals(tmp_path / "originals", "originals")
    path = add(kept, file(tmp_path, "a.tif")).path
    renew_manifest(kept)
    spoil(kept.folder / path, content)
    found = verify(root, kept)
    assert not found.is_whole
    assert [(one.code, one.place.path) for one in found.findings] == [("QZ-Z02", f"originals/{path}")]


def test_an_original_that_the_store_has_lost_is_named_where_the_manifest_has_it(tmp_path: Path) -> None:
    root, kept = laid_over(tmp_path / "site", {}), FolderOriginals(tmp_path / "originals", "originals")
    added = [add(kept, file(tmp_path, "a.tif", content)) for content in (b"a", b"b")]
    renew_manifest(kept)
    kept.drop(added[0].path)
    found = verify(root, kept)
    assert (codes(found), found.is_whole) == (["QZ-Z01"], False)
    assert found.findings[0].values["digest"] == added[0].digest
    assert found.findings[0].place.path == f"originals/{MANIFEST}"


def test_what_the_manifest_does_not_know_is_new_and_no_fault(tmp_path: Path) -> None:
    root, kept = laid_over(tmp_path / "site", {}), FolderOriginals(tmp_path / "originals", "originals")
    add(kept, file(tmp_path, "a.tif"))
    found = verify(root, kept)
    assert (codes(found), found.is_whole) == (["QZ-Z07"], True)


def test_a_manifest_with_a_line_that_contradicts_its_path_is_told(tmp_path: Path) -> None:
    root, kept = laid_over(tmp_path / "site", {}), FolderOriginals(tmp_path / "originals", "originals")
    path = add(kept, file(tmp_path, "a.tif")).path
    renew_manifest(kept)
    with (kept.folder / MANIFEST).open("a") as text:
        text.write(f"{'0' * 64}  {path}\nwords\n")
    assert codes(verify(root, kept)) == ["QZ-Z08", "QZ-Z08"]


def test_the_files_beside_records_are_read_whatever_is_known_of_their_stamps(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", {f"{FOLDER}/index.zh.md": "---\ntitle: 甲\ntype: notice\n---\n"})
    nothing = FolderOriginals(tmp_path / "originals", "originals")
    (root / FOLDER / "a.pdf").write_bytes(b"a")
    assert (codes(verify(root, nothing)), verify(root, nothing).is_whole) == (["QZ-Z07"], True)
    record(root)
    assert codes(verify(root, nothing)) == []
    (root / FOLDER / "a.pdf").write_bytes(b"b")
    assert (codes(verify(root, nothing)), verify(root, nothing).is_whole) == (["QZ-Z04"], False)


def test_an_original_that_cannot_be_read_is_as_bad_as_a_damaged_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise OSError(5, "Input/output error")

    root, kept = laid_over(tmp_path / "site", {}), FolderOriginals(tmp_path / "originals", "originals")
    add(kept, file(tmp_path, "a.tif"))
    renew_manifest(kept)
    monkeypatch.setattr(FolderOriginals, "reading", failing)
    (one,) = verify(root, kept).findings
    assert one.code == "QZ-Z02" and "现在是 读不出来" in str(one)


class NoCredentials(Exception):
    """As libraries of clouds raise: no OSError."""


def test_a_distant_store_whose_library_has_errors_of_its_own_is_one_that_cannot_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise NoCredentials("Unable to locate credentials")

    monkeypatch.setattr(MemoryFileSystem, "find", refused)
    with pytest.raises(Unreachable, match="NoCredentials: Unable to locate credentials"):
        verify(laid_over(tmp_path / "site", {}), store("memory", tmp_path))


def test_a_connection_that_breaks_off_makes_no_original_a_damaged_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise ConnectionResetError

    kept = store("memory", tmp_path)
    add(kept, file(tmp_path, "a.tif"))
    monkeypatch.setattr(MemoryFile, "read", broken)
    with pytest.raises(Unreachable, match="ConnectionResetError"):
        verify(laid_over(tmp_path / "site", {}), kept)


def test_a_thousand_originals_are_read_and_the_one_that_is_wrong_is_found(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", {f"{FOLDER}/index.zh.md": "---\ntitle: 甲\ntype: notice\n---\n"})
    kept = FolderOriginals(tmp_path / "originals", "originals")
    for number in range(MANY):
        (root / FOLDER / f"{number}.jpg").write_bytes(f"beside {number}".encode())
        given = file(tmp_path, f"{number}.tif", f"stored {number}".encode())
        kept.put(path_for(sha256(given.read_bytes()), given.name), given)
    renew_manifest(kept)
    record(root)
    assert (verify(root, kept).files, verify(root, kept).findings) == (2 * MANY, ())
    (root / FOLDER / "613.jpg").write_bytes(b"beside 614")
    spoil(kept.folder / kept.paths()[271], b"stored")
    assert sorted(codes(verify(root, kept))) == ["QZ-Z02", "QZ-Z04"]
