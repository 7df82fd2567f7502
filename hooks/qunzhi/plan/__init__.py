"""Which files the site has, and how each is made."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from qunzhi.frames import Shell
from qunzhi.identity import held_kinds
from qunzhi.languages import LANGUAGES, Language
from qunzhi.media import Media
from qunzhi.pages.edition import Edition
from qunzhi.pages.press import Press
from qunzhi.pages.prints import has_print
from qunzhi.pages.templates import Templates
from qunzhi.plan import (
    chronicle,
    compare,
    data,
    feeds,
    fixed,
    handwritten,
    iiif,
    lists,
    machine,
    media,
    membership,
    pictures,
    printing,
    proofs,
    records,
    standing,
    tables,
    vocabularies,
)
from qunzhi.product import Plan, Product, Step
from qunzhi.site import Site

ONCE: tuple[tuple[str, Callable[[Press], Iterable[Product]]], ...] = (
    ("chronicle", chronicle.products),
    ("membership", membership.products),
    ("compare", compare.products),
    ("standing", standing.products),
    ("vocabularies", vocabularies.products),
    ("handwritten", handwritten.products),
    ("fixed", fixed.products),
    ("gallery", pictures.lists),
    ("covers", media.covers),
    ("feeds", feeds.products),
)
"""Steps that each language has once."""


DATA: Step = ("data",)
"""The step of the open data, whose files look at every record."""


def plan(site: Site, shell: Shell, templates: Templates, held: Media) -> Plan:
    """Every file that is made from the records; the theme's own files come with the shell."""
    presses: dict[Language, Press] = {lang: Press(Edition(site, lang, held), shell, templates) for lang in LANGUAGES}
    return dict(_steps(site, presses, held))


def _steps(
    site: Site, presses: dict[Language, Press], held: Media
) -> Iterator[tuple[Step, Callable[[], Iterable[Product]]]]:
    # The largest files first: no worker waits for them at last.
    yield DATA, partial(data.products, presses)
    every = tuple(site.records.values())
    printed = tuple(record.id for record in every if has_print(record))
    tabled = {record.id for record in every if tables.holds_tables(record)}
    pictured = {record.id for record in every if record.pictures}
    for lang, press in presses.items():
        yield ("books", lang), partial(printing.case_books, press)
        yield from ((("print", lang, name), partial(printing.products, press, name)) for name in printed)
        for kind in held_kinds(site.root):
            yield ("list", lang, kind.name), partial(lists.products, press, kind)
        for record in every:
            if not record.kind.anchored:
                yield ("record", lang, record.id), partial(records.products, press, record.id)
            if record.kind.numbered:
                yield ("proof", lang, record.id), partial(proofs.of_report, press, record.id)
            if record.id in tabled:
                yield ("tables", lang, record.id), partial(tables.of_record, press, record.id)
            if record.id in pictured:
                yield ("pictures", lang, record.id), partial(pictures.of_record, press, record.id)
            if record.kind.name == "member":
                yield ("feed", lang, record.id), partial(feeds.of_member, press, record.id)
        yield from (((name, lang), partial(products, press)) for name, products in ONCE)
    yield ("files",), partial(media.files, site, held)
    yield ("iiif",), partial(iiif.products, presses["zh"], held)
    yield ("machine",), partial(machine.products, presses)
