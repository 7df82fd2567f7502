"""Pages of single days: the members, the offices and the documents in force of each day that matters."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from qunzhi.dates import day_text
from qunzhi.pages.cards import card
from qunzhi.pages.edition import Edition
from qunzhi.pages.membership import said
from qunzhi.pages.tenure import Holding, Term, by_source, holdings
from qunzhi.pages.views import Cards, Link
from qunzhi.standing import as_of


@dataclass(frozen=True, slots=True)
class Part:
    """Members of one type."""

    title: str
    count: str
    members: tuple[Link, ...]


class StandingView(NamedTuple):
    """What the page of a day shows."""

    title: str
    sentence: str
    parts: tuple[Part, ...]
    holdings: tuple[Holding, ...]
    undated: tuple[Term, ...]
    """Appointments of which no dates are known, by the source that tells of them."""
    documents: Cards


def standing_view(edition: Edition, day: date) -> StandingView:
    """The group on one day."""
    found, words = as_of(edition.site, day), edition.words
    when = day_text(day, edition.lang)
    parts = tuple(
        Part(
            edition.term("unit-types", name).pick(edition.lang),
            said(edition, "standing_count", found.count(name)).format(count=found.count(name)),
            tuple(edition.link(record, day) for record in records),
        )
        for name, records in found.members.items()
    )
    return StandingView(
        title=words["standing_title"].format(day=when),
        sentence=said(edition, "standing_total", found.total).format(day=when, count=found.total),
        parts=parts,
        holdings=holdings(edition, found.appointments),
        undated=by_source(edition, found.undated),
        documents=Cards(words["standing_documents"], tuple(card(edition, one) for one in found.documents)),
    )
