"""The print edition of a report, as its pages offer it."""

from qunzhi.languages import PREFIX, Language
from qunzhi.pages.edition import Edition
from qunzhi.pages.files import saved_as
from qunzhi.pages.views import FileView
from qunzhi.records import Record


def printed_in(edition: Edition, record: Record) -> Language:
    """The language of the print edition that readers of an edition get: Chinese where the title is in no other."""
    return edition.lang if record.title.has(edition.lang) else "zh"


def print_address(record: Record, lang: Language) -> str:
    """Where it stands, from the site's root."""
    return f"{PREFIX[lang]}{record.address}{record.id}.pdf"


def print_download(edition: Edition, record: Record) -> FileView:
    """It is made when the pages are: so these cannot tell its size, and tell none."""
    lang = printed_in(edition, record)
    return FileView(
        title=edition.words["print_pdf"],
        url=print_address(record, lang),
        lang=None,
        type="PDF",
        size="",
        pages="",
        sha256="",
        language=edition.words[f"language_{lang}"],
        note="",
        media_type="application/pdf",
        saved_as=saved_as(record.title.pick(lang), "pdf"),
    )
