"""What the table beside a picture tells: the elements of a photographic record (DA/T 50), rights, and its original."""

from collections.abc import Iterator

from qunzhi.gallery import taken_on
from qunzhi.kinds.fields import Label
from qunzhi.kinds.picture import Picture
from qunzhi.languages import Text
from qunzhi.pages.edition import Edition
from qunzhi.pages.pictures import date_of, file_of
from qunzhi.pages.views import Fact, Link
from qunzhi.records import Record
from qunzhi.walk import marked

LABELS = dict(marked(Picture, Label))


def picture_facts(edition: Edition, record: Record, number: int) -> tuple[Fact, ...]:
    """Line by line; what is not known is left out."""
    picture = record.pictures[number]
    lines = (
        *_texts(edition, picture, "title"),
        *_when(edition, record, number),
        *_texts(edition, picture, "place", "people", "photographer", "rights"),
        *_consent(edition, picture),
        *_about(edition, picture),
        Fact(edition.words["picture_in"], (edition.link(record),)),
        *_texts(edition, picture, "provenance"),
        *_archive(edition, record, number),
    )
    return tuple(lines)


def _label(edition: Edition, field: str) -> str:
    words: str = getattr(LABELS[field], edition.lang)
    return words


def _texts(edition: Edition, picture: Picture, *fields: str) -> Iterator[Fact]:
    for field in fields:
        text: Text | None = getattr(picture, field)
        if text:
            yield Fact(_label(edition, field), (_worded(edition, text),))


def _worded(edition: Edition, text: Text) -> Link:
    return Link(text.pick(edition.lang), "", text.foreign(edition.lang))


def _when(edition: Edition, record: Record, number: int) -> Iterator[Fact]:
    """Its own date, its camera's, or that of its record, in this order."""
    words = date_of(edition, record.pictures[number], file_of(edition, record, number))
    found = taken_on(record, number)
    if words or found:
        yield Fact(_label(edition, "date"), (Link(words or (found.text(edition.lang) if found else "")),))


def _consent(edition: Edition, picture: Picture) -> Iterator[Fact]:
    if picture.consent:
        yield Fact(_label(edition, "consent"), (_worded(edition, edition.term("consent", picture.consent)),))


def _about(edition: Edition, picture: Picture) -> Iterator[Fact]:
    about = tuple(edition.link(one) for name in picture.about if (one := edition.site.records.get(name)))
    if about:
        yield Fact(_label(edition, "about"), about)


def _archive(edition: Edition, record: Record, number: int) -> Iterator[Fact]:
    """Under which number the record is filed, and how large the original is."""
    archive, file = record.facts.archive, file_of(edition, record, number)
    if archive and archive.number:
        yield Fact(edition.words["archive_number"], (Link(archive.number),))
    if file and file.width:
        size = edition.words["picture_pixels"].format(width=file.width, height=file.height)
        yield Fact(edition.words["picture_original"], (Link(size),))
