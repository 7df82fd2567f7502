"""What cards of some kinds say besides: each a function from the edition to finished words."""

from collections.abc import Callable, Mapping

from qunzhi.facets import vocabulary_of
from qunzhi.pages.coverage import coverage_labels
from qunzhi.pages.edition import Edition
from qunzhi.pages.notices import notice_labels
from qunzhi.records import Record
from qunzhi.select import units_of


def honour_labels(edition: Edition, record: Record) -> tuple[str, ...]:
    """Grade, and how many where the record stands for more than one."""
    grade = record.value("grade")
    words = [edition.term(vocabulary_of(record.kind, "grade"), grade).pick(edition.lang)] if grade else []
    several = units_of(record)
    return (*words, *([edition.words["honour_count"].format(count=several)] if several > 1 else []))


OWN: Mapping[str, Callable[[Edition, Record], tuple[str, ...]]] = {
    "honour": honour_labels,
    "media": coverage_labels,
    "notice": notice_labels,
}
"""By kind."""


def own_labels(edition: Edition, record: Record) -> tuple[str, ...]:
    """What the card of a record says besides its terms; nothing for most kinds."""
    make = OWN.get(record.kind.name)
    return make(edition, record) if make else ()
