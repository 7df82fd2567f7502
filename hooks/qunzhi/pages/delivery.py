"""What stands before the text of a report that was given before a meeting."""

from typing import NamedTuple

from qunzhi.dates import day_text
from qunzhi.kinds.report import Delivered
from qunzhi.pages.edition import Edition
from qunzhi.pages.views import Link
from qunzhi.records import Record


class DeliveryView(NamedTuple):
    """Two lines; either may be absent."""

    place_and_date: Link | None
    salutation: Link | None


def delivery(edition: Edition, record: Record) -> DeliveryView | None:
    """None for a report that nobody was addressed with."""
    given, words = record.value("delivered"), record.value("salutation")
    if given is None and words is None:
        return None
    return DeliveryView(
        _bracketed(edition, given) if given else None,
        Link(words.pick(edition.lang), "", words.foreign(edition.lang)) if words else None,
    )


def _bracketed(edition: Edition, given: Delivered) -> Link:
    """As title pages of work reports have it: day and place in brackets."""
    place, day = given.place.pick(edition.lang), day_text(given.date, edition.lang)
    return Link(edition.words["delivered"].format(place=place, day=day), "", given.place.foreign(edition.lang))
