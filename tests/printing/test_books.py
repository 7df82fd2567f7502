from pathlib import Path

import pytest

from qunzhi.languages import LANGUAGES, Language
from qunzhi.media import Media
from qunzhi.pages.case_books import book_downloads, books
from qunzhi.pages.edition import Edition
from qunzhi.pages.templates import OWN, Templates
from qunzhi.printing.books import case_book
from qunzhi.printing.document import Document
from qunzhi.printing.setting import files_of, pdf_of
from qunzhi.site import Site
from tests.printing.printed import bookmarks, ink, pages, site_named
from tests.printing.sheet_site import set_of, site_folder
from tests.printing.tagged import says_what_it_is
from tests.small_sites import laid_over, media_of, site_of


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(site_folder(tmp_path_factory.mktemp("books") / "site"))


def book(site: Site, lang: Language) -> Document:
    edition = Edition(site, lang, media_of(site))
    (found,) = books(edition)
    return case_book(edition, Templates((OWN,)), found.years, found.ids, "https://example.edu.cn/")


@pytest.fixture(scope="module")
def printed(site: Site) -> dict[Language, bytes]:
    return {lang: set_of(site, book(site, lang)) for lang in LANGUAGES}


def test_a_year_with_three_cases_has_a_book_and_one_with_fewer_has_none(site: Site) -> None:
    assert [one.years for one in books(Edition(site, "zh", media_of(site)))] == ["2023"]


def test_where_no_year_has_three_all_cases_are_one_book_on_the_list_of_all(tmp_path: Path) -> None:
    root = laid_over(site_folder(tmp_path / "site"), {"content/cases/case-c/index.zh.md": None})
    site = site_of(root)
    edition = Edition(site, "zh", media_of(site))
    (found,) = books(edition)
    assert found.years == "2023-2024" and sorted(found.ids) == ["case-a", "case-b", "case-d"]
    assert [one.url for one in book_downloads(edition, "cases/")] == ["cases/cases-2023-2024.pdf"]
    assert book_downloads(edition, "cases/year/2023/") == ()
    words = pages(set_of(site, case_book(edition, Templates((OWN,)), found.years, found.ids, "")))
    assert "2023—2024年典型案例集" in words[0] and "收录案例3篇" in words[0]
    english = book_downloads(Edition(site, "en", media_of(site)), "cases/")
    assert [one.title for one in english] == ["Book of the cases of 2023–2024 (PDF, A4)"]


def test_one_case_alone_is_no_book(tmp_path: Path) -> None:
    gone: dict[str, str | bytes | None] = {f"content/cases/case-{name}/index.zh.md": None for name in "bcd"}
    site = site_of(laid_over(site_folder(tmp_path / "site"), gone))
    assert list(books(Edition(site, "zh", media_of(site)))) == []


def test_a_group_may_do_without_books(tmp_path: Path) -> None:
    root = site_folder(tmp_path / "site")
    group = root / "content/group.yml"
    group.write_text(group.read_text("utf-8") + "case_books: false\n", "utf-8")
    assert list(books(Edition(site_of(root), "zh", media_of(site_of(root))))) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_tagged_and_the_same_twice_and_has_nothing_in_its_margins(
    site: Site, printed: dict[Language, bytes], lang: Language
) -> None:
    assert set_of(site, book(site, lang)) == printed[lang]
    title = {"zh": "示例职教集团 2023年典型案例集", "en": "Example Group Cases of 2023"}[lang]
    says_what_it_is(printed[lang], title, lang)
    assert all(pages(printed[lang]))
    for left, top, right, bottom in ink(printed[lang]):
        assert left >= 27 and right >= 25 and top >= 15 and bottom >= 15


def test_each_case_begins_a_page_and_is_told_with_its_box_its_notes_and_its_source(
    printed: dict[Language, bytes],
) -> None:
    found = pages(printed["zh"])
    assert len(found) == 6, "cover, contents, three cases, last page"
    assert "2023年典型案例集" in found[0] and "收录案例3篇" in found[0]
    for name, number in zip("abc", (1, 2, 3), strict=True):
        (words,) = [page for page in found[2:] if f"案例{name}示例学院学徒" in page]
        assert f"{name}的背景" in words and f"{name}的成效。" in words and f"{name}的注。" in words
        assert f"来源：示例报告案例{number}。" in words.replace("\u3000", "")


def test_a_picture_of_a_case_stands_in_it(site: Site, printed: dict[Language, bytes]) -> None:
    assert len(book(site, "zh").pictures) == 1
    (words,) = [page for page in pages(printed["zh"]) if "a的成效。" in page]
    assert "校门" in words


def test_the_contents_name_the_cases_alone(printed: dict[Language, bytes]) -> None:
    contents = pages(printed["zh"])[1]
    assert all(f"案例{name}..." in contents for name in "abc") and "背景" not in contents
    assert {"案例a", "案例b", "案例c"} <= {title for level, title in bookmarks(printed["zh"]) if level == 0}


def test_in_english_a_case_that_is_not_translated_says_so(printed: dict[Language, bytes]) -> None:
    words = "".join(pages(printed["en"]))
    assert "CaseA" in words and "Whyitwasdone." in words
    assert words.count("Thiscasehasnotbeentranslated;itstandshereinChinese.") == 2


def test_a_book_of_many_cases_has_no_empty_page() -> None:
    site = site_named("ernan")
    edition = Edition(site, "zh", Media({}, {}))
    (found,) = books(edition)
    made = pdf_of(case_book(edition, Templates((OWN,)), found.years, found.ids, ""), files_of(site.root), site.root)
    words = pages(made)
    assert all(words) and len(words) >= len(found.ids) + 3
    titles = (site.records[name].title.zh.replace(" ", "") for name in found.ids)
    assert all(title in "".join(words[3:]) for title in titles)


def test_no_book_holds_a_case_that_is_withdrawn(tmp_path: Path) -> None:
    root = site_folder(tmp_path / "site")
    case = root / "content/cases/case-b/index.zh.md"
    gone = "state: withdrawn\nwithdrawn: {date: 2024-12-01, reason: {zh: 有误, en: Mistaken}}\nyear:"
    case.write_text(case.read_text("utf-8").replace("year:", gone), "utf-8")
    (found,) = books(Edition(site_of(root), "zh", media_of(site_of(root))))
    assert sorted(found.ids) == ["case-a", "case-c", "case-d"]
