"""Pages of pictures, and the lists of all pictures."""

from collections.abc import Iterator
from functools import partial

from qunzhi.gallery import picture_address
from qunzhi.kinds.album import KIND
from qunzhi.pages.gallery import FOLDER, Wall, long_ways, wall_view, walls, way_path, way_view
from qunzhi.pages.gallery import title as wall_title
from qunzhi.pages.picture_jsonld import picture_jsonld
from qunzhi.pages.picture_page import crumb, picture_page
from qunzhi.pages.pictures import file_of
from qunzhi.pages.press import Press, Sheet
from qunzhi.pages.views import Link
from qunzhi.product import Product
from qunzhi.records import Record

ORIGIN = f"content/{KIND.source}"


def of_record(press: Press, record_id: str) -> Iterator[Product]:
    """The page of each public picture of a record."""
    edition = press.edition
    record = edition.site.records[record_id]
    for number in record.shown:
        path = edition.url(picture_address(record.picture_id(number))) + "index.html"
        yield Product(path, record.place.path, partial(_picture, press, record, number))


def _picture(press: Press, record: Record, number: int) -> bytes:
    edition = press.edition
    view = picture_page(edition, record, number, press.shell.pages)
    above = (edition.home(), edition.section(record.kind), edition.link(record))
    page = edition.page(view.title, (*above, Link(crumb(edition, record, number))))
    body = press.templates.render("qunzhi/picture.html", {"page": page, "shot": view})
    file = file_of(edition, record, number)
    sheet = Sheet(
        path=picture_address(record.picture_id(number)),
        section=_section(press, record),
        title=view.title,
        description=view.picture.caption,
        translated=record.pictures[number].name.has("en"),
        listed=not view.untranslated,
        jsonld=picture_jsonld(edition, press.shell.site_url, record, number),
        image=file.of("jpeg")[-1].path if file else "",
    )
    return press.html(sheet, body)


def _section(press: Press, record: Record) -> str:
    """Where the site has no albums, pictures stand in the section of their record."""
    return KIND.section if press.shell.has(KIND.section) else record.kind.section


def lists(press: Press) -> Iterator[Product]:
    """Every page of every list of pictures, and of the values under which they are to be found."""
    edition = press.edition
    for wall in walls(edition.site):
        for number in range(1, wall.pages + 1):
            path = edition.url(wall.page_path(number)) + "index.html"
            given = wall.way, wall.value, number, wall.pages, len(wall.names), wall.page(number)
            yield Product(path, ORIGIN, partial(_wall, press, wall, number), given)
    for way in long_ways(edition.site):
        yield Product(edition.url(way_path(way)) + "index.html", ORIGIN, partial(_way, press, way))


def _wall(press: Press, wall: Wall, number: int) -> bytes:
    edition = press.edition
    view = wall_view(edition, wall, number)
    here = wall.way == "" and number == 1
    body = _body(press, "qunzhi/wall.html", view.title, () if here else (_all(press),), view)
    return press.html(Sheet(wall.page_path(number), KIND.section, view.title, edition.words["gallery_intro"]), body)


def _way(press: Press, way: str) -> bytes:
    view = way_view(press.edition, way)
    body = _body(press, "qunzhi/way.html", view.title, (_all(press),), view)
    return press.html(Sheet(way_path(way), KIND.section, view.title, press.edition.words["gallery_intro"]), body)


def _all(press: Press) -> Link:
    return Link(wall_title(press.edition, Wall("", "", ())), press.edition.url(FOLDER))


def _body(press: Press, template: str, title: str, above: tuple[Link, ...], view: object) -> str:
    edition = press.edition
    section = (edition.section(KIND),) if edition.site.of(KIND) else ()
    page = edition.page(title, (edition.home(), *section, *above, Link(title)))
    return press.templates.render(template, {"page": page, "listing": view})
