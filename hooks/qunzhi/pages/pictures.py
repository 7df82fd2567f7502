"""Pictures as readers see them: published copies, drawn covers, and captions of what is not in the archive."""

from qunzhi.dates import day_text
from qunzhi.gallery import picture_address
from qunzhi.kinds.picture import Picture
from qunzhi.languages import Text
from qunzhi.media import Format, PictureFile
from qunzhi.pages.covers import cover_of
from qunzhi.pages.edition import Edition
from qunzhi.pages.views import ROOT, PictureView
from qunzhi.records import Record


def picture_view(edition: Edition, record: Record, number: int) -> PictureView:
    """A record's picture, with its caption and what stands beneath it."""
    picture = record.pictures[number]
    caption = picture.caption
    file = file_of(edition, record, number)
    return _sources(file)._replace(
        alt=_picked(edition, picture.alt),
        caption=caption.pick(edition.lang),
        lang=caption.foreign(edition.lang),
        credit=_picked(edition, picture.photographer),
        date=date_of(edition, picture, file),
        place=_picked(edition, picture.place),
        anchor=record.picture_id(number),
        url=edition.url(picture_address(record.picture_id(number))),
    )


def file_of(edition: Edition, record: Record, number: int) -> PictureFile | None:
    """The copies of a record's picture; None where its original is not in the archive."""
    name = record.pictures[number].file
    return edition.media.pictures.get(f"{record.folder}/{name}") if name else None


def date_of(edition: Edition, picture: Picture, file: PictureFile | None) -> str:
    """When it was taken; where nobody has written it down, the day that the camera has, and that it is the camera's."""
    if picture.date:
        return picture.date.text(edition.lang)
    if file and file.taken:
        return edition.words["picture_taken"].format(day=day_text(file.taken, edition.lang))
    return ""


def plain_picture(edition: Edition, path: str, alt: str, caption: str) -> PictureView:
    """A picture set into a text with `![alt](file "caption")`."""
    return _sources(edition.media.pictures.get(path))._replace(alt=alt, caption=caption)


def _sources(file: PictureFile | None) -> PictureView:
    """Addresses and size of the published copies; `missing` where there are none."""
    if file is None:
        return PictureView(missing=True)
    fallback = file.of("jpeg")[-1]
    return PictureView(
        src=ROOT + fallback.path,
        width=fallback.width,
        height=fallback.height,
        avif="".join(ROOT + copy.path for copy in file.of("avif")[-1:]),
        webp=_srcset(file, "webp"),
        jpeg=_srcset(file, "jpeg"),
        colour=file.colour,
    )


def _srcset(file: PictureFile, file_format: Format) -> str:
    return ", ".join(f"{ROOT}{copy.path} {copy.width}w" for copy in file.of(file_format))


def cover(edition: Edition, record: Record) -> PictureView:
    """A record's first picture that is there, else the drawn cover of its theme, type and year."""
    number = first_there(edition, record)
    if number is None:
        return PictureView(src=ROOT + cover_of(edition, record).path, drawn=True)
    return picture_view(edition, record, number)


def first_there(edition: Edition, record: Record) -> int | None:
    """Position of a record's first public picture whose original is in the archive."""
    return next((number for number in record.shown if file_of(edition, record, number)), None)


def share_image(edition: Edition, record: Record) -> str:
    """Address, from the site's root, of the picture that stands for a record where others share it; "" without one."""
    number = first_there(edition, record)
    file = file_of(edition, record, number) if number is not None else None
    return file.of("jpeg")[-1].path if file else ""


def _picked(edition: Edition, text: Text | None) -> str:
    return text.pick(edition.lang) if text else ""
