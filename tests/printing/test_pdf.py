from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from qunzhi.languages import LANGUAGES, Language
from tests.printing.printed import bookmarks, ink, pages, pdf, site_named

REPORT = "work-report-2023"


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found


@pytest.fixture(scope="module")
def printed(lang: Language) -> bytes:
    return pdf(site_named("weifang"), REPORT, lang)


def test_the_same_report_is_the_same_bytes(printed: bytes, lang: Language) -> None:
    assert pdf(site_named("weifang"), REPORT, lang) == printed


def test_no_page_is_blank_and_no_character_is_lost(printed: bytes) -> None:
    for words in pages(printed):
        assert words
        assert not {"\ufffd", "\ue000", "\ue001", "\u2060"} & set(words)


def test_it_says_that_it_is_for_archives_and_for_everyone(printed: bytes, lang: Language) -> None:
    with pikepdf.open(BytesIO(printed)) as opened:
        root = opened.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == {"zh": "zh-CN", "en": "en"}[lang]
        assert "/StructTreeRoot" in root
        assert root.ViewerPreferences.DisplayDocTitle
        with opened.open_metadata() as described:
            assert described["pdfaid:part"] == "2"
            assert described["pdfaid:conformance"] == "A"
            assert described["pdfuaid:part"] == "1"
            assert described["dc:title"] == site_named("weifang").records[REPORT].title.pick(lang)


def test_its_typefaces_are_within_and_are_those_of_the_packages(printed: bytes) -> None:
    with pikepdf.open(BytesIO(printed)) as opened:
        fonts = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        described = [one.FontDescriptor for one in fonts if "/FontDescriptor" in one]
        assert described
        for one in described:
            assert "/FontFile3" in one or "/FontFile2" in one
            assert "+NotoS" in str(one.FontName), "a subset of Noto"


def test_the_contents_tell_the_pages_on_which_headings_stand(printed: bytes, lang: Language) -> None:
    found = pages(printed)
    with pypdfium2.PdfDocument(printed) as opened:
        marks = [
            (one.get_title(), dest.get_index())
            for one in opened.get_toc()
            if one.level == 0 and (dest := one.get_dest())
        ]
    whole = site_named("weifang").records[REPORT].title.pick(lang)
    first = next(at for title, at in marks if title == whole)
    front = "".join(found[1:first])
    for title, at in marks:
        words = title.replace(" ", "").replace("\u2002", "")
        assert words in found[at], f"{title} is not where its bookmark leads"
        if at >= first and title != whole:
            assert f"{words}{'.' * 3}" in front and f"{at - first + 1}" in front.split(words, 1)[1][:400]


def test_bookmarks_are_the_headings_in_their_order(printed: bytes, lang: Language) -> None:
    chapters = [words for level, words in bookmarks(printed) if level == 0]
    report = site_named("weifang").records[REPORT]
    own = [chapter.title.pick(lang) for chapter in report.chapters]
    begin, end = {"zh": ("目录", "印刷版说明"), "en": ("Contents", "About this print edition")}[lang]
    assert chapters == [begin, report.title.pick(lang), *own, end]


def test_a_report_that_was_given_says_where_and_when_below_its_title_and_whom_it_addresses(
    printed: bytes, lang: Language
) -> None:
    above, behind = {
        "zh": ("集团2023年工作报告（2023年11月28日潍坊）尊敬的各位领导、", "同志们：现将集团2023年"),
        "en": ("EducationGroup(Weifang,28November2023)Distinguishedleaders,", "comrades:Foryourconsideration"),
    }[lang]
    (words,) = [page for page in pages(printed) if behind in page]
    assert above in words
    assert "前言" not in words and "Foreword" not in words


def test_nothing_stands_in_the_margins_of_an_official_report(printed: bytes) -> None:
    for left, top, right, bottom in ink(printed):
        assert left >= 27.5 and right >= 25.3, "28 and 26 mm; a letter's serif may reach a hair beyond"
        assert top >= 15 and bottom >= 15, "but for running heads and page numbers"
