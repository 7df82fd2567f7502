"""Pictures as readers see them: published copies, drawn covers, and captions of what is not in the archive."""

from qunzhi.kinds.fields import Label
from qunzhi.kinds.picture import Picture
from qunzhi.languages import Text
from qunzhi.media import Format, PictureFile
from qunzhi.pages.covers import cover_of
from qunzhi.pages.edition import Edition
from qunzhi.pages.views import ROOT, Fact, Link, PictureView
from qunzhi.records import Record
from qunzhi.walk import marked


def picture_view(edition: Edition, record: Record, number: int) -> PictureView:
    """A record's picture, with its caption and the elements of its description."""
    picture = record.pictures[number]
    caption = picture.caption
    copies = edition.media.pictures.get(f"{record.folder}/{picture.file}") if picture.file else None
    return _sources(copies)._replace(
        alt=_picked(edition, picture.alt),
        caption=caption.pick(edition.lang),
        lang=caption.foreign(edition.lang),
        credit=_picked(edition, picture.photographer),
        date=picture.date.text(edition.lang) if picture.date else "",
        place=_picked(edition, picture.place),
        anchor=record.picture_id(number),
        facts=_facts(edition, picture),
    )


def plain_picture(edition: Edition, path: str, alt: str, caption: str) -> PictureView:
    """A picture set into a text with `![alt](file "caption")`."""
    return _sources(edition.media.pictures.get(path))._replace(alt=alt, caption=caption)


def _sources(copies: PictureFile | None) -> PictureView:
    """Addresses and size of the published copies; `missing` where there are none."""
    if copies is None:
        return PictureView(missing=True)
    fallback = copies.of("jpeg")[-1]
    return PictureView(
        src=ROOT + fallback.path,
        width=fallback.width,
        height=fallback.height,
        webp=_srcset(copies, "webp"),
        jpeg=_srcset(copies, "jpeg"),
    )


def _srcset(copies: PictureFile, file_format: Format) -> str:
    return ", ".join(f"{ROOT}{copy.path} {copy.width}w" for copy in copies.of(file_format))


def _facts(edition: Edition, picture: Picture) -> tuple[Fact, ...]:
    """People, rights, what it shows, where it comes from; date, place and photographer stand in the caption."""
    labels = dict(marked(Picture, Label))
    facts = []
    for field in ("people", "rights", "provenance"):
        text: Text | None = getattr(picture, field)
        if text:
            value = Link(text.pick(edition.lang), "", text.foreign(edition.lang))
            facts.append(Fact(getattr(labels[field], edition.lang), (value,)))
    about = tuple(edition.link(r) for name in picture.about if (r := edition.site.records.get(name)))
    if about:
        facts.append(Fact(getattr(labels["about"], edition.lang), about))
    return tuple(facts)


def cover(edition: Edition, record: Record) -> PictureView:
    """A record's first picture that is there, else the drawn cover of its theme, type and year."""
    for number in record.shown:
        if f"{record.folder}/{record.pictures[number].file}" in edition.media.pictures:
            return picture_view(edition, record, number)
    return PictureView(src=ROOT + cover_of(edition, record).path, drawn=True)


def _picked(edition: Edition, text: Text | None) -> str:
    return text.pick(edition.lang) if text else ""
