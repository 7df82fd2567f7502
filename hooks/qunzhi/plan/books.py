"""The cases of each year as a book."""

from collections.abc import Iterator
from functools import partial

from qunzhi.kinds.case import KIND
from qunzhi.pages.case_books import book_address, book_language, books
from qunzhi.pages.press import Press
from qunzhi.printing.books import case_book
from qunzhi.printing.setting import set_document
from qunzhi.product import Product


def products(press: Press) -> Iterator[Product]:
    """A PDF for each year with enough cases. A change of one case makes the books anew that hold it."""
    edition = press.edition
    for book in books(edition):
        if book_language(edition, book.cases) == edition.lang:
            make = partial(_pdf, press, book.year, book.ids)
            path = book_address(book.year, edition.lang)
            yield Product(path, f"content/{KIND.source}", make, given=(book.year, book.ids))


def _pdf(press: Press, year: str, ids: tuple[str, ...]) -> bytes:
    edition = press.edition
    document = case_book(edition, press.templates, year, ids, press.shell.site_url)
    return set_document(edition.site.root, document, edition.media)
