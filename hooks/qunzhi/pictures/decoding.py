"""Opens a picture: upright, and at the size that is wanted or larger. Only for worker processes: see pool.py."""

import io
import warnings
from dataclasses import dataclass
from datetime import date, datetime

from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    ExifTags,
    GifImagePlugin,
    Image,
    ImageFile,
    ImageOps,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from qunzhi.pictures.limits import DAMAGED, LARGEST_PIXELS, MOST_FRAMES, Refused, too_large, too_many_frames, unreadable
from qunzhi.pictures.recipe import TALLEST_PX, WIDTHS_PX
from qunzhi.pictures.shapes import Shape
from qunzhi.pictures.vips import jpeg_rows, look_through

PLUGINS = (
    *(AvifImagePlugin, BmpImagePlugin, GifImagePlugin, JpegImagePlugin, MpoImagePlugin),
    *(PngImagePlugin, TiffImagePlugin, WebPImagePlugin),
)
"""Loaded before workers are forked: a fork while another thread imports would wait for that import for ever."""

LOOKED_THROUGH = ("TIFF", "AVIF")
"""Formats whose damage Pillow passes over; JPEG is decoded by libvips at once, others have checksums or no means."""

TRANSPOSED = (5, 6, 7, 8)
"""Orientations (EXIF 2.32, 0x0112) in which the camera was held on its side."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A picture that has been decoded."""

    image: Image.Image
    """Upright, in whatever mode and with its profile; it may be smaller than the original, not than the copies."""
    width: int
    height: int
    """Of the original, upright."""
    taken: date | None
    frames: int


def opened(raw: bytes, shape: Shape, *, whole: bool) -> Opened:
    """Decode a picture; `whole`: every pixel of it is wanted. Raises Refused or MemoryError."""
    Image.MAX_IMAGE_PIXELS = None  # measured below, without a warning in between
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    if shape.format == "HEIF":
        learn_heif()
    try:
        with warnings.catch_warnings():
            # Pillow warns where it leaves out what a TIFF points to; elsewhere it concerns metadata alone.
            warnings.simplefilter("error" if shape.format == "TIFF" else "ignore")
            with Image.open(io.BytesIO(raw), formats=(shape.format,)) as image:
                return _decoded(image, raw, shape, whole=whole)
    except (Refused, MemoryError):
        raise
    except Exception:  # whatever decoders raise when they meet bytes that nobody has thought of
        raise unreadable(DAMAGED) from None


def learn_heif() -> None:
    """Let Pillow open what iPhones write."""
    import pi_heif

    # A thread of its own for each core would count against the limit of memory.
    pi_heif.register_heif_opener(decode_threads=1, thumbnails=False, depth_images=False, aux_images=False)


def _decoded(image: Image.Image, raw: bytes, shape: Shape, *, whole: bool) -> Opened:
    pixels = image.width * image.height
    if pixels > LARGEST_PIXELS:
        raise too_large(pixels)
    frames = max(shape.frames, getattr(image, "n_frames", 1) if shape.format in ("AVIF", "HEIF") else 1)
    if frames > MOST_FRAMES:
        raise too_many_frames(frames)
    exif = _exif(image)
    width, height = image.size
    if exif.get(ExifTags.Base.Orientation) in TRANSPOSED and shape.format != "TIFF":  # Pillow turns a TIFF by itself
        width, height = height, width
    if shape.format == "JPEG":
        wanted = None if whole else largest_copy(width, height)
        image = _jpeg(image, raw, wanted if wanted is None or image.width == width else wanted[::-1])
    elif shape.format in LOOKED_THROUGH:
        look_through(raw, shape.format)
    image.load()
    ImageOps.exif_transpose(image, in_place=True)  # a copy of the largest pictures takes 320 MB
    return Opened(image, width, height, _taken(exif), frames)


def _jpeg(image: Image.Image, raw: bytes, wanted: tuple[int, int] | None) -> Image.Image:
    """Of the size that is wanted, if any; odd ones at a half, a quarter or an eighth, as long as that is enough."""
    size = image.size
    if wanted:
        image.draft(None, wanted)
    rows = jpeg_rows(raw, round(size[0] / image.width), wanted or size)
    if rows is None:
        return image
    rows.info = image.info  # its profile, and how the camera was held
    return rows


def largest_copy(width: int, height: int) -> tuple[int, int]:
    """Width and height of the largest copy of a picture."""
    return sized(width, height, min(width, WIDTHS_PX[-1]))


def sized(width: int, height: int, wanted: int) -> tuple[int, int]:
    """The size of a copy that is to be `wanted` pixels wide: as wide, unless it would be too tall."""
    tall = max(1, round(height * wanted / width))
    if tall <= TALLEST_PX:
        return wanted, tall
    return max(1, round(width * TALLEST_PX / height)), TALLEST_PX


def _exif(image: Image.Image) -> Image.Exif:
    """What the camera has written; empty where that cannot be read, which says nothing about the picture."""
    try:
        return image.getexif()
    except Exception:  # as above: metadata of phones is damaged in more ways than can be listed
        return Image.Exif()


def _taken(exif: Image.Exif) -> date | None:
    """DateTimeOriginal (EXIF 2.32, 0x9003): local time as the camera knew it."""
    try:
        words = str(exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal, ""))
        return datetime.strptime(words[:10], "%Y:%m:%d").date()
    except Exception:  # no date, or none that can be read
        return None
