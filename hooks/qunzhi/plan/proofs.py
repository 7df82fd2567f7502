"""The proof of a report: a page, and its counts for machines."""

from collections.abc import Iterator
from functools import partial

from qunzhi.pages.press import Press, Sheet
from qunzhi.pages.proof import proof_summary, proof_view
from qunzhi.pages.proof_addresses import has_proof, proof_address, summary_address
from qunzhi.pages.views import Link
from qunzhi.product import Product


def of_report(press: Press, record_id: str) -> Iterator[Product]:
    """Both files of a report that has not been taken back."""
    edition = press.edition
    record = edition.site.records[record_id]
    if has_proof(record):
        origin, given = record.place.path, (edition.lang, record_id)
        page = edition.url(f"{proof_address(record)}index.html")
        yield Product(page, origin, partial(_page, press, record_id), given)
        yield Product(summary_address(record, edition.lang), origin, partial(_summary, press, record_id), given)


def _page(press: Press, record_id: str) -> bytes:
    edition = press.edition
    record = edition.site.records[record_id]
    report, title = edition.link(record), edition.words["proof"]
    page = edition.page(title, (*edition.above(record.kind), report, Link(title)))
    body = press.templates.render("qunzhi/proof.html", {"page": page, "proof": proof_view(edition, record)})
    sheet = Sheet(
        path=proof_address(record),
        section=record.kind.section,
        title=f"{title} · {report.title}",
        description=edition.words["proof_intro"],
        translated=True,
        listed=False,
    )
    return press.html(sheet, body)


def _summary(press: Press, record_id: str) -> bytes:
    return proof_summary(press.edition, press.edition.site.records[record_id])
