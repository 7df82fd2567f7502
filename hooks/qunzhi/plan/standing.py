"""A page for each day for which the table of membership has a line, but not for the day of the build."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from qunzhi.pages.member_counts import counts
from qunzhi.pages.membership import SECTION, path_of
from qunzhi.pages.press import Press, Sheet
from qunzhi.pages.sections import is_there, section_link
from qunzhi.pages.standing import standing_view
from qunzhi.pages.views import Link
from qunzhi.product import Product


def products(press: Press) -> Iterator[Product]:
    """Every day's page, where the site has members."""
    if not is_there(press.edition.site, SECTION):
        return
    for day in (count.day for count in counts(press.edition.site) if count.has_page):
        path = press.edition.url(path_of(day)) + "index.html"
        yield Product(path, "content/members", partial(_page, press, day))


def _page(press: Press, day: date) -> bytes:
    edition, path = press.edition, path_of(day)
    view = standing_view(edition, day)
    above = (edition.home(), section_link(edition, "members"), section_link(edition, SECTION))
    page = edition.page(view.title, (*above, Link(view.title)))
    body = press.templates.render("qunzhi/standing.html", {"page": page, "standing": view})
    return press.html(Sheet(path, SECTION, view.title, view.sentence), body)
