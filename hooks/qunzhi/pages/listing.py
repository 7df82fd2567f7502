"""Lists: a kind's records, whole or narrowed down to one value of a facet, in pages of twenty."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from qunzhi.facets import values_of, vocabulary_of
from qunzhi.kinds.case import KIND as CASE
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.languages import Language, Text
from qunzhi.pages.cards import card
from qunzhi.pages.case_books import FACET, book_downloads
from qunzhi.pages.directory import LAYOUT as DIRECTORY
from qunzhi.pages.directory import any_own, tally
from qunzhi.pages.directory import groups as directory_groups
from qunzhi.pages.edition import Edition, facet_path
from qunzhi.pages.extras import listing_extra
from qunzhi.pages.groupings import GROUPINGS, arranged, grouped
from qunzhi.pages.list_views import FacetValue, FacetView, ListingView, PageNumber, Pager, near
from qunzhi.pages.membership import said
from qunzhi.pages.sections import family
from qunzhi.pages.views import Cards, FileView, Link
from qunzhi.records import Record

PAGE_LENGTH = 20
"""Records on one page of a list."""


WHOLE = ("governance", "figures")
"""Layouts that show a list as one thing."""


class Shelf(NamedTuple):
    """A list with an address: all records of a kind, or those with one value of a facet."""

    kind: Kind
    records: tuple[Record, ...]
    facet: Facet | None = None
    value: str = ""

    @property
    def path(self) -> str:
        """Address from the root of the language."""
        return facet_path(self.kind, self.facet, self.value) if self.facet else f"{self.kind.section}/"

    def page_path(self, number: int) -> str:
        """Address of one of its pages, from 1."""
        return page_of(self.path, number)

    @property
    def on_one_page(self) -> bool:
        """Whether it is shown whole: groups belong together, and places on a list must not move to its next page."""
        return bool(self.kind.group_by) or self.kind.anchored or self.kind.layout in WHOLE

    @property
    def pages(self) -> int:
        """How many pages it fills. A directory is grouped, so it stays on one."""
        if self.on_one_page:
            return 1
        return max(1, -(-len(self.records) // PAGE_LENGTH))


def page_of(path: str, number: int) -> str:
    """Address of a page of the list that begins at `path`."""
    return path if number == 1 else f"{path}page/{number}/"


def shelves(edition: Edition, kind: Kind) -> Iterator[Shelf]:
    """The whole list of a kind, then one for each value of each of its facets."""
    records = arranged(edition, kind, edition.site.of(kind))
    yield Shelf(kind, records)
    for facet in kind.facets:
        for value, found in edition.facets[kind.name, facet.name].items():
            yield Shelf(kind, arranged(edition, kind, found), facet, value)


def value_title(edition: Edition, kind: Kind, facet: Facet, value: str) -> Text:
    """A value of a facet in words: a term, a year, a member's name."""
    vocabulary = vocabulary_of(kind, facet.field)
    if vocabulary:
        return edition.term(vocabulary, value)
    if value.isdigit():
        return Text(f"{value}年", value)
    record = edition.site.records.get(value)
    return record.title if record else Text(value, value)


def listing_view(edition: Edition, shelf: Shelf, number: int) -> ListingView:
    """One page of a list."""
    kind = shelf.kind
    first = (number - 1) * PAGE_LENGTH
    shown = shelf.records if shelf.on_one_page else shelf.records[first : first + PAGE_LENGTH]
    return ListingView(
        title=title(edition, shelf, number),
        intro="" if shelf.facet or number > 1 else _intro(edition, kind),
        kind=kind.name,
        layout=kind.layout,
        groups=_groups(edition, shelf, shown),
        facets=tuple(_facets(edition, shelf)),
        pager=_pager(edition, shelf, number),
        empty=not shelf.records,
        facets_note=_facets_note(edition, shelf),
        family=family(edition, kind.section),
        downloads=_downloads(edition, shelf) if number == 1 else (),
        extra=listing_extra(edition, kind.name, shelf.records) if number == 1 else None,
    )


def _downloads(edition: Edition, shelf: Shelf) -> tuple[FileView, ...]:
    return book_downloads(edition, shelf.path) if shelf.kind is CASE and shelf.facet in (None, FACET) else ()


def title(edition: Edition, shelf: Shelf, number: int = 1) -> str:
    """Heading of a list: the kind's, the value it is narrowed down to, the page."""
    parts = [] if shelf.facet and shelf.facet.alone else [_heading(edition, shelf.kind)]
    if shelf.facet:
        parts.append(value_title(edition, shelf.kind, shelf.facet, shelf.value).pick(edition.lang))
    whole = _BETWEEN[edition.lang].join(parts)
    return whole if number == 1 else page_title(edition, whole, number)


_BETWEEN: Mapping[Language, str] = {"zh": " · ", "en": " – "}


def page_title(edition: Edition, whole: str, number: int) -> str:
    """Heading of a page of a list that is called `whole`."""
    return _BETWEEN[edition.lang].join((whole, edition.words["page_of"].format(number=number)))


def _heading(edition: Edition, kind: Kind) -> str:
    """The kind's; a directory of which nobody belongs to the group is not one of members."""
    nobody = kind.layout == DIRECTORY and not any_own(edition.site)
    return edition.words["directory_nobody"] if nobody else kind.heading.pick(edition.lang)


def _intro(edition: Edition, kind: Kind) -> str:
    nobody = kind.layout == DIRECTORY and not any_own(edition.site)
    return edition.words["directory_nobody_intro"] if nobody else kind.intro.pick(edition.lang)


def _groups(edition: Edition, shelf: Shelf, shown: Sequence[Record]) -> tuple[Cards, ...]:
    if shelf.kind.layout in GROUPINGS:
        headed = grouped(edition, shelf.kind, shown)
        return tuple(Cards(title, tuple(card(edition, record) for record in those)) for title, those in headed)
    if shelf.kind.layout == DIRECTORY:
        told = directory_groups(edition, shelf.kind, shelf.facet, shown)
        return tuple(Cards(g.title, tuple(card(edition, one) for one in g.records), g.count) for g in told)
    facet = shelf.kind.facet(shelf.kind.group_by) if shelf.kind.group_by else None
    if facet is None or shelf.facet is facet:
        return (Cards("", tuple([card(edition, record) for record in shown])),)
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in shown:
        groups[next(iter(values_of(record, facet)), "")].append(record)
    ordered = [value for value in edition.facets[shelf.kind.name, facet.name] if value in groups]
    return tuple(
        Cards(
            value_title(edition, shelf.kind, facet, value).pick(edition.lang),
            tuple(card(edition, record) for record in groups[value]),
        )
        for value in ordered
    )


def _facets(edition: Edition, shelf: Shelf) -> Iterator[FacetView]:
    """The ways to narrow down that have any value."""
    kind = shelf.kind
    for facet in kind.facets:
        if edition.facets[kind.name, facet.name]:
            view = edition.piece(("facet", kind.name, facet.name), _facet, edition, kind, facet)
            chosen = ("chosen", kind.name, facet.name, shelf.value)
            yield edition.piece(chosen, _chosen, edition, shelf, facet, view) if shelf.facet is facet else view


def _chosen(edition: Edition, shelf: Shelf, facet: Facet, view: FacetView) -> FacetView:
    """The way by which a list is narrowed down: its value marked, and a way back before it."""
    kind, here = shelf.kind, edition.url(shelf.path)
    count, others = _counted(edition, kind, facet, edition.site.of(kind))
    whole = FacetValue(edition.words["all"], edition.url(f"{kind.section}/"), count, active=False, others=others)
    marked = (replace(value, active=True) if value.url == here else value for value in view.values)
    return FacetView(view.label, (whole, *marked), {})


def _facets_note(edition: Edition, shelf: Shelf) -> str:
    """What the numbers beside the values are, where some are not told apart by them."""
    apart = shelf.kind.layout == DIRECTORY and tally(edition.site, edition.site.of(shelf.kind)).others
    return said(edition, "directory_facets") if apart else ""


def _facet(edition: Edition, kind: Kind, facet: Facet) -> FacetView:
    values = (_value(edition, kind, facet, *one) for one in edition.facets[kind.name, facet.name].items())
    return FacetView(facet.label.pick(edition.lang), tuple(values), {})


def _value(edition: Edition, kind: Kind, facet: Facet, value: str, records: Sequence[Record]) -> FacetValue:
    text = value_title(edition, kind, facet, value)
    url = edition.url(facet_path(kind, facet, value))
    count, others = _counted(edition, kind, facet, records)
    return FacetValue(text.pick(edition.lang), url, count, active=False, lang=text.foreign(edition.lang), others=others)


def _counted(edition: Edition, kind: Kind, facet: Facet, records: Sequence[Record]) -> tuple[int, str]:
    """How many; in the directory the units of members, and in words how many organisations besides."""
    if kind.layout != DIRECTORY:
        return len(records), ""
    found = tally(edition.site, records, facet)
    return found.own, edition.words["facet_others"].format(count=found.others) if found.others else ""


def _pager(edition: Edition, shelf: Shelf, number: int) -> Pager:
    count = len(shelf.records)
    word = ("directory_total_one" if count == 1 else "directory_total") if shelf.kind.layout == DIRECTORY else "total"
    total = edition.words[word].format(count=count)
    return pager(edition, shelf.path, number, shelf.pages, total)


def pager(edition: Edition, path: str, number: int, last: int, total: str) -> Pager:
    """The way from page `number` of a list at `path` to its others."""
    if last == 1:
        return Pager(total)
    first = edition.url(path)
    numbers = tuple([PageNumber(n, page_of(first, n), n == number) for n in near(number, last)])
    before = Link(edition.words["page_previous"], page_of(first, number - 1)) if number > 1 else None
    after = Link(edition.words["page_next"], page_of(first, number + 1)) if number < last else None
    return Pager(total, before, after, numbers)
