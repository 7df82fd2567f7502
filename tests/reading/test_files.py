from pathlib import Path

import pytest

from qunzhi.reading.articles import split
from qunzhi.reading.files import LARGEST_TEXT_BYTES, PIECE_BYTES, Refused, SourceText, inside, read_bytes, read_text
from qunzhi.stamps import walk


def refusal(root: Path, name: str) -> str:
    with pytest.raises(Refused) as caught:
        read_text(root, name)
    return caught.value.finding.code


def test_a_file_from_windows_reads_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("\ufeff---\r\ntitle: 甲\r\n---\r\n正文\r\n".encode())
    assert read_text(tmp_path, "a.md").text == "---\ntitle: 甲\n---\n正文\n"


def test_the_places_of_a_file_from_windows_are_those_its_editor_shows(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("\ufeff---\r\ntitle: 甲\r\n---\r\n第一行\r\n第二行\r\n".encode())
    head, body = split(read_text(tmp_path, "a.md"))
    assert str(head.locate(("title",))) == "a.md:2:8"
    assert str(body.place(body.text.index("二"))) == "a.md:5:2"


def test_a_text_of_the_largest_size_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a" * LARGEST_TEXT_BYTES)
    (tmp_path / "b.md").write_bytes(b"a" * (LARGEST_TEXT_BYTES + 1))
    assert len(read_text(tmp_path, "a.md").text) == LARGEST_TEXT_BYTES
    assert refusal(tmp_path, "b.md") == "QZ-F03"


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES])
def test_a_file_is_read_to_its_end_or_to_the_limit_whatever_its_size(tmp_path: Path, size: int) -> None:
    content = bytes(number % 251 for number in range(size))
    (tmp_path / "a").write_bytes(content)
    assert read_bytes(tmp_path, "a") == content
    for limit in (0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 4 * PIECE_BYTES):
        assert read_bytes(tmp_path, "a", limit) == content[:limit]


def test_a_link_within_the_site_is_followed_and_one_that_leads_out_is_not(tmp_path: Path) -> None:
    root = tmp_path / "site"
    root.mkdir()
    (root / "a.md").write_text("内", "utf-8")
    (tmp_path / "b.md").write_text("外", "utf-8")
    (root / "in.md").symlink_to("a.md")
    (root / "out.md").symlink_to("../b.md")
    (root / "far.md").symlink_to("/etc/hostname")
    assert read_text(root, "in.md").text == "内"
    assert [refusal(root, name) for name in ("out.md", "far.md")] == ["QZ-F01", "QZ-F01"]


def test_a_file_behind_a_folder_that_leads_out_is_not_read(tmp_path: Path) -> None:
    root = tmp_path / "site"
    root.mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.md").write_text("外", "utf-8")
    (root / "linked").symlink_to(tmp_path / "outside")
    assert not inside(root, "linked/a.md")
    assert list(walk(root, ".")) == ["./linked"], "the walk has left the site"


@pytest.mark.parametrize("path", ["/etc/hostname", "../a", "a/../../b"])
def test_a_path_that_leads_out_is_not_inside(tmp_path: Path, path: str) -> None:
    assert not inside(tmp_path, path)


def test_what_editors_and_desktops_leave_behind_is_passed_over(tmp_path: Path) -> None:
    for name in (".DS_Store", "~$报告.docx", "Thumbs.db", "desktop.ini", ".hidden", "b.md", "a.md"):
        (tmp_path / name).write_text("", "utf-8")
    assert list(walk(tmp_path, ".")) == ["./a.md", "./b.md"], "in order of name, whatever the file system gives"


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert list(walk(tmp_path, "content")) == []


def test_front_matter_ends_at_the_first_line_of_three_hyphens() -> None:
    head, body = split(SourceText("a.md", "---\ntitle: 甲\n--- \n\n正文\n\n---\n\n更多\n"))
    assert (head.text, body.text, body.first_line) == ("title: 甲\n", "\n正文\n\n---\n\n更多\n", 4)
