"""What a worker process does with one original."""

import hashlib
from dataclasses import replace

from PIL import Image

from qunzhi.media import PictureFile
from qunzhi.pictures.colours import plain, srgb
from qunzhi.pictures.copies import shrunk, write_copies
from qunzhi.pictures.decoding import Opened, largest_copy, opened
from qunzhi.pictures.limits import LARGEST_BYTES, RESTLESS, TOO_HUNGRY, Refused
from qunzhi.pictures.order import Order, Outcome
from qunzhi.pictures.originals import opened_plainly
from qunzhi.pictures.recipe import key_of, recipe
from qunzhi.pictures.shapes import shape_of
from qunzhi.pictures.tiles import write_tiles
from qunzhi.store import Store


def made(order: Order) -> Outcome:
    """Its copies, in the store."""
    try:
        raw = _read(order.file)
    except OSError:
        return Outcome(None, RESTLESS)
    if hashlib.sha256(raw).hexdigest() != order.sha256:
        return Outcome(None, RESTLESS)
    try:
        return _published(raw, order)
    except Refused as refused:
        return Outcome(None, refused.refusal)
    except MemoryError:
        return Outcome(None, TOO_HUNGRY)


def _read(path: str) -> bytes:
    with opened_plainly(path) as file:
        return file.read(LARGEST_BYTES + 1)


def _published(raw: bytes, order: Order) -> Outcome:
    shape = shape_of(raw)
    picture = opened(raw, shape, whole=order.with_tiles)
    key, store = key_of(order.sha256, recipe()), Store(order.store)
    file = _tiled(picture, key, store) if order.with_tiles else _copied(picture, picture.image, key, store)
    return Outcome(replace(file, sha256=order.sha256, taken=picture.taken), None, shape.format, picture.frames)


def _tiled(picture: Opened, key: str, store: Store) -> PictureFile:
    full = srgb(plain(picture.image))
    return replace(_copied(picture, full, key, store), tiles=write_tiles(full, key, store))


def _copied(picture: Opened, image: Image.Image, key: str, store: Store) -> PictureFile:
    """Made small before its colours are changed: that is faster, and takes less memory."""
    size = largest_copy(picture.width, picture.height)
    small = srgb(shrunk(plain(image), size))
    copies = write_copies(small, key, store, picture.width)
    return PictureFile(copies, picture.width, picture.height, _colour(small))


def _colour(image: Image.Image) -> str:
    """The colour that prevails: of eight into which it is divided, the one with the most pixels."""
    tiny = image.resize((48, 48), Image.Resampling.NEAREST).quantize(8, Image.Quantize.MEDIANCUT)
    counted = tiny.getcolors() or [(1, 0)]
    _, index = max(counted, key=lambda one: (one[0], -int(str(one[1]))))
    red, green, blue = (tiny.getpalette() or [0, 0, 0])[3 * int(str(index)) : 3 * int(str(index)) + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"
