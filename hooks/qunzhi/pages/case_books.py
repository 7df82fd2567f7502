"""The public cases of a year as a book, as the list of that year offers it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qunzhi.kinds.case import KIND
from qunzhi.languages import PREFIX, Language
from qunzhi.pages.edition import Edition, facet_path
from qunzhi.pages.prints import pdf_download
from qunzhi.pages.views import FileView
from qunzhi.records import Record

FEWEST = 3
"""Cases that make a book."""

FACET = next(facet for facet in KIND.facets if facet.name == "year")
"""Whose lists have books."""


class Book(NamedTuple):
    """The cases of a year, in the order of its list."""

    year: str
    cases: tuple[Record, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Of its cases."""
        return tuple(case.id for case in self.cases)


def books(edition: Edition) -> Iterator[Book]:
    """One for each year with enough cases, where the group wants any."""
    if not edition.site.group.case_books:
        return
    for year, cases in edition.facets[KIND.name, FACET.name].items():
        if len(cases) >= FEWEST:
            yield Book(year, cases)


def book_language(edition: Edition, cases: Sequence[Record]) -> Language:
    """The language of the book that readers of an edition get: Chinese where no case is written in theirs."""
    return edition.lang if any(case.written_in(edition.lang) for case in cases) else "zh"


def book_address(year: str, lang: Language) -> str:
    """Where it stands, from the site's root: beside the list of its year."""
    return f"{PREFIX[lang]}{list_path(year)}cases-{year}.pdf"


def list_path(year: str) -> str:
    """The list of a year, from the root of the language."""
    return facet_path(KIND, FACET, year)


def book_title(edition: Edition, year: str) -> str:
    """What stands on its cover."""
    return edition.words["print_case_book"].format(year=year)


def book_downloads(edition: Edition, year: str) -> tuple[FileView, ...]:
    """The book of a year, if it has one."""
    return tuple(_download(edition, book) for book in books(edition) if book.year == year)


def _download(edition: Edition, book: Book) -> FileView:
    lang, title = book_language(edition, book.cases), edition.words["print_book_pdf"].format(year=book.year)
    group = edition.site.group.name.pick(lang)
    name = f"{group} {book_title(edition, book.year)}"
    return pdf_download(edition, title, book_address(book.year, lang), lang, name)
