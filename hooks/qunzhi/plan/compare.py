"""The page on which reports of one type stand side by side."""

from collections.abc import Iterator
from functools import partial

from qunzhi.kinds.report import KIND
from qunzhi.pages.compare import PATH, compare_link, compare_view
from qunzhi.pages.press import Press, Sheet
from qunzhi.pages.views import Link
from qunzhi.product import Product


def products(press: Press) -> Iterator[Product]:
    """The page, where two reports can be compared."""
    if compare_link(press.edition):
        yield Product(press.edition.url(f"{PATH}index.html"), f"content/{KIND.source}", partial(_page, press))


def _page(press: Press) -> bytes:
    edition = press.edition
    title, intro = edition.words["page_compare"], edition.words["compare_intro"]
    page = edition.page(title, (*edition.above(KIND), Link(title)))
    given = {"page": page, "title": title, "intro": intro, "comparisons": compare_view(edition)}
    return press.html(Sheet(PATH, KIND.section, title, intro), press.templates.render("qunzhi/compare.html", given))
