"""Cuts a picture into squares at several scales (IIIF Image API 3.0, level 0): viewers ask for files by these names."""

import io
from collections.abc import Iterator

from PIL import Image

from qunzhi.media import Tiles
from qunzhi.pictures.recipe import TILE_PX, TILE_QUALITY
from qunzhi.store import Store

FOLDER = "iiif/{key}/"
"""From the site's root."""


def scales(width: int, height: int) -> tuple[int, ...]:
    """1, 2, 4 … until the picture fits into one square."""
    found = [1]
    while max(width, height) > TILE_PX * found[-1]:
        found.append(2 * found[-1])
    return tuple(found)


def write_tiles(image: Image.Image, key: str, store: Store) -> Tiles:
    """The squares of a picture in sRGB at its full size, from which everything is cut."""
    width, height = image.size
    files: dict[str, str] = {}
    every = scales(width, height)
    for scale in every:
        level = -(-width // scale), -(-height // scale)
        image = image if image.size == level else image.resize(level, Image.Resampling.LANCZOS, reducing_gap=2.0)
        for name, square in _squares(image, scale, width, height):
            files[name] = store.put(_encoded(square))
        if max(level) <= 2 * TILE_PX:
            files[f"full/{level[0]},{level[1]}/0/default.jpg"] = store.put(_encoded(image))
    return Tiles(FOLDER.format(key=key), width, height, TILE_PX, every, tuple(sorted(files.items())))


def _squares(image: Image.Image, scale: int, width: int, height: int) -> Iterator[tuple[str, Image.Image]]:
    """Each with its canonical name: the region in pixels of the whole picture, then the size of the square."""
    side = TILE_PX * scale
    for y in range(0, height, side):
        for x in range(0, width, side):
            w, h = min(side, width - x), min(side, height - y)
            box = x // scale, y // scale, -(-(x + w) // scale), -(-(y + h) // scale)
            region = "full" if (w, h) == (width, height) else f"{x},{y},{w},{h}"
            yield f"{region}/{box[2] - box[0]},{box[3] - box[1]}/0/default.jpg", image.crop(box)


def _encoded(image: Image.Image) -> bytes:
    held = io.BytesIO()
    image.save(held, "jpeg", quality=TILE_QUALITY, optimize=True)
    return held.getvalue()
