"""Reports: the contents on their own page, a page for each chapter, and all of it on one page."""

from markupsafe import Markup, escape

from qunzhi.languages import HTML_LANG
from qunzhi.pages.compare import compare_link, is_compared
from qunzhi.pages.edition import Edition
from qunzhi.pages.errata import errata_notice
from qunzhi.pages.files import editions
from qunzhi.pages.frozen import frozen_view
from qunzhi.pages.names import text_of
from qunzhi.pages.numbered import chapter_title, numbered_lists
from qunzhi.pages.prints import has_print, print_download
from qunzhi.pages.proof_addresses import has_proof, proof_address
from qunzhi.pages.record import record_view
from qunzhi.pages.report_text import text_download
from qunzhi.pages.setting import Setting, setting_of
from qunzhi.pages.table_files import workbook_download
from qunzhi.pages.templates import Templates
from qunzhi.pages.texts import body
from qunzhi.pages.views import FileView, Link, PageView, RecordView, TocEntry
from qunzhi.records import ChapterText, Record


def with_chapters(edition: Edition, record: Record, view: RecordView, current: str = "") -> RecordView:
    """The view with the report's contents; `current` is the chapter that is open."""
    own = current in ("", "whole")
    # At once: each copy of a view takes as long as a row of a list.
    return view._replace(
        frozen=view.frozen if current else frozen_view(edition, record),
        editions=view.editions if current else editions(edition, record),
        compare=view.compare if current else _comparison(edition, record),
        lists=numbered_lists(edition, record, whole=current == "whole") if own and record.kind.numbered else (),
        proof_url=edition.url(proof_address(record)) if own and has_proof(record) else "",
        chapters=tuple([_link(edition, record, chapter, current) for chapter in record.chapters]),
        whole_url=edition.url(f"{record.address}whole/") if record.chapters and current != "whole" else "",
        downloads=_downloads(edition, record) if own else (),
    )


def _comparison(edition: Edition, record: Record) -> Link | None:
    return compare_link(edition) if is_compared(edition, record) else None


def _downloads(edition: Edition, record: Record) -> tuple[FileView, ...]:
    printed = (print_download(edition, record),) if record.chapters or has_print(record) else ()
    text = (text_download(edition, record),) if record.chapters else ()
    return (*printed, *text, *workbook_download(edition, record))


def _link(edition: Edition, record: Record, chapter: ChapterText, current: str) -> Link:
    url = "" if chapter.name == current else edition.url(f"{record.address}{chapter.name}/")
    return Link(chapter_title(edition, record, chapter), url, chapter.title.foreign(edition.lang))


def chapter_view(
    edition: Edition, templates: Templates, page: PageView, record: Record, chapter: ChapterText
) -> RecordView:
    """One chapter, between the one before and the one after."""
    html, toc = _part(edition, templates, page, record, setting_of(record, chapter.name))
    at = record.chapters.index(chapter)
    links = [_link(edition, record, c, "") for c in record.chapters]
    view = _bare(record_view(edition, templates, page, record))._replace(
        title=chapter_title(edition, record, chapter),
        lang=chapter.title.foreign(edition.lang),
        body=html,
        toc=toc,
        previous=links[at - 1] if at else edition.link(record),
        next=links[at + 1] if at + 1 < len(links) else None,
        untranslated=edition.lang not in chapter.bodies,
        zh_url=f"{record.address}{chapter.name}/",
        errata_notice=errata_notice(edition, record, chapter.name),
    )
    return with_chapters(edition, record, view, chapter.name)


def whole_view(edition: Edition, templates: Templates, page: PageView, record: Record) -> RecordView:
    """Foreword and chapters on one page, for printing and for searching within the browser."""
    foreword, contents = _part(edition, templates, page, record, setting_of(record, whole=True))
    pieces, toc = [foreword], list(contents)
    for number, chapter in enumerate(record.chapters, start=1):
        html, _ = _part(edition, templates, page, record, setting_of(record, chapter.name, whole=True))
        title = chapter_title(edition, record, chapter)
        toc.append(TocEntry(title, f"chapter-{number}", 2, chapter.title.foreign(edition.lang)))
        pieces += [_heading(toc[-1]), _marked(html, edition, chapter)]
    view = _bare(record_view(edition, templates, page, record))
    view = view._replace(body=Markup("\n").join(pieces), toc=tuple(toc), previous=None, next=None)
    view = view._replace(errata_notice=errata_notice(edition, record))
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


def _part(
    edition: Edition, templates: Templates, page: PageView, record: Record, setting: Setting
) -> tuple[Markup, tuple[TocEntry, ...]]:
    text = text_of(edition, record, setting.chapter)
    return body(edition, templates, page, text, setting) if text else (Markup(""), ())


def _bare(view: RecordView) -> RecordView:
    """Without what belongs to the report's own page only."""
    return view._replace(cover=None, pictures=(), attachments=(), mentions=(), summary="", errata=())
