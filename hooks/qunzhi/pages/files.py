"""Files for download as readers see them."""

import re
from urllib.parse import quote

from qunzhi.dates import day_text
from qunzhi.kinds.document import Attachment
from qunzhi.kinds.report import EarlierEdition
from qunzhi.languages import Text
from qunzhi.media import FileFacts, Format, PictureFile
from qunzhi.pages.edition import Edition
from qunzhi.pages.views import ROOT, FileView, PictureView
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
    language, words = attachment.language or "", edition.words
    return FileView(
        title=title.pick(edition.lang),
        url=quote(file_address(record, attachment.file)),
        lang=title.foreign(edition.lang),
        type=facts.type,
        size=file_size(facts.size),
        pages=_pages(edition, facts),
        sha256=facts.sha256,
        language=words.get(f"language_{language}", language),
        note=attachment.version.pick(edition.lang) if attachment.version else "",
        note_lang=attachment.version.foreign(edition.lang) if attachment.version else None,
        media_type=facts.media_type,
        encoding=facts.encoding,
        remark=words["file_scan"] if facts.is_scan else "",
        saved_as=_saved_as(edition, attachment),
        preview=_preview(facts.preview, words["file_preview"]),
        in_page=facts.type == "PDF",
    )


def _saved_as(edition: Edition, attachment: Attachment) -> str:
    """Title and edition instead of `work-plan-2019.zh.pdf`."""
    version = f" {attachment.version.pick(edition.lang)}" if attachment.version else ""
    return saved_as(attachment.title.pick(edition.lang) + version, attachment.file.rpartition(".")[2].lower())


def saved_as(title: str, ending: str) -> str:
    """The name under which readers save a file, without what Windows allows in no name."""
    name = _NOT_IN_NAMES.sub(" ", title).strip(" .")
    return f"{name[:LONGEST_NAME]}.{ending}"


_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')

LONGEST_NAME = 60
"""Characters: a name on Linux has 255 bytes, a path on Windows 260 characters."""


def _preview(copies: PictureFile | None, alt: str) -> PictureView | None:
    if copies is None:
        return None
    largest = copies.of("jpeg")[-1]
    webp, jpeg = (", ".join(f"{ROOT}{one.path} {one.width}w" for one in copies.of(name)) for name in FORMATS)
    return PictureView(ROOT + largest.path, webp=webp, jpeg=jpeg, width=largest.width, height=largest.height, alt=alt)


FORMATS: tuple[Format, Format] = ("webp", "jpeg")


def _missing(edition: Edition, title: Text) -> FileView:
    """A file whose original is not in the archive here."""
    told = edition.words["file_missing"]
    return FileView(title.pick(edition.lang), "", title.foreign(edition.lang), told, "", "", "", "", "")


def attachments(edition: Edition, record: Record) -> tuple[FileView, ...]:
    """A record's files for download."""
    held: tuple[Attachment, ...] = record.value("attachments") or ()
    return tuple([file_view(edition, record, attachment) for attachment in held])


def editions(edition: Edition, record: Record) -> tuple[FileView, ...]:
    """Earlier editions of a report, newest first."""
    held: tuple[EarlierEdition, ...] = record.value("editions") or ()
    newest_first = sorted(held, key=lambda one: one.date, reverse=True)
    return tuple(_edition_view(edition, record, one) for one in newest_first)


def _edition_view(edition: Edition, record: Record, one: EarlierEdition) -> FileView:
    """It is saved under the name of the report, and opens in a page of its own: the present edition is read here."""
    day = Text(day_text(one.date, "zh"), day_text(one.date, "en"))
    language, digest = one.language, one.original
    shown = Attachment.model_construct(
        file=one.file, title=one.version, version=day, language=language, original=digest
    )
    name = Text(f"{record.title.zh} {one.version.zh}", f"{record.title.pick('en')} {one.version.pick('en')}")
    saved_as = _saved_as(edition, shown.model_copy(update={"title": name}))
    return file_view(edition, record, shown)._replace(saved_as=saved_as, in_page=False)


def _pages(edition: Edition, facts: FileFacts) -> str:
    if facts.pages is None:
        return ""
    return edition.words["file_page" if facts.pages == 1 else "file_pages"].format(count=facts.pages)
