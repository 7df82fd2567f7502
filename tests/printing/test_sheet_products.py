"""Which documents, plans and years of cases are printed, under which names, and when anew."""

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from qunzhi.media import Media
from qunzhi.printing import printed
from qunzhi.printing.document import Document
from qunzhi.printing.setting import set_document
from tests.building import SITES
from tests.printing.sheet_site import ARTICLES, CASES, FILES, site_folder
from tests.printing.test_product import pdfs_of
from tests.small_sites import laid_over
from tests.test_renewal import activity, build, made_by

Files = dict[str, str | bytes | None]

NOTICE, CHARTER, PLAN, SIMPLE, BOOK = (
    "documents/notice/notice-text.pdf",
    "documents/charter/charter-text.pdf",
    "plans/plan/plan.pdf",
    "plans/simple/simple.pdf",
    "cases/year/2023/cases-2023.pdf",
)
ALL = {NOTICE, f"en/{NOTICE}", CHARTER, PLAN, f"en/{PLAN}", SIMPLE, BOOK, f"en/{BOOK}"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return site_folder(tmp_path / "site")


def links(root: Path, address: str) -> list[str]:
    """Where the page at an address leads for PDFs, from the site's root."""
    out = (root.parent / "out").resolve()
    tree: Any = html.fromstring((out / address / "index.html").read_bytes())
    found = tree.xpath("//a[contains(@class, 'file__title')]/@href")
    return [(out / address / link).resolve().relative_to(out).as_posix() for link in found if link.endswith(".pdf")]


def test_documents_word_for_word_plans_and_years_of_cases_are_printed_and_offered(root: Path) -> None:
    build(root)
    out = root.parent / "out"
    assert {path.relative_to(out).as_posix() for path in out.rglob("*.pdf")} == ALL
    for path in ALL:
        assert links(root, path.rpartition("/")[0]) == [path]
        assert (out / path).read_bytes().startswith(b"%PDF-1.7")


def test_what_has_no_english_is_offered_to_english_readers_in_chinese(root: Path) -> None:
    build(root)
    assert links(root, "en/documents/charter") == [CHARTER]
    assert links(root, "en/plans/simple") == [SIMPLE]


def test_a_text_about_a_document_and_a_year_with_one_case_offer_none(root: Path) -> None:
    build(root)
    assert links(root, "documents/about") == [] and links(root, "cases/year/2024") == [] and links(root, "cases") == []


def test_an_attachment_keeps_its_name(root: Path) -> None:
    notice = str(FILES["content/documents/notice/index.zh.md"])
    attached = "attachments: [{file: Notice-text.pdf, title: {zh: 扫描件, en: Scan}}]\n---\n\n请于"
    pdf = (SITES / "sample/content/documents/2024-contest-notice/notice.pdf").read_bytes()
    change: Files = {
        "content/documents/notice/index.zh.md": notice.replace("---\n\n请于", attached),
        "content/documents/notice/Notice-text.pdf": pdf,
    }
    build(laid_over(root, change))
    out = root.parent / "out/documents/notice"
    assert (out / "Notice-text.pdf").read_bytes() == pdf
    assert (out / "notice-text-print.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_a_withdrawn_plan_is_not_printed(root: Path) -> None:
    gone = "state: withdrawn\nwithdrawn: {date: 2024-12-01, reason: {zh: 有误, en: Mistaken}}\nperiod:"
    plan = str(FILES["content/plans/simple/index.zh.md"]).replace("period:", gone)
    build(laid_over(root, {"content/plans/simple/index.zh.md": plan}))
    assert not (root.parent / "out" / SIMPLE).exists()


@pytest.mark.parametrize(
    ("path", "words", "anew"),
    [
        (
            "content/cases/case-b/index.zh.md",
            CASES["content/cases/case-b/index.zh.md"] + "\n补充。\n",
            {BOOK, f"en/{BOOK}"},
        ),
        ("content/cases/case-d/index.zh.md", "---\ntitle: 另一年\nyear: 2024\nshape: practice\n---\n\n改了。\n", set()),
        ("content/activities/other/index.zh.md", activity("另一次活动", "2024-04-01"), set()),
        (
            "content/documents/charter/index.zh.md",
            str(FILES["content/documents/charter/index.zh.md"]).replace(ARTICLES[:4], "第一条", 1),
            {CHARTER},
        ),
    ],
    ids=["a case of the year", "a case of another year", "an activity", "a document"],
)
def test_a_change_prints_anew_what_holds_it_and_nothing_else(root: Path, path: str, words: str, anew: set[str]) -> None:
    assert pdfs_of(made_by(root, {path: words})) == anew


def test_a_case_that_joins_a_year_is_in_its_book(root: Path) -> None:
    new = CASES["content/cases/case-b/index.zh.md"].replace("案例b", "案例e")
    assert pdfs_of(made_by(root, {"content/cases/case-e/index.zh.md": new})) == {BOOK, f"en/{BOOK}"}


def test_books_of_other_years_are_not_even_set(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = CASES["content/cases/case-b/index.zh.md"].replace("year: 2023", "year: 2024")
    laid_over(root, {f"content/cases/case-{name}/index.zh.md": other for name in "efg"})
    build(root)
    titles: list[object] = []

    def noted(root: Path, document: Document, media: Media) -> bytes:
        titles.append(document.tree["title"])
        return set_document(root, document, media)

    monkeypatch.setattr(printed, "set_document", noted)
    renamed = other.replace("title: 案例b", "title: 改了题名")
    build(laid_over(root, {f"content/cases/case-{name}/index.zh.md": renamed for name in "efg"}))
    assert titles == ["示例职教集团 2024年典型案例集"]
