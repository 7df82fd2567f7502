"""Office documents and archives are looked through member by member."""

from pathlib import Path

import pytest

from tests import attachments as made
from tests.downloads.looked import looked, refused


@pytest.mark.parametrize(
    "content",
    [
        made.with_macros(),
        made.with_package(),
        made.with_remote_template(),
        made.with_remote_template("\\\\198.51.100.1\\a.dotm"),
        made.office("docx", {"word/activeX/activeX1.bin": made.OLE}),
        made.zipped({"mimetype": "application/vnd.oasis.opendocument.text", "Basic/Standard/a.xml": "<a/>"}),
        made.zipped({made.CONTENT_TYPES: "application/vnd.ms-word.document.macroEnabled.main+xml"}),
    ],
)
def test_a_document_that_does_or_brings_something_is_refused(content: bytes, tmp_path: Path) -> None:
    assert refused(tmp_path, "a.docx", content) == "QZ-V07"


def test_formulas_charts_and_templates_on_the_writers_own_disk_are_harmless(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.docx", made.with_formula()) == ""
    assert refused(tmp_path, "b.docx", made.with_remote_template("file:///C:/Normal.dotm")) == ""
    chart = {"word/embeddings/Microsoft_Excel_Sheet1.xlsx": made.office("xlsx")}
    assert refused(tmp_path, "c.docx", made.office("docx", chart)) == ""


def test_what_lies_within_a_document_within_an_archive_is_seen(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.zip", made.zipped({"表/form.docx": made.with_macros()})) == "QZ-V07"


@pytest.mark.parametrize(
    "members",
    [
        {"setup.exe": b"nothing"},
        {"notes.txt": made.PROGRAM},
        {"page.html": b"<p>"},
        {"form.docm": b"nothing"},
        {"form.doc": made.OLE},
        {"more.rar": made.RAR},
        {"../form.txt": b"a"},
        {"/etc/form.txt": b"a"},
        {"C:\\form.txt": b"a"},
    ],
)
def test_an_archive_with_anything_that_would_be_refused_alone_is_refused(
    members: dict[str, bytes | str], tmp_path: Path
) -> None:
    assert refused(tmp_path, "a.zip", made.zipped(members)) == "QZ-V09"


def test_an_archive_may_hold_what_no_list_names(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.zip", made.zipped({"图/plan.dwg": b"AC1027", "说明.txt": "甲"})) == ""


def test_bombs_are_refused_without_being_unpacked(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.zip", made.zip_bomb()) == "QZ-V09"
    assert refused(tmp_path, "b.docx", made.office("docx", {"word/zeros.xml": b"\0" * (24 << 20)})) == "QZ-V09"
    assert refused(tmp_path, "c.zip", made.zipped({f"{n}.txt": "" for n in range(5001)})) == "QZ-V09"


def test_archives_within_archives_are_looked_into_but_not_for_ever(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.zip", made.zip_within_zips(2)) == ""
    assert refused(tmp_path, "b.zip", made.zip_within_zips(3)) == "QZ-V09"


def test_a_member_that_is_not_what_its_checksum_says_is_damage(tmp_path: Path) -> None:
    raw = made.zipped({"a.txt": "甲" * 50, "b.txt": "乙"})
    at = raw.index(b"a.txt") + 6
    assert refused(tmp_path, "a.zip", raw[:at] + bytes([raw[at] ^ 0xFF]) + raw[at + 1 :]) == "QZ-V10"


def test_names_that_windows_has_written_in_gbk_are_told_as_they_are(tmp_path: Path) -> None:
    raw = made.zipped({"XXXX.exe": b"a"}).replace(b"XXXX", "安装".encode("gbk"))
    (remark,) = looked(tmp_path, "a.zip", raw).remarks
    assert "安装.exe" in str(remark.values["reason"])


def test_passwords_are_asked_for_in_vain(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.zip", made.locked_zip()) == "QZ-V12"
    assert refused(tmp_path, "a.docx", made.locked_office()) == "QZ-V12"
