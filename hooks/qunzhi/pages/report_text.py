"""A report as plain text, for readers who want to keep, quote or print it without the site."""

import hashlib

from qunzhi.markup.scan import HOLE, Image, Reference
from qunzhi.pages.delivery import delivery
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import referred, text_of
from qunzhi.pages.numbered import chapter_title, number_link, numbered_caption
from qunzhi.pages.setting import setting_of
from qunzhi.pages.views import FileView
from qunzhi.records import Record
from qunzhi.text import file_size


def text_address(edition: Edition, record: Record) -> str:
    """Where the text stands, from the site's root."""
    return edition.url(f"{record.address}{record.id}.txt")


def report_text(edition: Edition, record: Record) -> bytes:
    """Title, foreword and chapters in UTF-8 with a byte-order mark: old editors on Windows need it for Chinese."""
    given = delivery(edition, record)
    above = [line.title for line in given or () if line]
    parts = [record.title.pick(edition.lang), *above, _words(edition, record)]
    for chapter in record.chapters:
        parts += [chapter_title(edition, record, chapter), _words(edition, record, chapter.name)]
    return ("\ufeff" + "\n\n".join(part for part in parts if part) + "\n").encode()


def _words(edition: Edition, record: Record, chapter: str = "") -> str:
    """A text as written, with names in the place of references, and numbers and captions in that of tables, charts,
    pictures and cases; other blocks have no plain words and are left out.
    """
    text, setting = text_of(edition, record, chapter), setting_of(record, chapter)
    if text is None:
        return ""
    names = {mark.start: mark.id for mark in text.passage.landmarks if mark.word != "heading"}

    def name(number: int) -> str:
        hole = text.scanned.holes[number]
        if isinstance(hole, Reference):
            found = number_link(edition, setting, hole) if hole.number else referred(edition, hole, within=record)
            return found.title
        caption = numbered_caption(edition, setting, names.get(hole.start, ""))
        return f"{caption.label} {caption.caption}" if caption else hole.alt if isinstance(hole, Image) else ""

    return HOLE.sub(lambda match: name(int(match[1])), text.scanned.text).strip()


def text_download(edition: Edition, record: Record) -> FileView:
    """The text as a download."""
    content = report_text(edition, record)
    language = "language_zh" if edition.lang == "zh" else "language_en"
    return FileView(
        title=edition.words["report_text"],
        url=text_address(edition, record),
        lang=None,
        type="TXT",
        size=file_size(len(content)),
        pages="",
        sha256=hashlib.sha256(content).hexdigest(),
        language=edition.words[language],
        note="",
    )
