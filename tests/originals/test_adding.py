import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from qunzhi.originals.adding import NotAdded, add, content_in, to_paste
from qunzhi.originals.distant import DistantOriginals
from qunzhi.originals.folder import FolderOriginals
from qunzhi.originals.holding import MANIFEST, PART, README, manifest, renew_manifest
from qunzhi.reading.yaml import YamlText, read_yaml
from tests.originals.stores import SORTS, file, sha256, spoil, store

DIGEST = sha256(b"a picture")
PLACE = f"{DIGEST[:2]}/{DIGEST[2:]}"

every_sort = pytest.mark.parametrize("sort", SORTS)


@every_sort
@pytest.mark.parametrize("name", ["会议 合影.tif", "e\u0301.jpg", "  two 'marks\"#", "a\\b\n.jpg", "无后缀"])
def test_an_original_lies_under_its_digest_and_its_own_name(sort: str, name: str, tmp_path: Path) -> None:
    kept, given = store(sort, tmp_path), file(tmp_path, name)
    added = add(kept, given)
    assert (added.digest, added.path, added.is_new) == (DIGEST, f"{PLACE}/{name}", True)
    assert kept.paths() == kept.under(DIGEST) == [f"{PLACE}/{name}"]
    with kept.reading(added.path) as read:
        assert read.read() == b"a picture"


@every_sort
def test_what_is_added_twice_lies_there_once_whatever_it_is_called(sort: str, tmp_path: Path) -> None:
    kept = store(sort, tmp_path)
    first = add(kept, file(tmp_path, "a.tif"))
    again = add(kept, file(tmp_path, "b.tif"))
    assert not again.is_new and again.path == first.path and kept.paths() == [first.path]


def test_the_file_itself_stays_as_it_was_and_the_original_has_its_time(tmp_path: Path) -> None:
    kept, given = FolderOriginals(tmp_path / "originals", "originals"), file(tmp_path, "a.tif")
    os.utime(given, ns=(1, 1_234_567_890_123_456_789))
    before = given.stat()
    added = add(kept, given)
    after, held = given.stat(), (kept.folder / added.path).stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_mode) == (before.st_ino, before.st_mtime_ns, before.st_mode)
    assert held.st_mtime_ns == before.st_mtime_ns and held.st_ino != before.st_ino
    assert held.st_mode & 0o222 == 0, "an original can be written to"


def test_of_a_symbolic_link_the_file_is_taken_that_it_leads_to(tmp_path: Path) -> None:
    link = file(tmp_path, "a.tif").with_name("link.tif")
    link.symlink_to("a.tif")
    kept = FolderOriginals(tmp_path / "originals", "originals")
    held = kept.folder / add(kept, link).path
    assert held.name == "link.tif" and not held.is_symlink() and held.read_bytes() == b"a picture"


def test_a_symbolic_link_within_a_store_is_no_original(tmp_path: Path) -> None:
    kept = FolderOriginals(tmp_path / "originals", "originals")
    (kept.folder / PLACE).mkdir(parents=True)
    (kept.folder / PLACE / "a.tif").symlink_to(file(tmp_path, "a.tif"))
    assert kept.paths() == kept.under(DIGEST) == []


@every_sort
def test_a_damaged_original_is_neither_overwritten_nor_taken_for_the_file(sort: str, tmp_path: Path) -> None:
    kept = store(sort, tmp_path)
    kept.put(f"{PLACE}/a.tif", file(tmp_path, "other", b"a pictura"))
    with pytest.raises(NotAdded, match="已损坏"):
        add(kept, file(tmp_path, "a.tif"))
    with pytest.raises(FileExistsError):
        kept.put(f"{PLACE}/a.tif", file(tmp_path, "a.tif"))
    content = content_in(kept, f"{PLACE}/a.tif")
    assert content is not None and content.sha256 == sha256(b"a pictura")


@every_sort
def test_what_did_not_arrive_whole_is_not_left_there(
    sort: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = store(sort, tmp_path)
    put = type(kept).put
    short = file(tmp_path, "short", b"a pict")
    monkeypatch.setattr(type(kept), "put", lambda self, path, source: put(self, path, short))
    with pytest.raises(NotAdded, match="没有完整存入"):
        add(kept, file(tmp_path, "a.tif"))
    assert kept.paths() == []


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = FolderOriginals(tmp_path / "originals", "originals")
    monkeypatch.setattr(os, "fsync", _no_space)
    with pytest.raises(NotAdded, match="No space left"):
        add(kept, file(tmp_path, "a.tif"))
    assert [path for path in kept.folder.rglob("*") if path.is_file()] == []


def _no_space(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_store_that_cannot_be_written_to_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    kept, given = FolderOriginals(tmp_path / "originals", "originals"), file(tmp_path, "a.tif")
    monkeypatch.setattr(Path, "mkdir", read_only)
    with pytest.raises(NotAdded, match="Read-only file system"):
        add(kept, given)


def test_a_disk_without_hard_links_takes_originals_too_and_overwrites_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    kept = FolderOriginals(tmp_path / "originals", "originals")
    path = add(kept, file(tmp_path, "a.tif")).path
    with pytest.raises(FileExistsError):
        kept.put(path, file(tmp_path, "other", b"other"))
    assert (kept.folder / path).read_bytes() == b"a picture"


def test_what_is_not_there_or_has_a_name_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    kept = FolderOriginals(tmp_path / "originals", "originals")
    with pytest.raises(NotAdded, match="没有这个文件"):
        add(kept, tmp_path / "none.tif")
    gbk = tmp_path / os.fsdecode("会议.tif".encode("gbk"))
    gbk.write_bytes(b"a picture")
    with pytest.raises(NotAdded, match="不是 UTF-8"):
        add(kept, gbk)


@every_sort
def test_what_desktops_leave_in_a_store_is_no_original(sort: str, tmp_path: Path) -> None:
    kept = store(sort, tmp_path)
    path = add(kept, file(tmp_path, "a.tif")).path
    for name in ("._a.tif", ".DS_Store", "Thumbs.db", "desktop.ini", "~$a.tif"):
        kept.put(f"{PLACE}/{name}", file(tmp_path, "left", b"left"))
        with pytest.raises(NotAdded, match="请先改名"):
            add(store(sort, tmp_path / "empty"), file(tmp_path, name))
    assert kept.paths() == kept.under(DIGEST) == [path]


def test_a_place_that_nothing_can_open_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotAdded, match="nosuch"):
        add(DistantOriginals("nosuch://bucket", "nosuch"), file(tmp_path, "a.tif"))


@every_sort
def test_the_manifest_holds_every_original_and_keeps_what_is_gone(sort: str, tmp_path: Path) -> None:
    kept = store(sort, tmp_path)
    paths = sorted(add(kept, file(tmp_path, "照片.tif", content)).path for content in (b"a", b"b"))
    assert renew_manifest(kept) == 2 and renew_manifest(kept) == 0
    kept.drop(paths[0])
    add(kept, file(tmp_path, "c.tif", b"c"))
    assert renew_manifest(kept) == 1
    assert {one.path for one in manifest(kept)[0]} == {*paths, *kept.paths()}, "a loss would go unnoticed"
    assert "sha256sum -c" in kept.text(README)


@pytest.mark.parametrize("sort", ["folder", "file"])  # in fsspec's memory, half an object can be seen
def test_what_many_add_at_once_is_all_there_and_in_the_manifest(sort: str, tmp_path: Path) -> None:
    kept = store(sort, tmp_path)
    files = [file(tmp_path, f"{number}.tif", str(number % 10).encode()) for number in range(40)]

    def one(given: Path) -> str:
        digest = add(kept, given).digest
        renew_manifest(kept)
        return digest

    with ThreadPoolExecutor(8) as pool:
        digests = set(pool.map(one, files))
    assert len(digests) == 10 and {path[:2] + path[3:65] for path in kept.paths()} == digests
    assert {one.digest for one in manifest(kept)[0]} == digests
    if isinstance(kept, FolderOriginals):
        assert [path.name for path in kept.folder.iterdir() if path.name.startswith(PART)] == [], "leftovers"


def test_the_manifest_is_renewed_when_somebody_adds_while_it_is_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = FolderOriginals(tmp_path / "originals", "originals")
    add(kept, file(tmp_path, "a.tif"))
    write, late = FolderOriginals.write, file(tmp_path, "late.tif", b"late")

    def slow(self: FolderOriginals, name: str, text: str) -> None:
        if name == MANIFEST:
            add(self, late)
        write(self, name, text)

    monkeypatch.setattr(FolderOriginals, "write", slow)
    renew_manifest(kept)
    assert [one.path for one in manifest(kept)[0]] == kept.paths() and len(kept.paths()) == 2


@pytest.mark.parametrize("name", ["a.tif", "会议 合影.tif", "a: b.tif", "#a.tif", "2024", "- a", "'a'", "a\nb", "null"])
def test_the_lines_to_paste_name_the_file_in_yaml(name: str, tmp_path: Path) -> None:
    lines = to_paste(add(FolderOriginals(tmp_path / "originals", "originals"), file(tmp_path, name)))
    assert read_yaml(YamlText("a.yml", lines))[0] == {"file": name, "original": DIGEST}


def test_a_flipped_bit_is_noticed(tmp_path: Path) -> None:
    kept = FolderOriginals(tmp_path / "originals", "originals")
    path = add(kept, file(tmp_path, "a.tif")).path
    spoil(kept.folder / path, b"a pictur\x64")
    content = content_in(kept, path)
    assert content is not None and content.sha256 != DIGEST
