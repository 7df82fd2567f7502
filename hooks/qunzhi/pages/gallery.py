"""Lists of pictures: all of them, or those of a year, of a record, or of a member."""

from collections.abc import Iterator
from typing import NamedTuple

from qunzhi.gallery import WAYS, pictures_by, ways_of
from qunzhi.kinds.album import KIND
from qunzhi.languages import Text
from qunzhi.pages.edition import Edition
from qunzhi.pages.list_views import FacetValue, FacetView, PageNumber, Pager, near
from qunzhi.pages.pictures import picture_view
from qunzhi.pages.views import Link, PictureView
from qunzhi.records import Record
from qunzhi.site import Site

FOLDER = f"{KIND.section}/pictures/"
"""First part of the addresses of lists, from the root of the language."""

PAGE_LENGTH = 36
"""Pictures on one page: rows of two, three and four are full."""

MOST_VALUES = 8
"""Values of a way that stand above every list; the others have a page of their own. Years all do."""


class Wall(NamedTuple):
    """A list of pictures with an address: under a value of a way, or all under empty words."""

    way: str
    value: str
    names: tuple[str, ...]
    """Ids of its pictures."""

    @property
    def path(self) -> str:
        """From the root of the language."""
        return f"{FOLDER}{self.way}/{self.value}/" if self.way else FOLDER

    def page_path(self, number: int) -> str:
        """Address of one of its pages, from 1."""
        return self.path if number == 1 else f"{self.path}page/{number}/"

    @property
    def pages(self) -> int:
        """How many it fills."""
        return -(-len(self.names) // PAGE_LENGTH)

    def page(self, number: int) -> tuple[str, ...]:
        """The pictures on one page."""
        return self.names[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]


class WallView(NamedTuple):
    """A page of pictures."""

    title: str
    facets: tuple[FacetView, ...]
    pictures: tuple[PictureView, ...]
    pager: Pager


class GalleryView(NamedTuple):
    """What stands above the albums: the ways to the pictures themselves."""

    all: Link
    total: str
    facets: tuple[FacetView, ...]


class WayView(NamedTuple):
    """All values of a way."""

    title: str
    facets: tuple[FacetView, ...]
    pager: Pager


def pictured(site: Site, way: str = "", value: str = "") -> int:
    """How many pictures there are under a value of a way, or all in all."""
    return len(pictures_by(site).get((way, value), ()))


def walls(site: Site) -> Iterator[Wall]:
    """Every list of pictures; none where there are no pictures."""
    for (way, value), names in pictures_by(site).items():
        yield Wall(way, value, names)


def long_ways(site: Site) -> tuple[str, ...]:
    """Ways with more values than stand above every list."""
    return tuple(way for way in WAYS if len(ways_of(site)[way]) > MOST_VALUES and way != "year")


def wall_view(edition: Edition, wall: Wall, number: int) -> WallView:
    """One page of a list of pictures."""
    found = (edition.site.pictures[name] for name in wall.page(number))
    views = (picture_view(edition, record, at)._replace(anchor="") for record, at in found)
    pictures = tuple(view._replace(eager=n == 0) for n, view in enumerate(views))
    return WallView(
        title(edition, wall, number), ways(edition, wall.way, wall.value), pictures, _pager(edition, wall, number)
    )


def gallery_extra(edition: Edition, albums: tuple[Record, ...]) -> GalleryView | None:
    """For the list of albums; None where there are no pictures."""
    count = pictured(edition.site)
    total = edition.words["gallery_total"].format(count=count)
    link = Link(edition.words["gallery_pictures"], edition.url(FOLDER))
    return GalleryView(link, total, ways(edition)) if count else None


def pictures_of(edition: Edition, way: str, value: str) -> Link | None:
    """Leads to the pictures under a value of a way, and says how many there are; None where there are none."""
    count = pictured(edition.site, way, value)
    words = edition.words["gallery_of"].format(count=count)
    return Link(words, edition.url(Wall(way, value, ()).path)) if count else None


def pictures_elsewhere(edition: Edition, record: Record) -> Link | None:
    """Leads to all pictures of a record, where other records hold some of them."""
    is_more = pictured(edition.site, "record", record.id) > len(record.shown)
    return pictures_of(edition, "record", record.id) if is_more else None


def title(edition: Edition, wall: Wall, number: int = 1) -> str:
    """Heading of a list of pictures."""
    parts = [edition.words["pictures" if wall.way else "gallery_pictures"]]
    if wall.way:
        parts.append(_name(edition, wall.way, wall.value).title)
    if number > 1:
        parts.append(edition.words["page_of"].format(number=number))
    return (" · " if edition.lang == "zh" else " – ").join(parts)


def way_path(way: str) -> str:
    """Address of the page with all values of a way, from the root of the language."""
    return f"{FOLDER}{way}/"


def way_view(edition: Edition, way: str) -> WayView:
    """The page with all values of a way."""
    values = ways_of(edition.site)[way]
    label = edition.words[f"gallery_{way}"]
    facet = FacetView(label, tuple(_value(edition, way, *one, active=False) for one in values), {})
    return WayView(label, (facet,), Pager(edition.words["total"].format(count=len(values))))


def ways(edition: Edition, chosen: str = "", value: str = "") -> tuple[FacetView, ...]:
    """The ways to narrow the pictures down, with the number of pictures under each value; the chosen one marked."""
    found = (_way(edition, way, value if way == chosen else "") for way in WAYS)
    return tuple(view for view in found if view.values)


def _way(edition: Edition, way: str, chosen: str) -> FacetView:
    values = ways_of(edition.site)[way]
    shown = values if way == "year" else values[:MOST_VALUES]
    if chosen and all(value != chosen for value, _ in shown):
        shown = (*(one for one in values if one[0] == chosen), *shown)
    links = [_value(edition, way, value, count, active=value == chosen) for value, count in shown]
    if chosen:
        whole = pictured(edition.site)
        links.insert(0, FacetValue(edition.words["all"], edition.url(FOLDER), whole, active=False))
    if len(shown) < len(values):
        more = edition.words["gallery_more"]
        links.append(FacetValue(more, edition.url(way_path(way)), len(values), active=False))
    return FacetView(edition.words[f"gallery_{way}"], tuple(links), {})


def _value(edition: Edition, way: str, value: str, count: int, *, active: bool) -> FacetValue:
    name = _name(edition, way, value)
    return FacetValue(name.title, edition.url(f"{FOLDER}{way}/{value}/"), count, active=active, lang=name.lang)


def _name(edition: Edition, way: str, value: str) -> Link:
    if way == "year":
        return Link(Text(f"{value}年", value).pick(edition.lang))
    return edition.link(edition.site.records[value])


def _pager(edition: Edition, wall: Wall, number: int) -> Pager:
    total = edition.words["gallery_total"].format(count=len(wall.names))
    if wall.pages == 1:
        return Pager(total)

    def url(page: int) -> str:
        return edition.url(wall.page_path(page))

    numbers = tuple(PageNumber(n, url(n), current=n == number) for n in near(number, wall.pages))
    before = Link(edition.words["page_previous"], url(number - 1)) if number > 1 else None
    after = Link(edition.words["page_next"], url(number + 1)) if number < wall.pages else None
    return Pager(total, before, after, numbers)
