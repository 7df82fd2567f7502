"""The print edition of each report, one in each language in which it is called by a name."""

from collections.abc import Iterator
from functools import partial

from qunzhi.pages.press import Press
from qunzhi.pages.report_print import print_address, printed_in
from qunzhi.product import Product
from qunzhi.records import Record


def products(press: Press, record_id: str) -> Iterator[Product]:
    """The PDF of a report that has chapters, and is not withdrawn."""
    edition = press.edition
    record = edition.site.records[record_id]
    if not record.chapters or record.facts.state == "withdrawn" or printed_in(edition, record) != edition.lang:
        return
    yield Product(print_address(record, edition.lang), record.place.path, partial(_pdf, press, record))


def _pdf(press: Press, record: Record) -> bytes:
    # The tokens and Typst take a twentieth of a second to import; builds in which no report has changed go without.
    from qunzhi.printing.document import document_of
    from qunzhi.printing.numbered import parts_of
    from qunzhi.printing.setting import set_report

    edition = press.edition
    document = document_of(edition, record, parts_of(edition, press.templates, record), press.shell.site_url)
    return set_report(edition.site.root, document, edition.media)
