"""Pages of the controlled lists, and of the terms that several kinds of records use."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote

from qunzhi.pages.listing import page_of
from qunzhi.pages.press import Press, Sheet
from qunzhi.pages.sections import section_link
from qunzhi.pages.term_records import pages_of, term_view
from qunzhi.pages.views import Link
from qunzhi.pages.vocabularies import SECTION, list_link, term_pages, term_path, vocabularies_view
from qunzhi.product import Product

ORIGIN = "content/vocabularies.yml"


def products(press: Press) -> Iterator[Product]:
    """The page of all lists, then a page for each term."""
    edition = press.edition
    yield Product(edition.url(f"{SECTION}/index.html"), ORIGIN, partial(_lists, press))
    for name, term in term_pages(edition.site):
        # Files bear the term as it is written; only addresses are quoted.
        first = unquote(edition.url(term_path(name, term)))
        for number in range(1, pages_of(edition, name, term) + 1):
            yield Product(f"{page_of(first, number)}index.html", ORIGIN, partial(_term, press, name, term, number))


def _lists(press: Press) -> bytes:
    edition, path = press.edition, f"{SECTION}/"
    title = edition.words["page_vocabularies"]
    page = edition.page(title, (edition.home(), Link(title)))
    listing = vocabularies_view(edition)
    body = press.templates.render("qunzhi/vocabularies.html", {"page": page, "listing": listing})
    return press.html(Sheet(path, SECTION, title, edition.words["vocabularies_intro"]), body)


def _term(press: Press, name: str, term: str, number: int) -> bytes:
    edition, path = press.edition, page_of(term_path(name, term), number)
    above = (edition.home(), section_link(edition, SECTION), list_link(edition, name))
    view = term_view(edition, name, term, number)
    page = edition.page(view.title, (*above, view.name))
    body = press.templates.render("qunzhi/term.html", {"page": page, "listing": view})
    return press.html(Sheet(path, SECTION, view.title, view.total), body)
