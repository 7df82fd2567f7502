"""Pictures as cameras record the scene: upright or held in any way, with the mark that says so."""

import io
from collections.abc import Sequence
from functools import lru_cache

from PIL import Image

from tests.picture_scenes import Colour, Look, grey, held, opacity, pixels_of, scene

SMALL, LARGE = (60, 44), (700, 500)
"""Of the pictures when they stand upright."""


def samples_of(look: Look, size: tuple[int, int], orientation: int) -> list[tuple[int, ...]]:
    """The samples that a camera records."""
    samples = 1 if size == LARGE else 4
    pixels = held(pixels_of(look, *size, samples), *size, orientation)
    return [tuple(round(255 * one) for one in colour) for colour in pixels]


def recorded(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    return size if orientation < 5 else size[::-1]


@lru_cache(maxsize=64)
def rgb(orientation: int = 1, size: tuple[int, int] = SMALL, look: Look = scene) -> Image.Image:
    flat = bytes(one for pixel in samples_of(look, size, orientation) for one in pixel)
    return Image.frombytes("RGB", recorded(size, orientation), flat)


def opacities(orientation: int) -> Image.Image:
    shown = pixels_of(opaque, *SMALL)
    flat = bytes(round(255 * colour[0]) for colour in held(shown, *SMALL, orientation))
    return Image.frombytes("L", recorded(SMALL, orientation), flat)


def opaque(u: float, v: float) -> Colour:
    level = opacity(u, v)
    return level, level, level


def saved(image: Image.Image, file_format: str, orientation: int = 1, **options: object) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    if file_format not in ("BMP", "GIF"):
        options["exif"] = exif
    image.save(out, file_format, **options)
    return out.getvalue()


def luma(pixels: Sequence[Colour]) -> list[float]:
    """In grey, to be compared."""
    return [grey(colour) for colour in pixels]
