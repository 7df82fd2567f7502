"""The pictures that the public may see, with the elements of their description."""

from collections.abc import Iterator

from qunzhi.data.columns import Column
from qunzhi.data.public import readings
from qunzhi.data.tables import ID, URL, Row, Table
from qunzhi.gallery import picture_address
from qunzhi.kinds.picture import Picture
from qunzhi.languages import Text
from qunzhi.media import Media
from qunzhi.records import Record
from qunzhi.site import Site

DESK = ("consent",)
"""Fields of a picture that only the desk needs."""

_RECORD = Column("record", "word", "Id of the record that shows it.", Text("所属记录", "Record"), required=True)
_IMAGE = Column(
    "image",
    "address",
    "Its largest published copy; empty where the original is not in the archive.",
    Text("图片文件", "Image"),
)


def picture_tables(site: Site, media: Media) -> Iterator[Table]:
    """One table of all pictures, if there are any."""
    found = tuple(one for one in readings(site, Picture) if one[2] not in DESK)

    def rows() -> Iterator[Row]:
        for record in site.records.values():
            for number in record.shown:
                picture = record.pictures[number]
                values = (make(getattr(picture, name)) for _, make, name in found)
                name = record.picture_id(number)
                image = _image(media, record, picture)
                yield (name, record.id, *values, image, picture_address(name))

    if any(record.shown for record in site.records.values()):
        columns = (ID, _RECORD, *(column for column, _, _ in found), _IMAGE, URL)
        yield Table("pictures", Text("图片", "Pictures"), columns, rows, ("id",))


def _image(media: Media, record: Record, picture: Picture) -> str | None:
    copies = media.pictures.get(f"{record.folder}/{picture.file}") if picture.file else None
    return copies.of("jpeg")[-1].path if copies else None
