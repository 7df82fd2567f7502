"""Records in print, as their pages offer them."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from qunzhi.languages import PREFIX, Language
from qunzhi.pages.edition import Edition
from qunzhi.pages.files import saved_as
from qunzhi.pages.views import FileView
from qunzhi.records import Record


class Print(NamedTuple):
    """How the records of a kind are printed."""

    is_for: Callable[[Record], bool]
    is_in: Callable[[Record, Language], bool]
    """Whether a record has a print edition of its own in a language; in Chinese it always has."""
    ending: str
    """Of the file's name, behind the record's id."""
    title: str
    """The word of the interface under which it is offered."""


PRINTS: Mapping[str, Print] = {
    "report": Print(lambda record: bool(record.chapters), lambda record, lang: record.title.has(lang), "", "print_pdf"),
    "plan": Print(lambda record: True, lambda record, lang: record.title.has(lang), "", "print_plan_pdf"),
    "document": Print(
        lambda record: record.value("full_text") is not None and record.has_text(),
        lambda record, lang: record.written_in(lang),
        "-text",
        "print_text_pdf",
    ),
}
"""By kind."""


def has_print(record: Record) -> bool:
    """Whether a record is printed by itself."""
    form = PRINTS.get(record.kind.name)
    return form is not None and form.is_for(record) and record.facts.state != "withdrawn"


def printed_in(edition: Edition, record: Record) -> Language:
    """The language of the print edition that readers of an edition get."""
    return edition.lang if PRINTS[record.kind.name].is_in(record, edition.lang) else "zh"


def print_address(record: Record, lang: Language) -> str:
    """Where it stands, from the site's root: at the side of the page, under a name that no attachment there bears."""
    taken = {attachment.file.lower() for attachment in record.value("attachments") or ()}
    name = record.id + PRINTS[record.kind.name].ending
    while f"{name}.pdf" in taken:
        name += "-print"
    return f"{PREFIX[lang]}{record.address}{name}.pdf"


def print_download(edition: Edition, record: Record) -> FileView:
    """It is made when the pages are: so these cannot tell its size, and tell none."""
    lang, word = printed_in(edition, record), PRINTS[record.kind.name].title
    return pdf_download(edition, edition.words[word], print_address(record, lang), lang, record.title.pick(lang))


def pdf_download(edition: Edition, title: str, address: str, lang: Language, name: str) -> FileView:
    """A PDF of ours; `name`: under which readers save it."""
    return FileView(
        title=title,
        url=address,
        lang=None,
        type="PDF",
        size="",
        pages="",
        sha256="",
        language=edition.words[f"language_{lang}"],
        note="",
        media_type="application/pdf",
        saved_as=saved_as(name, "pdf"),
    )
