"""Whether what is published of a spoiled file shows what it is to show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image

from qunzhi.media import PictureFile
from qunzhi.store import Store
from tests.picture_scenes import Look, likeness, pixels_of
from tests.recorded_pictures import SMALL, luma
from tests.second_decoder import shown_by_another, small

LIKE = 0.9


@dataclass(frozen=True)
class Published:
    """A spoiled file of which there are copies all the same."""

    name: str
    raw: bytes
    look: Look
    """Of the picture before it was spoiled."""
    file: PictureFile


def wrong(published: Sequence[Published], store: Store) -> Iterator[str]:
    """Those that show neither the picture before it was spoiled nor what another decoder shows of the file."""
    copies = {one.name: _copy(one, store) for one in published}
    odd = [one for one in published if _likeness(copies[one.name], _scene(one.look)) <= LIKE]
    for one, other in zip(odd, shown_by_another([one.raw for one in odd]), strict=True):
        if other is None:
            yield f"{one.name}: it was published, and another decoder finds it damaged"
        elif _likeness(copies[one.name], _luma(other)) <= LIKE:
            yield f"{one.name}: its copy shows something that is not in the file"


def _copy(one: Published, store: Store) -> list[float]:
    *_, largest = (copy for copy in one.file.copies if copy.format == "jpeg")
    with Image.open(store.path(largest.digest)) as image:
        return _luma(small(image))


def _scene(look: Look) -> list[float]:
    return luma(pixels_of(look, *SMALL))


def _luma(flat: bytes) -> list[float]:
    return luma([(flat[n] / 255, flat[n + 1] / 255, flat[n + 2] / 255) for n in range(0, len(flat), 3)])


def _likeness(one: list[float], other: list[float]) -> float:
    return likeness(one, other, *SMALL)
