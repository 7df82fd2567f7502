"""Pages of records: one each, and for a report one for each chapter and one for the whole."""

from collections.abc import Iterator
from functools import partial

from qunzhi.languages import PREFIX
from qunzhi.pages.chapters import chapter_view, whole_view, with_chapters
from qunzhi.pages.head import record_jsonld
from qunzhi.pages.iiif import has_manifest, manifest_path
from qunzhi.pages.numbered import chapter_title
from qunzhi.pages.pictures import share_image
from qunzhi.pages.press import Press, Sheet
from qunzhi.pages.record import record_view
from qunzhi.pages.report_text import report_text, text_address
from qunzhi.pages.views import Link, PageView, RecordView
from qunzhi.product import Product
from qunzhi.records import ChapterText, Record
from qunzhi.words import word_fields


def products(press: Press, record_id: str) -> Iterator[Product]:
    """Every page of a public record, which may be withdrawn."""
    edition = press.edition
    record = edition.site.records[record_id]
    origin = str(record.place) if record.source.at else record.place.path
    yield Product(edition.url(record.address) + "index.html", origin, partial(_page, press, record))
    if record.facts.state == "withdrawn":
        return
    for chapter in record.chapters:
        address = edition.url(f"{record.address}{chapter.name}/")
        yield Product(f"{address}index.html", chapter.bodies["zh"].path, partial(_chapter, press, record, chapter))
    if record.chapters:
        yield Product(f"{edition.url(record.address)}whole/index.html", origin, partial(_whole, press, record))
        yield Product(text_address(edition, record), origin, partial(report_text, edition, record))
    yield from _aliases(press, record, origin)


def _aliases(press: Press, record: Record, origin: str) -> Iterator[Product]:
    for former in record.former_ids:
        path = f"{PREFIX[press.edition.lang]}{record.section}/{former}/index.html"
        yield Product(path, origin, partial(_moved, press, record))


def _page(press: Press, record: Record) -> bytes:
    link, address = press.edition.link(record), record.address
    page = _view(press, record, link.title, address, link.lang)
    view = record_view(press.edition, press.templates, page, record)
    template = "qunzhi/withdrawn.html" if view.withdrawn else record.kind.template
    view = with_chapters(press.edition, record, view)
    if has_manifest(press.edition, press.shell.site_url, record):
        view = view._replace(manifest=manifest_path(record))
    return _printed(press, record, page, view, template, address)


def _chapter(press: Press, record: Record, chapter: ChapterText) -> bytes:
    path = f"{record.address}{chapter.name}/"
    title = chapter.title
    page = _view(press, record, chapter_title(press.edition, record, chapter), path, title.foreign(press.edition.lang))
    view = chapter_view(press.edition, press.templates, page, record, chapter)
    translated = record.written_in("en") and "en" in chapter.bodies
    return _printed(press, record, page, view, "qunzhi/kinds/chapter.html", path, translated=translated)


def _whole(press: Press, record: Record) -> bytes:
    path = f"{record.address}whole/"
    page = _view(press, record, press.edition.words["whole"], path)
    view = whole_view(press.edition, press.templates, page, record)
    return _printed(press, record, page, view, "qunzhi/kinds/chapter.html", path, listed=False)


def _view(press: Press, record: Record, title: str, path: str, lang: str | None = None) -> PageView:
    edition = press.edition
    own = () if path == record.address else (edition.link(record),)
    return edition.page(title, (*edition.above(record.kind), *own, Link(title, "", lang)))


def _printed(
    press: Press,
    record: Record,
    page: PageView,
    view: RecordView,
    template: str,
    path: str,
    *,
    listed: bool = True,
    translated: bool | None = None,
) -> bytes:
    edition = press.edition
    body = press.templates.render(template, {"page": page, "record": view})
    own, written = path == record.address, record.written_in("en")
    title = view.title if own else f"{page.title} · {edition.link(record).title}"
    public = listed and not view.withdrawn and not view.untranslated
    sheet = Sheet(
        path=path,
        section=record.kind.section,
        title=title,
        description=view.withdrawn or view.summary,
        translated=written if translated is None else translated,
        listed=public,
        jsonld=record_jsonld(edition, press.shell.site_url, record) if own and public else "",
        image=share_image(edition, record),
    )
    return press.html(sheet, body)


def _moved(press: Press, record: Record) -> bytes:
    """An address that a record had before: leads to the one it has now, also without JavaScript."""
    title = press.edition.link(record).title
    values = {
        "url": f"../{record.id}/",
        "title": title,
        "words": word_fields(press.edition.lang),
        "lang": press.edition.lang,
    }
    return press.templates.render("qunzhi/moved.html", values).encode()
