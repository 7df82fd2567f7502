"""Reports, plans and documents in print, each in every language in which it is called by a name."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from qunzhi.pages.press import Press
from qunzhi.pages.prints import has_print, print_address, printed_in
from qunzhi.printing.document import Document, document_of
from qunzhi.printing.numbered import parts_of
from qunzhi.printing.setting import set_document
from qunzhi.printing.sheets import document_sheet, plan_sheet
from qunzhi.product import Product
from qunzhi.records import Record


def products(press: Press, record_id: str) -> Iterator[Product]:
    """The PDF of a record."""
    edition = press.edition
    record = edition.site.records[record_id]
    if has_print(record) and printed_in(edition, record) == edition.lang:
        yield Product(print_address(record, edition.lang), record.place.path, partial(_pdf, press, record))


def _pdf(press: Press, record: Record) -> bytes:
    document = FORMS[record.kind.name](press, record)
    return set_document(press.edition.site.root, document, press.edition.media)


def _report(press: Press, record: Record) -> Document:
    parts = parts_of(press.edition, press.templates, record)
    return document_of(press.edition, record, parts, press.shell.site_url)


def _plan(press: Press, record: Record) -> Document:
    return plan_sheet(press.edition, press.templates, record, press.shell.site_url)


def _document(press: Press, record: Record) -> Document:
    return document_sheet(press.edition, press.templates, record, press.shell.site_url)


FORMS: Mapping[str, Callable[[Press, Record], Document]] = {"report": _report, "plan": _plan, "document": _document}
"""By kind."""
