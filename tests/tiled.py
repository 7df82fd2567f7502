"""Media as a build knows them, with more than can be read from the files: tiles, a colour, the day of the camera."""

import io
import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from PIL import Image

from qunzhi.media import Media, PictureFile, Tiles
from qunzhi.reads import Noted
from qunzhi.store import FOLDER, Store

SIDE_PX = 512


def tiled(root: Path, media: Media, path: str) -> Media:
    """The same media; the picture at `path` has been cut into tiles, which the store of the site holds."""
    store = Store(root / ".cache" / "qunzhi" / FOLDER)
    with Image.open(root / path) as image:
        tiles = cut(image.convert("RGB"), store)
    file = replace(media.pictures[path], tiles=tiles, width=tiles.width, height=tiles.height)
    return _with_file(media, path, file)


def _with_file(media: Media, path: str, file: PictureFile) -> Media:
    """The same media; this is known of the picture at `path`."""
    pictures = {name: media.pictures[name] for name in media.pictures}
    return Media(Noted("copies", {**pictures, path: file}), media.files)


def described(media: Media, path: str) -> Media:
    """The same media; the picture at `path` has a colour, a checksum, and was taken on 21 October 2023."""
    file = replace(media.pictures[path], colour="#c8b48a", sha256="ab" * 32, taken=date(2023, 10, 21))
    return _with_file(media, path, file)


def cut(image: Image.Image, store: Store) -> Tiles:
    """Tiles under the names that Image API 3.0 gives them at level 0."""
    scales = tuple(2**n for n in range(math.ceil(math.log2(max(image.size) / SIDE_PX)) + 1))
    files = {name: store.put(content) for scale in scales for name, content in _level(image, scale)}
    return Tiles("iiif/test/", *image.size, SIDE_PX, scales, tuple(sorted(files.items())))


def _level(image: Image.Image, scale: int) -> Iterator[tuple[str, bytes]]:
    width, height = (math.ceil(side / scale) for side in image.size)
    small = image.resize((width, height))
    if width <= SIDE_PX and height <= SIDE_PX:
        yield f"full/{width},{height}/0/default.jpg", _jpeg(small)
        return
    for top in range(0, height, SIDE_PX):
        for left in range(0, width, SIDE_PX):
            box = left, top, min(left + SIDE_PX, width), min(top + SIDE_PX, height)
            region = f"{left * scale},{top * scale},{_clipped(box[2], scale, image.width) - left * scale}"
            region += f",{_clipped(box[3], scale, image.height) - top * scale}"
            yield f"{region}/{box[2] - left},{box[3] - top}/0/default.jpg", _jpeg(small.crop(box))


def _clipped(end: int, scale: int, whole: int) -> int:
    return min(end * scale, whole)


def _jpeg(image: Image.Image) -> bytes:
    held = io.BytesIO()
    image.save(held, "JPEG", quality=80)
    return held.getvalue()
