import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from qunzhi.build import CACHE
from qunzhi.findings import Finding
from qunzhi.originals import digests
from qunzhi.originals.adding import add
from qunzhi.originals.folder import FolderOriginals
from qunzhi.originals.recording import NotAccepted, accept, record
from qunzhi.originals.register import REGISTER, Register, check_fixity, to_be_read
from qunzhi.stamps import sources_in
from tests.originals.stores import sha256
from tests.small_sites import laid_over

FOLDER = "content/documents/2024-a"
NAMES = ("notice.pdf", "会议 合影.jpg", "\u00e9.jpg", "e\u0301.jpg")


def site(tmp_path: Path, files: Mapping[str, bytes]) -> Path:
    """A site with a record and files beside it, all of them entered."""
    text = "---\ntitle: 甲\ntype: notice\n---\n"
    root = laid_over(tmp_path / "site", {f"{FOLDER}/index.zh.md": text, f"{FOLDER}/table.csv": "a\n"})
    for name, content in files.items():
        (root / FOLDER / name).write_bytes(content)
    record(root)
    return root


def told(root: Path) -> list[tuple[str, str]]:
    """Codes and places of what is found."""
    return [(one.code, f"{one.place.path}:{one.place.line}") for one in found(root)]


def found(root: Path) -> list[Finding]:
    return check_fixity(root, sources_in(root, "content"), root / CACHE)


def test_the_register_has_a_line_for_each_original_and_none_for_texts(tmp_path: Path) -> None:
    root = site(tmp_path, dict.fromkeys(NAMES, b"a"))
    names = sorted(f"documents/2024-a/{name}" for name in NAMES)
    assert (root / REGISTER).read_text("utf-8") == "".join(f"{sha256(b'a')}  {name}\n" for name in names)
    assert found(root) == []


def test_a_site_without_a_register_is_not_told_anything(tmp_path: Path) -> None:
    root = site(tmp_path, {"notice.pdf": b"a"})
    (root / REGISTER).unlink()
    assert found(root) == []


@pytest.mark.parametrize(("content", "what"), [(b"b", "flipped"), (b"", "truncated"), (b"aa", "longer")])
def test_a_changed_original_is_named_with_both_digests(content: bytes, what: str, tmp_path: Path) -> None:
    root = site(tmp_path, {"notice.pdf": b"a"})
    (root / FOLDER / "notice.pdf").write_bytes(content)
    (one,) = found(root)
    assert (one.code, one.place.path) == ("QZ-Z04", f"{FOLDER}/notice.pdf"), f"the file was {what}"
    assert (one.severity, one.values) == ("warning", {"was": sha256(b"a"), "now": sha256(content)})


def test_an_original_that_is_gone_is_named_where_the_register_has_it(tmp_path: Path) -> None:
    root = site(tmp_path, {"a.pdf": b"a", "b.pdf": b"b"})
    (root / FOLDER / "b.pdf").unlink()
    assert told(root) == [("QZ-Z05", f"{REGISTER}:2")]


def test_an_original_under_another_name_is_said_to_be_renamed_and_a_new_one_to_be_new(tmp_path: Path) -> None:
    root = site(tmp_path, {"a.pdf": b"a"})
    (root / FOLDER / "a.pdf").rename(root / FOLDER / "b.pdf")
    (root / FOLDER / "c.pdf").write_bytes(b"c")
    assert told(root) == [("QZ-Z06", f"{REGISTER}:1"), ("QZ-Z07", f"{REGISTER}:1")]
    assert found(root)[0].values == {"name": f"{FOLDER}/a.pdf", "to": f"{FOLDER}/b.pdf"}
    assert found(root)[1].values["count"] == 1


def test_an_original_that_was_put_into_the_store_is_said_to_be_there(tmp_path: Path) -> None:
    root = site(tmp_path, {"a.pdf": b"a"})
    place = add(FolderOriginals(root / "originals", "originals"), root / FOLDER / "a.pdf").path
    assert found(root) == []
    (root / FOLDER / "a.pdf").unlink()
    (one,) = found(root)
    assert (one.code, one.values["to"]) == ("QZ-Z06", f"originals/{place}")
    accept(root, [Path(FOLDER, "a.pdf")])
    assert found(root) == []


def test_a_link_that_leads_out_of_the_site_is_not_read(tmp_path: Path) -> None:
    root = site(tmp_path, {"a.pdf": b"a"})
    (tmp_path / "outside").write_bytes(b"secret")
    (root / FOLDER / "a.pdf").unlink()
    (root / FOLDER / "a.pdf").symlink_to(tmp_path / "outside")
    (root / FOLDER / "b.pdf").symlink_to(tmp_path / "outside")
    assert to_be_read(root, Register({}), sources_in(root, "content")) == []
    assert told(root) == [("QZ-Z05", f"{REGISTER}:1")]


def test_a_file_that_cannot_be_read_counts_as_gone(tmp_path: Path) -> None:
    root = site(tmp_path, {"a.pdf": b"a"})
    (root / FOLDER / "a.pdf").unlink()
    (root / FOLDER / "a.pdf").symlink_to("nowhere")
    assert told(root) == [("QZ-Z05", f"{REGISTER}:1")]


def test_a_build_reads_only_files_with_new_stamps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site(tmp_path, {"a.pdf": b"a", "b.pdf": b"b"})
    read: list[str] = []
    content_at = digests.content_at

    def noted(path: str | Path) -> digests.Content | None:
        read.append(Path(path).name)
        return content_at(path)

    monkeypatch.setattr(digests, "content_at", noted)
    monkeypatch.setattr(digests, "YOUNG_NS", -(10**9))  # files that have just been written may be known again
    found(root)
    assert sorted(read) == ["a.pdf", "b.pdf"]
    assert found(root) == [] and len(read) == 2, "a file was read again"
    os.utime(root / FOLDER / "b.pdf", ns=(1, 1))
    assert found(root) == [] and read[2:] == ["b.pdf"]


def test_files_that_have_just_been_written_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site(tmp_path, {"a.pdf": b"a"})
    monkeypatch.setattr(digests, "YOUNG_NS", 10**12)
    found(root)
    file = root / FOLDER / "a.pdf"
    stamps = sources_in(root, "content")
    file.write_bytes(b"b")
    assert [one.code for one in check_fixity(root, stamps, root / CACHE)] == ["QZ-Z04"], "a tick of the clock hid it"


def test_entering_what_is_new_leaves_all_else_as_it_was(tmp_path: Path) -> None:
    root = site(tmp_path, {"a.pdf": b"a", "b.pdf": b"b", "c.pdf": b"c"})
    before = (root / REGISTER).read_text("utf-8")
    (root / FOLDER / "a.pdf").write_bytes(b"changed")
    (root / FOLDER / "b.pdf").rename(root / FOLDER / "moved.pdf")
    (root / FOLDER / "c.pdf").unlink()
    (root / FOLDER / "d.pdf").write_bytes(b"d")
    count, rest = record(root)
    assert (count, len(rest.changed), len(rest.moved), len(rest.gone)) == (1, 1, 1, 1)
    assert (root / REGISTER).read_text("utf-8") == f"{before}{sha256(b'd')}  documents/2024-a/d.pdf\n"


def test_what_was_meant_is_accepted_by_name_and_nothing_else(tmp_path: Path) -> None:
    root = site(tmp_path, {"a.pdf": b"a", "b.pdf": b"b", "c.pdf": b"c", "d.pdf": b"d"})
    for name in ("a.pdf", "d.pdf"):
        (root / FOLDER / name).write_bytes(b"changed")
    (root / FOLDER / "b.pdf").rename(root / FOLDER / "moved.pdf")
    (root / FOLDER / "c.pdf").unlink()
    accept(root, [Path(FOLDER, name) for name in ("a.pdf", "b.pdf", "c.pdf")])
    assert [(one.code, one.place.path) for one in found(root)] == [("QZ-Z04", f"{FOLDER}/d.pdf")]


def test_files_are_accepted_by_the_path_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site(tmp_path, {"a.pdf": b"a"})
    (root / FOLDER / "a.pdf").write_bytes(b"changed")
    monkeypatch.chdir(root / FOLDER)
    accept(root, [Path("a.pdf")])
    assert found(root) == []


def test_a_folder_stands_for_all_that_is_or_was_in_it(tmp_path: Path) -> None:
    root = site(tmp_path, {"a.pdf": b"a", "b.pdf": b"b"})
    laid_over(root, {"content/documents/2024-ab/c.pdf": "c"})
    record(root)
    shutil.rmtree(root / FOLDER)
    assert accept(root, [Path(FOLDER)]) == ["documents/2024-a/a.pdf", "documents/2024-a/b.pdf"]
    assert found(root) == [] and "2024-ab/c.pdf" in (root / REGISTER).read_text("utf-8")


def test_a_name_that_nobody_knows_is_not_accepted(tmp_path: Path) -> None:
    root = site(tmp_path, {"a.pdf": b"a"})
    for path in ("none.pdf", f"{FOLDER}/none.pdf", "../outside"):
        with pytest.raises(NotAccepted, match="没有登记过这个原件"):
            accept(root, [Path(path)])


def test_a_register_that_contradicts_itself_is_not_written_over(tmp_path: Path) -> None:
    root = site(tmp_path, {"a.pdf": b"a"})
    with (root / REGISTER).open("a") as register:
        register.write(f"{sha256(b'b')}  documents/2024-a/a.pdf\n")
    before = (root / REGISTER).read_bytes()
    (root / FOLDER / "new.pdf").write_bytes(b"new")
    with pytest.raises(NotAccepted, match="QZ-Z08"):
        record(root)
    assert (root / REGISTER).read_bytes() == before
