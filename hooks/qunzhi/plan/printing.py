"""Reports, plans, documents and books of cases in print, in every language in which they have a name."""

from collections.abc import Iterator
from functools import partial

from qunzhi.kinds.case import KIND as CASE
from qunzhi.pages.case_books import book_address, book_language, books
from qunzhi.pages.press import Press
from qunzhi.pages.prints import has_print, print_address, printed_in
from qunzhi.product import Product
from qunzhi.records import Record


def products(press: Press, record_id: str) -> Iterator[Product]:
    """The PDF of a record."""
    edition = press.edition
    record = edition.site.records[record_id]
    if has_print(record) and printed_in(edition, record) == edition.lang:
        yield Product(print_address(record, edition.lang), record.place.path, partial(_pdf, press, record))


def case_books(press: Press) -> Iterator[Product]:
    """A PDF for each book. A change of one case makes those anew that hold it."""
    edition = press.edition
    for book in books(edition):
        if book_language(edition, book.cases) == edition.lang:
            make = partial(_book, press, book.years, book.ids)
            path = book_address(book.years, edition.lang)
            yield Product(path, f"content/{CASE.source}", make, given=(book.years, book.ids))


# The tokens and Typst take a twentieth of a second to import; builds in which nothing printed has changed go without.


def _pdf(press: Press, record: Record) -> bytes:
    from qunzhi.printing.printed import record_pdf

    return record_pdf(press, record)


def _book(press: Press, years: str, ids: tuple[str, ...]) -> bytes:
    from qunzhi.printing.printed import case_book_pdf

    return case_book_pdf(press, years, ids)
