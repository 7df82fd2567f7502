"""The page of membership over time."""

from collections.abc import Iterator
from functools import partial

from qunzhi.pages.membership import SECTION, membership_view
from qunzhi.pages.press import Press, Sheet
from qunzhi.pages.sections import is_there, section_link
from qunzhi.pages.views import Link
from qunzhi.product import Product


def products(press: Press) -> Iterator[Product]:
    """The page, where the site has members."""
    if is_there(press.edition.site, SECTION):
        yield Product(press.edition.url(f"{SECTION}/index.html"), "content/members", partial(_page, press))


def _page(press: Press) -> bytes:
    edition, view = press.edition, membership_view(press.edition)
    above = (edition.home(), section_link(edition, "members"))
    page = edition.page(view.title, (*above, Link(view.title)))
    body = press.templates.render("qunzhi/membership.html", {"page": page, "membership": view})
    return press.html(Sheet(f"{SECTION}/", SECTION, view.title, view.sentence), body)
