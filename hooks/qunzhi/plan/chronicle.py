"""Pages of the chronicle: the list of years, and each year."""

from collections.abc import Iterator
from functools import partial

from qunzhi.pages.chronicle import SECTION, ChronicleView, events_of, index_view, year_path, year_view
from qunzhi.pages.press import Press, Sheet
from qunzhi.pages.sections import family, is_there
from qunzhi.pages.views import Link
from qunzhi.product import Product


def products(press: Press) -> Iterator[Product]:
    """Every page of the chronicle, where the site has one."""
    edition = press.edition
    if not is_there(edition.site, SECTION):
        return
    yield Product(edition.url(f"{SECTION}/index.html"), "content", partial(_index, press))
    for year in events_of(edition.site):
        yield Product(edition.url(f"{year_path(year)}index.html"), "content", partial(_year, press, year))


def _index(press: Press) -> bytes:
    return _printed(press, f"{SECTION}/", index_view(press.edition, family(press.edition, SECTION)), ())


def _year(press: Press, year: int) -> bytes:
    edition = press.edition
    above = Link(edition.words["page_chronicle"], edition.url(f"{SECTION}/"))
    return _printed(press, year_path(year), year_view(edition, year), (above,))


def _printed(press: Press, path: str, view: ChronicleView, above: tuple[Link, ...]) -> bytes:
    edition = press.edition
    page = edition.page(view.title, (edition.home(), *above, Link(view.title)))
    body = press.templates.render("qunzhi/chronicle.html", {"page": page, "chronicle": view})
    return press.html(Sheet(path, SECTION, view.title, view.intro), body)
