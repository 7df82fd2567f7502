"""Albums 图集: pictures that belong together."""

from typing import Annotated

from pydantic import BeforeValidator

from qunzhi.kinds.fields import DateField, Label, TextField, listed
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.kinds.picture import Picture
from qunzhi.kinds.schema import Titled
from qunzhi.languages import Text


class Album(Titled):
    """Pictures of one event, place or source."""

    date: Annotated[DateField | None, Label("时间", "Date")] = None
    """When they were taken."""
    place: Annotated[TextField | None, Label("地点", "Place")] = None
    """Where they were taken."""
    pictures: Annotated[tuple[Picture, ...], BeforeValidator(listed)] = ()
    """The pictures, in the order in which they are shown."""


KIND = Kind(
    name="album",
    schema=Album,
    source="albums",
    section="gallery",
    label=Text("图集", "Album"),
    heading=Text("影像图库", "Gallery"),
    intro=Text(
        "活动影像与说明；原图未入藏的，保留图片说明。",
        "Pictures and their captions; where the original is not in the archive, the caption stands.",
    ),
    facets=(Facet("year", "date", Text("图集年份", "Albums of")),),
    layout="gallery",
    schema_org="ImageGallery",
    glyph="影",
)
