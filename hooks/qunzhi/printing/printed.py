"""Records and books of them, set as PDF."""

from collections.abc import Callable, Mapping, Sequence

from qunzhi.pages.press import Press
from qunzhi.printing.books import case_book
from qunzhi.printing.document import Document, document_of
from qunzhi.printing.numbered import parts_of
from qunzhi.printing.setting import set_document
from qunzhi.printing.sheets import document_sheet, plan_sheet
from qunzhi.records import Record


def record_pdf(press: Press, record: Record) -> bytes:
    """A report, a plan or a document."""
    return _set(press, _FORMS[record.kind.name](press, record))


def case_book_pdf(press: Press, years: str, ids: Sequence[str]) -> bytes:
    """The cases of a year, or of all."""
    return _set(press, case_book(press.edition, press.templates, years, ids, press.shell.site_url))


def _set(press: Press, document: Document) -> bytes:
    return set_document(press.edition.site.root, document, press.edition.media)


def _report(press: Press, record: Record) -> Document:
    parts = parts_of(press.edition, press.templates, record)
    return document_of(press.edition, record, parts, press.shell.site_url)


def _plan(press: Press, record: Record) -> Document:
    return plan_sheet(press.edition, press.templates, record, press.shell.site_url)


def _document(press: Press, record: Record) -> Document:
    return document_sheet(press.edition, press.templates, record, press.shell.site_url)


_FORMS: Mapping[str, Callable[[Press, Record], Document]] = {"report": _report, "plan": _plan, "document": _document}
"""By kind."""
