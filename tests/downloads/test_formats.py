"""The type of a file is told from its content, and its name has to agree."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qunzhi.downloads.formats import FORMATS
from tests import attachments as made
from tests.downloads.looked import codes, looked, refused
from tests.files import png

ACCEPTED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a.pdf": ("PDF", made.plain_pdf),
    "a.PDF": ("PDF", made.plain_pdf),
    "a.docx": ("DOCX", lambda: made.office("docx")),
    "a.xlsx": ("XLSX", lambda: made.office("xlsx")),
    "a.pptx": ("PPTX", lambda: made.office("pptx")),
    "a.odt": ("ODT", lambda: made.opendocument("text")),
    "a.ods": ("ODS", lambda: made.opendocument("spreadsheet")),
    "a.odp": ("ODP", lambda: made.opendocument("presentation")),
    "a.ofd": ("OFD", made.ofd),
    "a.zip": ("ZIP", lambda: made.zipped({"表.docx": made.office("docx")})),
    "a.txt": ("TXT", lambda: "甲".encode()),
    "a.csv": ("CSV", lambda: "\ufeff甲,乙\n".encode()),
    "a.png": ("PNG", lambda: png((8, 8))),
    "a.jpeg": ("JPEG", made.photograph),
    "a.mp4": ("MP4", lambda: b"\0\0\0\x18ftypisom" + b"\0" * 12),
    "a.mp3": ("MP3", lambda: b"ID3\x04" + b"\0" * 12),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_file_whose_name_and_content_agree_is_handed_out(name: str, tmp_path: Path) -> None:
    kind, content = ACCEPTED[name]
    facts = looked(tmp_path, name, content()).facts
    assert facts is not None, f"{name} is refused"
    assert (facts.type, facts.media_type) == (kind, FORMATS[kind].media_type)


@pytest.mark.parametrize("content", ACCEPTED.values(), ids=lambda one: one[0])
def test_the_same_content_under_another_name_is_refused(
    content: tuple[str, Callable[[], bytes]], tmp_path: Path
) -> None:
    other = "a.docx" if content[0] != "DOCX" else "a.pdf"
    assert refused(tmp_path, other, content[1]()) == "QZ-V02"


def test_who_reads_that_a_name_lies_reads_the_right_one(tmp_path: Path) -> None:
    (remark,) = looked(tmp_path, "报名表.doc.docx", made.plain_pdf()).remarks
    assert remark.values["nearest"] == "报名表.doc.pdf"


@pytest.mark.parametrize("name", ["a.doc", "a.xls", "a.ppt", "a.wps", "a.et", "a.dps", "a.docx", "a.pdf"])
def test_old_formats_of_office_and_wps_are_refused_whatever_they_are_called(name: str, tmp_path: Path) -> None:
    assert refused(tmp_path, name, made.OLE) == "QZ-V05"


@pytest.mark.parametrize(
    "content",
    [
        made.PROGRAM,
        b"\x7fELF\2\1",
        b"#!/bin/sh\n",
        b"L\0\0\0\x01\x14\x02\0",
        b"dex\n035\0",
        b"<svg/>",
        b"\n <!DOCTYPE html>",
    ],
)
@pytest.mark.parametrize("name", ["a.exe", "a.pdf", "a.txt", "a.jpg", "a"])
def test_programs_scripts_and_web_pages_are_refused_whatever_they_are_called(
    name: str, content: bytes, tmp_path: Path
) -> None:
    assert refused(tmp_path, name, content) == "QZ-V06"


@pytest.mark.parametrize(
    "name", ["a.bat", "a.js", "a.vbs", "a.ps1", "a.sh", "a.html", "a.svg", "a.apk", "a.lnk", "a.jar"]
)
def test_names_that_a_double_click_runs_are_refused_whatever_they_hold(name: str, tmp_path: Path) -> None:
    assert refused(tmp_path, name, "甲".encode()) == "QZ-V06"


def test_a_text_may_begin_like_a_program_of_windows(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.txt", "MZ 是美职的缩写。".encode()) == ""


@pytest.mark.parametrize(
    ("content", "encoding", "said"),
    [
        ("甲".encode(), "UTF-8", []),
        ("甲乙".encode("gbk"), "GB 18030", ["QZ-V19"]),
        ("甲".encode("utf-16"), "UTF-16", ["QZ-V19"]),
    ],
)
def test_the_encoding_of_a_text_is_told(content: bytes, encoding: str, said: list[str], tmp_path: Path) -> None:
    found = looked(tmp_path, "a.txt", content)
    assert found.facts is not None and found.facts.encoding == encoding
    assert codes(found) == said


def test_a_picture_that_tells_where_it_was_taken_is_told_of(tmp_path: Path) -> None:
    assert codes(looked(tmp_path, "a.jpg", made.photograph())) == ["QZ-V20"]
    assert codes(looked(tmp_path, "a.png", png((8, 8)))) == []
