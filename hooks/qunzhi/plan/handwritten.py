"""Hand-written pages: the theme has rendered them; their blocks and references are filled in here."""

from collections.abc import Iterator
from functools import partial

from qunzhi.frames import Frame, RenderedPage
from qunzhi.languages import OTHER, PREFIX
from qunzhi.markup.scan import fill
from qunzhi.pages.press import Press, Sheet
from qunzhi.pages.setting import Setting
from qunzhi.pages.texts import fillings_of
from qunzhi.passages import TextKey
from qunzhi.product import Product


def products(press: Press) -> Iterator[Product]:
    """Every hand-written page of the edition's language."""
    pages = {page.address: page for page in press.shell.pages}
    for page in press.shell.pages:
        if page.lang == press.edition.lang:
            yield Product(f"{page.address}index.html", page.source, partial(_page, press, page, pages))


def _page(press: Press, rendered: RenderedPage, pages: dict[str, RenderedPage]) -> bytes:
    edition = press.edition
    path = rendered.address.removeprefix(PREFIX[rendered.lang])
    page = edition.page(rendered.title)
    other = OTHER[rendered.lang]
    translated = PREFIX[other] + path in pages
    description = rendered.description or edition.site.group.summary.pick(edition.lang)
    home = path == ""
    sheet = Sheet(path, "home", "" if home else rendered.title, description, translated=translated)
    text = edition.site.texts.get(TextKey(rendered.source, rendered.lang))
    frame = rendered.frame
    if text and text.scanned.holes:
        frame = Frame(fill(frame.html, fillings_of(edition, press.templates, page, text, Setting())))
    return press.fill(frame, sheet, twin=None if translated else PREFIX[other])
