"""Files for download as readers see them."""

from urllib.parse import quote

from qunzhi.kinds.document import Attachment
from qunzhi.languages import Text
from qunzhi.media import FileFacts
from qunzhi.pages.edition import Edition
from qunzhi.pages.views import FileView
from qunzhi.records import Record
from qunzhi.text import file_size


def file_address(record: Record, name: str) -> str:
    """Where a record's file is published, from the site's root: beside the Chinese page, for both languages."""
    return record.address + name


def file_view(edition: Edition, record: Record, attachment: Attachment) -> FileView:
    """An attachment with all that a reader should know before downloading it."""
    facts = edition.media.files.get(f"{record.folder}/{attachment.file}")
    title = attachment.title
    if facts is None:
        return _missing(edition, title)
    language = attachment.language or ""
    return FileView(
        title=title.pick(edition.lang),
        url=quote(file_address(record, attachment.file)),
        lang=title.foreign(edition.lang),
        type=facts.type,
        size=file_size(facts.size),
        pages=_pages(edition, facts),
        sha256=facts.sha256,
        language=edition.words.get(f"language_{language}", language),
        note=attachment.version.pick(edition.lang) if attachment.version else "",
        note_lang=attachment.version.foreign(edition.lang) if attachment.version else None,
    )


def _missing(edition: Edition, title: Text) -> FileView:
    """A file whose original is not in the archive here."""
    told = edition.words["file_missing"]
    return FileView(title.pick(edition.lang), "", title.foreign(edition.lang), told, "", "", "", "", "")


def attachments(edition: Edition, record: Record) -> tuple[FileView, ...]:
    """A record's files for download."""
    held: tuple[Attachment, ...] = record.value("attachments") or ()
    return tuple(file_view(edition, record, attachment) for attachment in held)


def _pages(edition: Edition, facts: FileFacts) -> str:
    if facts.pages is None:
        return ""
    return edition.words["file_page" if facts.pages == 1 else "file_pages"].format(count=facts.pages)
