"""Reports: the contents on their own page, a page for each chapter, and all of it on one page."""

from markupsafe import Markup, escape

from qunzhi.languages import HTML_LANG
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import text_of
from qunzhi.pages.record import record_view
from qunzhi.pages.report_print import print_download
from qunzhi.pages.report_text import text_download
from qunzhi.pages.templates import Templates
from qunzhi.pages.texts import body
from qunzhi.pages.views import Link, PageView, RecordView, TocEntry
from qunzhi.records import ChapterText, Record


def with_chapters(edition: Edition, record: Record, view: RecordView, current: str = "") -> RecordView:
    """The view with the report's contents; `current` is the chapter that is open."""
    if not record.chapters:
        return view
    return view._replace(
        chapters=tuple(_link(edition, record, chapter, current) for chapter in record.chapters),
        whole_url=edition.url(f"{record.address}whole/") if current != "whole" else "",
        downloads=(print_download(edition, record), text_download(edition, record)) if current in ("", "whole") else (),
    )


def _link(edition: Edition, record: Record, chapter: ChapterText, current: str) -> Link:
    title = chapter.title
    url = "" if chapter.name == current else edition.url(f"{record.address}{chapter.name}/")
    return Link(title.pick(edition.lang), url, title.foreign(edition.lang))


def chapter_view(
    edition: Edition, templates: Templates, page: PageView, record: Record, chapter: ChapterText
) -> RecordView:
    """One chapter, between the one before and the one after."""
    html, toc = _chapter_body(edition, templates, page, record, chapter)
    at = record.chapters.index(chapter)
    links = [_link(edition, record, c, "") for c in record.chapters]
    view = _bare(record_view(edition, templates, page, record))._replace(
        title=chapter.title.pick(edition.lang),
        lang=chapter.title.foreign(edition.lang),
        body=html,
        toc=toc,
        previous=links[at - 1] if at else edition.link(record),
        next=links[at + 1] if at + 1 < len(links) else None,
        untranslated=edition.lang not in chapter.bodies,
        zh_url=f"{record.address}{chapter.name}/",
    )
    return with_chapters(edition, record, view, chapter.name)


def whole_view(edition: Edition, templates: Templates, page: PageView, record: Record) -> RecordView:
    """Foreword and chapters on one page, for printing and for searching within the browser."""
    base = record_view(edition, templates, page, record)
    pieces, toc = [base.body], list(base.toc)
    for number, chapter in enumerate(record.chapters, start=1):
        html, entries = _chapter_body(edition, templates, page, record, chapter)
        title = chapter.title
        toc.append(TocEntry(title.pick(edition.lang), f"chapter-{number}", 2, title.foreign(edition.lang)))
        pieces += [_heading(toc[-1]), _marked(_own_anchors(html, entries, number), edition, chapter)]
    view = _bare(base)._replace(body=Markup("\n").join(pieces), toc=tuple(toc), previous=None, next=None)
    return with_chapters(edition, record, view, "whole")


def _heading(entry: TocEntry) -> Markup:
    lang = f' lang="{entry.lang}"' if entry.lang else ""
    return Markup(f'<h2 id="{entry.anchor}"{lang}>{escape(entry.title)}</h2>')


def _marked(html: Markup, edition: Edition, chapter: ChapterText) -> Markup:
    """A chapter that is there in Chinese only, among others: marked, and with a word on it."""
    if edition.lang in chapter.bodies:
        return html
    note = escape(edition.words["note_chinese"])
    return Markup(f'<p class="notice">{note}</p>\n<div class="prose" lang="{HTML_LANG["zh"]}">{html}</div>')


def _own_anchors(html: Markup, entries: tuple[TocEntry, ...], number: int) -> Markup:
    """Headings of chapters one level down, and anchors that no other chapter has."""
    text = str(html)
    for level in range(5, 1, -1):
        text = text.replace(f"<h{level} id=", f"<h{level + 1} id=").replace(f"</h{level}>", f"</h{level + 1}>")
    for entry in entries:
        text = text.replace(f'id="{escape(entry.anchor)}"', f'id="chapter-{number}-{escape(entry.anchor)}"')
    for mark in ("fn", "fnref"):
        text = text.replace(f'id="{mark}', f'id="c{number}-{mark}').replace(
            f'href="#{mark}', f'href="#c{number}-{mark}'
        )
    return Markup(text)


def _chapter_body(
    edition: Edition, templates: Templates, page: PageView, record: Record, chapter: ChapterText
) -> tuple[Markup, tuple[TocEntry, ...]]:
    text = text_of(edition, record, chapter.name)
    return body(edition, templates, page, text, record.folder) if text else (Markup(""), ())


def _bare(view: RecordView) -> RecordView:
    """Without what belongs to the report's own page only."""
    return view._replace(cover=None, pictures=(), attachments=(), mentions=(), summary="", errata=())
