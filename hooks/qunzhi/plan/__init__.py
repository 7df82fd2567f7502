"""Which files the site has, and how each is made."""

from collections.abc import Iterator

from qunzhi.frames import Shell
from qunzhi.identity import held_kinds
from qunzhi.languages import LANGUAGES, Language
from qunzhi.media import Media
from qunzhi.pages.edition import Edition
from qunzhi.pages.press import Press
from qunzhi.pages.templates import Templates
from qunzhi.plan import (
    chronicle,
    data,
    feeds,
    fixed,
    handwritten,
    lists,
    machine,
    media,
    membership,
    records,
    standing,
    vocabularies,
)
from qunzhi.product import Product
from qunzhi.site import Site


def plan(site: Site, shell: Shell, templates: Templates, held: Media) -> Iterator[Product]:
    """Every file that is made from the records; the theme's own files come with the shell."""
    presses: dict[Language, Press] = {lang: Press(Edition(site, lang, held), shell, templates) for lang in LANGUAGES}
    yield from data.products(presses)  # the largest files first, so that no worker waits for them in the end
    for press in presses.values():
        for kind in held_kinds(site.root):
            yield from lists.products(press, kind)
            yield from records.products(press, kind)
        yield from chronicle.products(press)
        yield from membership.products(press)
        yield from standing.products(press)
        yield from vocabularies.products(press)
        yield from handwritten.products(press)
        yield from fixed.products(press)
        yield from media.covers(press)
        yield from feeds.products(press)
    yield from media.files(site, held)
    yield from machine.products(presses)
