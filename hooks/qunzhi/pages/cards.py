"""Records in lists."""

from qunzhi.facets import vocabulary_of
from qunzhi.filing import when, year_of
from qunzhi.languages import Text
from qunzhi.pages.edition import Edition
from qunzhi.pages.files import attachments
from qunzhi.pages.labels import own_labels, term_label
from qunzhi.pages.pictures import cover
from qunzhi.pages.report_text import text_address
from qunzhi.pages.views import CardView, DateView, FileView, Line, Link
from qunzhi.records import Record
from qunzhi.walk import listed

CARD_FIELDS = ("type", "shape", "role", "level")
"""Vocabulary fields that a card shows, where the kind has them."""


DATED = {"notice": "notice_published"}
"""Words for what the date of a record is, where its card names other days too."""


def card(edition: Edition, record: Record) -> CardView:
    """A record as a card."""
    return edition.piece(("card", record.id), _card, edition, record)


def _card(edition: Edition, record: Record) -> CardView:
    title = record.title
    summary = record.facts.summary or Text("", "")
    note = "" if record.written_in(edition.lang) else edition.words["note_chinese"]
    held = attachments(edition, record)
    return CardView(
        title=title.pick(edition.lang),
        url=edition.url(record.address),
        lang=title.foreign(edition.lang),
        summary=summary.pick(edition.lang),
        date=_date(edition, record),
        kind_label=record.kind.label.pick(edition.lang),
        labels=_labels(edition, record),
        cover=cover(edition, record),
        html={},
        note=note,
        files=_files(edition, record, held),
        preview=next((file.preview for file in held if file.preview), None) if held else None,
    )


def line(edition: Edition, record: Record) -> Line:
    """A record as a line."""
    return Line(edition.link(record), _date(edition, record))


def _files(edition: Edition, record: Record, held: tuple[FileView, ...]) -> tuple[Link, ...]:
    """A record's downloads as a list shows them: PDF 52.1 KB."""
    found = tuple([Link(f"{file.type} {file.size}", file.url) for file in held if file.url])
    # Without its size: who tells that has read all of the report, and would be made again with each of its chapters.
    return (*found, Link("TXT", text_address(edition, record))) if record.chapters else found


def _date(edition: Edition, record: Record) -> DateView | None:
    found = when(record)
    if found:
        words = edition.words[DATED[record.kind.name]] if record.kind.name in DATED else "{day}"
        return DateView(words.format(day=found.text(edition.lang)), found.iso)
    year = year_of(record)
    if year is None:
        return None
    return DateView(f"{year}年" if edition.lang == "zh" else str(year), str(year))


def _labels(edition: Edition, record: Record) -> tuple[Link, ...]:
    labels: list[Link] = []
    for field in CARD_FIELDS:
        vocabulary = vocabulary_of(record.kind, field)
        if vocabulary:
            labels += [term_label(edition, vocabulary, term) for term in listed(record.value(field))]
    return (*labels, *own_labels(edition, record))
