"""The proof of a report: a page, and its counts for machines."""

from collections.abc import Callable, Iterator
from functools import partial

from qunzhi.pages.press import Press, Sheet
from qunzhi.pages.proof import proof_summary, proof_view
from qunzhi.pages.proof_addresses import has_proof, proof_address, summary_address
from qunzhi.pages.views import Link
from qunzhi.product import Product
from qunzhi.reads import unnoted
from qunzhi.records import Record
from qunzhi.store import digest_of


def of_report(press: Press, record_id: str) -> Iterator[Product]:
    """Both files of a report that has not been taken back.

    Their step looks at all texts and tables and decides what they tell; a changed sentence in which no number stands
    leaves them as they are.
    """
    edition = press.edition
    record = edition.site.records[record_id]
    if has_proof(record):
        body, summary = partial(_body, press, record), partial(proof_summary, edition, record)
        page = edition.url(f"{proof_address(record)}index.html")
        yield _product(page, record, body, partial(_page, press, record))
        yield _product(summary_address(record, edition.lang), record, summary, partial(unnoted, summary))


def _product(path: str, record: Record, told: Callable[[], bytes], make: Callable[[], bytes]) -> Product:
    return Product(path, record.place.path, make, decide=lambda: digest_of(told()))


def _body(press: Press, record: Record) -> bytes:
    edition = press.edition
    title = edition.words["proof"]
    page = edition.page(title, (*edition.above(record.kind), edition.link(record), Link(title)))
    return press.templates.render("qunzhi/proof.html", {"page": page, "proof": proof_view(edition, record)}).encode()


def _page(press: Press, record: Record) -> bytes:
    edition = press.edition
    sheet = Sheet(
        path=proof_address(record),
        section=record.kind.section,
        title=f"{edition.words['proof']} · {edition.link(record).title}",
        description=edition.words["proof_intro"],
        translated=True,
        listed=False,
    )
    return press.html(sheet, unnoted(_body, press, record).decode())
