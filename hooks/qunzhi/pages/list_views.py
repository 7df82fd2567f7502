"""What the templates of lists are given."""

from dataclasses import dataclass

from qunzhi.pages.views import Cards, Link, SectionLink


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


@dataclass(frozen=True, slots=True)
class FacetView:
    """A way to narrow a list down."""

    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page of a long list."""

    number: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Pager:
    """The pages of a long list; `pages` is empty when one page holds it all."""

    total_text: str
    previous: Link | None = None
    next: Link | None = None
    pages: tuple[PageNumber, ...] = ()


@dataclass(frozen=True, slots=True)
class ListingView:
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
    extra: object = None
    """What the layout's own template shows besides; see extras.py."""
