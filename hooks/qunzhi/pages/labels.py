"""What cards of some kinds say besides: each a function from the edition to finished words."""

from collections.abc import Callable, Mapping

from qunzhi.facets import vocabulary_of
from qunzhi.kinds.media import MediaReport
from qunzhi.languages import Text
from qunzhi.pages.edition import Edition
from qunzhi.pages.notices import notice_labels
from qunzhi.pages.views import Link
from qunzhi.records import Record
from qunzhi.select import units_of


def honour_labels(edition: Edition, record: Record) -> tuple[Link, ...]:
    """Grade, and how many where the record stands for more than one."""
    grade = record.value("grade")
    words = [term_label(edition, vocabulary_of(record.kind, "grade"), grade)] if grade else []
    several = units_of(record)
    return (*words, *([Link(edition.words["honour_count"].format(count=several))] if several > 1 else []))


def media_labels(edition: Edition, record: Record) -> tuple[Link, ...]:
    """Outlet and column."""
    assert isinstance(record.facts, MediaReport)
    return tuple(worded(edition, text) for text in (record.facts.outlet, record.facts.column) if text)


def term_label(edition: Edition, vocabulary: str, term_id: str) -> Link:
    """A term in words; it leads nowhere."""
    return edition.piece(("label", vocabulary, term_id), _term_label, edition, vocabulary, term_id)


def _term_label(edition: Edition, vocabulary: str, term_id: str) -> Link:
    return worded(edition, edition.term(vocabulary, term_id))


def worded(edition: Edition, text: Text) -> Link:
    """A text as the edition's language has it, marked where that is Chinese on an English page."""
    return Link(text.pick(edition.lang), "", text.foreign(edition.lang))


OWN: Mapping[str, Callable[[Edition, Record], tuple[Link, ...]]] = {
    "honour": honour_labels,
    "media": media_labels,
    "notice": notice_labels,
}
"""By kind."""


def own_labels(edition: Edition, record: Record) -> tuple[Link, ...]:
    """What the card of a record says besides its terms; nothing for most kinds."""
    make = OWN.get(record.kind.name)
    return make(edition, record) if make else ()
