"""The pages of a term that several kinds use: a theme, a level. All published records that bear it, kind by kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qunzhi.kinds.kind import Kind, Layout
from qunzhi.pages.cards import card
from qunzhi.pages.edition import Edition
from qunzhi.pages.entries import named_otherwise
from qunzhi.pages.list_views import FacetValue, FacetView, Pager
from qunzhi.pages.listing import page_title, pager
from qunzhi.pages.views import CardView, Link
from qunzhi.pages.vocabularies import aliases, counts_of, list_title, narrowed_url, term_path, used_terms, uses_of
from qunzhi.records import Record

SHOWN = 12
"""Records of a kind on the first page, where a facet of the kind's list shows the rest."""

PAGE_LENGTH = 100
"""Records of a kind on one page, where no facet shows the rest."""

WITHOUT_CARDS: tuple[Layout, ...] = ("entries", "figures", "governance")
"""Layouts of lists that are no cards: here their records stand in rows."""


@dataclass(frozen=True, slots=True)
class KindGroup:
    """Records of one kind."""

    title: str
    anchor: str
    count: str
    layout: Layout
    cards: tuple[CardView, ...]
    more: Link | None
    """The kind's list narrowed down to the term, where the kind has such a facet."""


class TermView(NamedTuple):
    """What the page shows. `before`, `name` and `number` together are its heading."""

    before: str
    name: Link
    other: Link
    """Its name in the other language."""
    aliases: tuple[Link, ...]
    total: str
    facets: tuple[FacetView, ...]
    """The terms of the same list that have pages, this one marked."""
    groups: tuple[KindGroup, ...]
    pager: Pager | None
    """Of a term that more records bear than one page shows."""
    number: str = ""
    """In words which page it is, behind the heading; "" for the first."""

    @property
    def title(self) -> str:
        """The heading as one text."""
        return self.before + self.name.title + self.number


def pages_of(edition: Edition, name: str, term: str) -> int:
    """How many pages the records of a term fill."""
    use = uses_of(edition.site)[name, term]
    longest = max((len(those) for kind, those in use if not narrowed_url(edition, name, term, kind)), default=0)
    return max(1, -(-longest // PAGE_LENGTH))


def term_view(edition: Edition, name: str, term: str, number: int = 1) -> TermView:
    """One page of a term of the list `name`."""
    last = pages_of(edition, name, term)
    text, count = edition.term(name, term), counts_of(edition.site)[name, term]
    words = edition.words["vocabularies_record" if count == 1 else "vocabularies_records"]
    return TermView(
        before=list_title(edition, name) + (" · " if edition.lang == "zh" else " – "),
        name=Link(text.pick(edition.lang), "", text.foreign(edition.lang)),
        other=named_otherwise(edition, text),
        aliases=aliases(edition, name, term),
        total=words.format(term=text.pick(edition.lang), count=f"{count:,}"),
        facets=(_neighbours(edition, name, term),),
        groups=tuple(_groups(edition, name, term, number)),
        pager=_pager(edition, term_path(name, term), number, last, count) if last > 1 else None,
        number=page_title(edition, "", number) if number > 1 else "",
    )


def _pager(edition: Edition, path: str, number: int, last: int, count: int) -> Pager:
    return pager(edition, path, number, last, edition.words["total"].format(count=f"{count:,}"))


def _groups(edition: Edition, name: str, term: str, number: int) -> Iterator[KindGroup]:
    """Of the kinds that have records on a page; those with a facet for the term are on the first one only."""
    first = (number - 1) * PAGE_LENGTH
    for kind, records in uses_of(edition.site)[name, term]:
        url = narrowed_url(edition, name, term, kind)
        shown = records[:SHOWN] if url else records[first : first + PAGE_LENGTH]
        if shown and (number == 1 or not url):
            yield _group(edition, kind, shown, len(records), url)


def _neighbours(edition: Edition, name: str, here: str) -> FacetView:
    counts = counts_of(edition.site)
    values = (
        FacetValue(
            title=edition.term(name, term).pick(edition.lang),
            url=edition.url(term_path(name, term)),
            count=counts[name, term],
            active=term == here,
        )
        for term in used_terms(edition.site, name)
    )
    return FacetView(list_title(edition, name), tuple(values), {})


def _group(edition: Edition, kind: Kind, shown: Sequence[Record], total: int, url: str) -> KindGroup:
    heading, count = kind.heading.pick(edition.lang), f"{total:,}"
    more = edition.words["vocabularies_more"].format(heading=heading, count=count)
    return KindGroup(
        title=heading,
        anchor=f"kind-{kind.name}",
        count=edition.words["total"].format(count=count),
        layout="rows" if kind.layout in WITHOUT_CARDS else kind.layout,
        cards=tuple(card(edition, record) for record in shown),
        more=Link(more, url) if url else None,
    )
