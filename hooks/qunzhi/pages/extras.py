"""What the pages of some kinds show beyond their facts: each a function from the edition to finished texts."""

from collections.abc import Callable, Mapping

from qunzhi.pages.chains import chain
from qunzhi.pages.compare import compare_link, is_compared
from qunzhi.pages.coverage import coverage_view
from qunzhi.pages.delivery import delivery
from qunzhi.pages.edition import Edition
from qunzhi.pages.entries import entries
from qunzhi.pages.figures_list import figures_list
from qunzhi.pages.gallery import gallery_extra
from qunzhi.pages.governance import body_page, governance
from qunzhi.pages.honours import honours_tables
from qunzhi.pages.indicator import indicator_view
from qunzhi.pages.member import member_view
from qunzhi.pages.membership import members_extra
from qunzhi.pages.notices import notice_view
from qunzhi.pages.progress import plan_view
from qunzhi.pages.views import Link
from qunzhi.records import Record


def _year_on_year(edition: Edition, records: tuple[Record, ...]) -> Link | None:
    return compare_link(edition) if any(is_compared(edition, record) for record in records) else None


RECORD: Mapping[str, Callable[[Edition, Record], object]] = {
    "document": chain,
    "indicator": indicator_view,
    "media": coverage_view,
    "notice": notice_view,
    "body": body_page,
    "member": member_view,
    "plan": plan_view,
    "report": delivery,
}
"""By kind: for a record's own page; its template finds it as `record.extra`."""

LISTING: Mapping[str, Callable[[Edition, tuple[Record, ...]], object]] = {
    "honour": honours_tables,
    "indicator": figures_list,
    "album": gallery_extra,
    "source": entries,
    "term": entries,
    "body": governance,
    "member": members_extra,
    "report": _year_on_year,
}
"""By kind: for the list, given the records on it; its template finds it as `listing.extra`."""


def record_extra(edition: Edition, record: Record) -> object:
    """What a kind's record page is given besides; None for most kinds."""
    make = RECORD.get(record.kind.name)
    return make(edition, record) if make and record.facts.state == "published" else None


def listing_extra(edition: Edition, kind: str, records: tuple[Record, ...]) -> object:
    """What a kind's list is given besides; None for most kinds."""
    make = LISTING.get(kind)
    return make(edition, records) if make else None
