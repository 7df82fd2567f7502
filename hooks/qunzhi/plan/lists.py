"""Pages of lists."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote

from qunzhi.kinds.kind import Kind
from qunzhi.pages.listing import Shelf, listing_view, shelves, title
from qunzhi.pages.press import Press, Sheet
from qunzhi.pages.views import Link
from qunzhi.product import Product


def products(press: Press, kind: Kind) -> Iterator[Product]:
    """Every page of a kind's whole list and of its facets' lists."""
    if not kind.has_list:
        return
    for shelf in shelves(press.edition, kind):
        for number in range(1, shelf.pages + 1):
            path = unquote(press.edition.url(shelf.page_path(number))) + "index.html"
            yield Product(path, f"content/{kind.source}", partial(_page, press, shelf, number))


def _page(press: Press, shelf: Shelf, number: int) -> bytes:
    edition, path = press.edition, shelf.page_path(number)
    heading = title(edition, shelf, number)
    above: tuple[Link, ...] = (edition.home(),)
    if shelf.facet or number > 1:
        above = (*above, edition.section(shelf.kind))
    page = edition.page(heading, (*above, Link(heading)))
    listing = listing_view(edition, shelf, number)
    body = press.templates.render("qunzhi/listing.html", {"page": page, "listing": listing})
    sheet = Sheet(path, shelf.kind.section, heading, listing.intro or heading)
    return press.html(sheet, body)
