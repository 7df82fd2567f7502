"""The public cases of a year, or of all years, as a book, as their list offers it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qunzhi.kinds.case import KIND
from qunzhi.languages import PREFIX, Language
from qunzhi.pages.edition import Edition, facet_path
from qunzhi.pages.prints import pdf_download
from qunzhi.pages.views import FileView
from qunzhi.records import Record

FEWEST = 3
"""Cases of a year that make a book."""

FEWEST_OF_ALL = 2
"""Cases that make one where no year has enough of its own."""

FACET = next(facet for facet in KIND.facets if facet.name == "year")
"""Whose lists have books."""


class Book(NamedTuple):
    """The cases of a year in the order of its list, or those of all years in the order of these."""

    years: str
    """`2023`, `2022-2023`."""
    cases: tuple[Record, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Of its cases."""
        return tuple(case.id for case in self.cases)


def books(edition: Edition) -> Iterator[Book]:
    """One for each year with enough cases, or one of all, where the group wants any."""
    if not edition.site.group.case_books:
        return
    by_year = edition.facets[KIND.name, FACET.name]
    of_years = [Book(year, cases) for year, cases in by_year.items() if len(cases) >= FEWEST]
    yield from of_years or _of_all(by_year)


def _of_all(by_year: Mapping[str, tuple[Record, ...]]) -> Iterator[Book]:
    cases = tuple(case for those in by_year.values() for case in those)
    if len(cases) >= FEWEST_OF_ALL:
        yield Book("-".join(dict.fromkeys((min(by_year), max(by_year)))), cases)


def book_language(edition: Edition, cases: Sequence[Record]) -> Language:
    """The language of the book that readers of an edition get: Chinese where no case is written in theirs."""
    return edition.lang if any(case.written_in(edition.lang) for case in cases) else "zh"


def book_address(years: str, lang: Language) -> str:
    """Where it stands, from the site's root: beside the list of its cases."""
    return f"{PREFIX[lang]}{list_path(years)}cases-{years}.pdf"


def list_path(years: str) -> str:
    """The list of its cases, from the root of the language."""
    return facet_path(KIND, FACET, years) if years.isdigit() else f"{KIND.section}/"


def book_title(edition: Edition, years: str) -> str:
    """What stands on its cover."""
    return edition.words["print_case_book"].format(year=_said(edition, years))


def _said(edition: Edition, years: str) -> str:
    return years.replace("-", "—" if edition.lang == "zh" else "–")


def book_downloads(edition: Edition, path: str) -> tuple[FileView, ...]:
    """The book that the list at `path` offers, if it has one."""
    return tuple(_download(edition, book) for book in books(edition) if list_path(book.years) == path)


def _download(edition: Edition, book: Book) -> FileView:
    lang, title = book_language(edition, book.cases), edition.words["print_book_pdf"]
    group = edition.site.group.name.pick(lang)
    name = f"{group} {book_title(edition, book.years)}"
    words = title.format(year=_said(edition, book.years))
    return pdf_download(edition, words, book_address(book.years, lang), lang, name)
