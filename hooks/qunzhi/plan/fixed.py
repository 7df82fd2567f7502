"""Pages that every site has: search, and what is shown where nothing is found."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from qunzhi.pages.press import Press, Sheet
from qunzhi.pages.views import Link
from qunzhi.product import Product

OWN = "search"
"""The frame of these pages: of no section."""


def products(press: Press) -> Iterator[Product]:
    """The search page, and 404.html for hosts that look for it in the root (and in `en/`)."""
    yield Product(press.edition.url("search/index.html"), "mkdocs.yml", partial(_search, press))
    yield Product(press.edition.url("404.html"), "mkdocs.yml", partial(_not_found, press))


def _search(press: Press) -> bytes:
    edition = press.edition
    title = edition.words["search"]
    page = edition.page(title, (edition.home(), Link(title)))
    body = press.templates.render("qunzhi/search.html", {"page": page})
    return press.html(Sheet("search/", OWN, title, edition.words["search_intro"], listed=False), body)


def _not_found(press: Press) -> bytes:
    """Served at any address, so its links count from the host's root."""
    edition = press.edition
    root = urlsplit(press.shell.site_url).path or "/"
    title = edition.words["not_found_title"]
    page = edition.page(title, (edition.home(), Link(title)))
    body = press.templates.render("qunzhi/not-found.html", {"page": page})
    sheet = Sheet("404.html", OWN, title, "", listed=False)
    return press.fill(press.shell.frame(edition.lang, OWN), sheet, body=body, root=root)
