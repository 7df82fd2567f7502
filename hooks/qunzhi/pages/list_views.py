"""What the templates of lists are given."""

from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from qunzhi.pages.views import Cards, FileView, Link, SectionLink


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: a static page."""

    title: str
    url: str
    count: int
    active: bool
    lang: str | None = None
    others: str = ""
    """How many besides, in words; "" where the count is of all."""


class FacetView(NamedTuple):
    """A way to narrow a list down."""

    label: str
    values: tuple[FacetValue, ...]
    html: dict[int, Markup]
    """By its position among the ways, once a page has shown it: many lists show the same."""


class PageNumber(NamedTuple):
    """A page of a long list."""

    number: int
    url: str
    current: bool


class Pager(NamedTuple):
    """The pages of a long list; `pages` is empty when one page holds it all."""

    total_text: str
    previous: Link | None = None
    next: Link | None = None
    pages: tuple[PageNumber, ...] = ()


class ListingView(NamedTuple):
    """A list of records."""

    title: str
    intro: str
    kind: str
    layout: str
    groups: tuple[Cards, ...]
    facets: tuple[FacetView, ...]
    pager: Pager
    empty: bool
    facets_note: str = ""
    """What the numbers of the facets count, where that needs saying."""
    family: tuple[SectionLink, ...] = ()
    """Sections that stand together with this one."""
    downloads: tuple[FileView, ...] = ()
    """The records of the list as a book."""
    extra: object = None
    """What the layout's own template shows besides; see extras.py."""


def near(number: int, last: int) -> list[int]:
    """First, last, and those around: a list of 500 pages does not print 500 numbers on each."""
    return sorted({1, last, *(n for n in range(number - 2, number + 3) if 1 <= n <= last)})
