"""A picture's own page: large, with all that is known of it, where it is shown, and those beside it."""

import json
from collections import defaultdict
from typing import NamedTuple

from qunzhi.filing import place_in_list
from qunzhi.frames import RenderedPage
from qunzhi.gallery import picture_address, showings_of
from qunzhi.languages import PREFIX
from qunzhi.media import PictureFile, Tiles
from qunzhi.pages.cards import card
from qunzhi.pages.edition import Edition
from qunzhi.pages.picture_facts import picture_facts
from qunzhi.pages.pictures import file_of, picture_view
from qunzhi.pages.views import Cards, CardView, Fact, Link, PictureView
from qunzhi.records import Record


class PicturePage(NamedTuple):
    """A picture's page."""

    title: str
    lang: str | None
    picture: PictureView
    has_caption: bool
    """Whether the caption says more than the title."""
    place: str
    """Which of how many of its record."""
    facts: tuple[Fact, ...]
    sha256: str
    download: Link | None
    tiles: str
    """For the close view, as JSON; "" where there is none."""
    shown: tuple[Cards, ...]
    pages: tuple[Link, ...]
    """Hand-written pages that show it."""
    previous: Link | None
    next: Link | None
    untranslated: bool
    zh_url: str


def picture_page(edition: Edition, record: Record, number: int, pages: tuple[RenderedPage, ...]) -> PicturePage:
    """Of one of a record's public pictures; `pages`: the hand-written ones."""
    picture, file, name = record.pictures[number], file_of(edition, record, number), record.picture_id(number)
    before, after = _beside(edition, record, number)
    title = picture.name
    return PicturePage(
        title=title.pick(edition.lang),
        lang=title.foreign(edition.lang),
        picture=picture_view(edition, record, number)._replace(eager=True, anchor=""),
        has_caption=picture.title is not None,
        place=_place(edition, record, number),
        facts=picture_facts(edition, record, number),
        sha256=file.sha256 if file else "",
        download=_download(edition, file) if file else None,
        tiles=_tiles(file.tiles) if file and file.tiles else "",
        shown=_shown(edition, record, name),
        pages=_pages(edition, record, name, pages),
        previous=before,
        next=after,
        untranslated=not title.has(edition.lang),
        zh_url=PREFIX["zh"] + picture_address(name),
    )


def _place(edition: Edition, record: Record, number: int) -> str:
    words = edition.words["picture_place"]
    return words.format(number=record.shown.index(number) + 1, count=len(record.shown))


def crumb(edition: Edition, record: Record, number: int) -> str:
    """What a picture is called on the way to it, where its name would be too long."""
    return edition.words["picture_number"].format(number=record.shown.index(number) + 1)


def _download(edition: Edition, file: PictureFile) -> Link:
    largest = file.of("jpeg")[-1]
    words = edition.words["picture_download"].format(width=largest.width, height=largest.height)
    return Link(words, largest.path)


def _tiles(tiles: Tiles) -> str:
    """What the close view has to know; it makes an IIIF image of it, at whatever address the site stands."""
    known = {"path": tiles.path, "width": tiles.width, "height": tiles.height}
    return json.dumps({**known, "side": tiles.side_px, "scales": tiles.scales}, separators=(",", ":"))


def _shown(edition: Edition, record: Record, name: str) -> tuple[Cards, ...]:
    """Its own record, then the records that name it or show it or its album, by kind."""
    site = edition.site
    owners = (*site.mentions.get(name, ()), *_showings(edition, record, name))
    found = {owner: site.records[owner] for owner in owners if owner in site.records}
    groups: dict[str, list[Record]] = defaultdict(list)
    for one in (record, *(found[owner] for owner in found if owner != record.id)):
        if one.facts.state == "published":
            groups[one.kind.heading.pick(edition.lang)].append(one)
    return tuple(Cards(title, _cards(edition, records)) for title, records in groups.items())


def _cards(edition: Edition, records: list[Record]) -> tuple[CardView, ...]:
    return tuple(card(edition, record) for record in sorted(records, key=place_in_list))


def _showings(edition: Edition, record: Record, name: str) -> tuple[str, ...]:
    """Of the picture, and of its album as a whole."""
    shown_by = showings_of(edition.site)
    return (*shown_by.get(name, ()), *shown_by.get(record.id, ()))


def _pages(edition: Edition, record: Record, name: str, pages: tuple[RenderedPage, ...]) -> tuple[Link, ...]:
    owners = _showings(edition, record, name)
    # The address of the Chinese home page is empty, and words without an address are no link.
    return tuple(Link(p.title, p.address or "./") for p in pages if p.lang == edition.lang and p.source in owners)


def _beside(edition: Edition, record: Record, number: int) -> tuple[Link | None, Link | None]:
    """The pictures before and after it in its record."""
    shown = record.shown
    at = shown.index(number)
    before = _link(edition, record, shown[at - 1]) if at else None
    return before, (_link(edition, record, shown[at + 1]) if at + 1 < len(shown) else None)


def _link(edition: Edition, record: Record, number: int) -> Link:
    title = record.pictures[number].name
    address = edition.url(picture_address(record.picture_id(number)))
    return Link(title.pick(edition.lang), address, title.foreign(edition.lang))
