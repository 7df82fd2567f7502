"""Valid pictures in every mode, format and way to be held, each with what it must look like when it is published."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import product
from pathlib import Path
from typing import Any

from PIL import Image

from tests.picture_files import chunk, grey_profile, in_wide, lab_of, linear, png, rgb_profile
from tests.picture_scenes import (
    Colour,
    Look,
    as_grey,
    as_line_art,
    as_sixteen_greys,
    grey,
    held,
    opacity,
    over_white,
    pixels_of,
    scene,
)

SMALL, LARGE = (60, 44), (700, 500)
"""Of the pictures when they stand upright."""

HELD = tuple(range(1, 9))


@dataclass(frozen=True)
class Valid:
    """A picture, and the scene as it must show it."""

    name: str
    raw: bytes
    look: Look
    size: tuple[int, int]


def collection() -> Iterator[Valid]:
    """All of them."""
    for family in (_jpegs, _inks, _pngs, _deep_pngs, _see_through, _webps, _tiffs, _others, _profiled, _heifs, _large):
        yield from family()


def _bytes(look: Look, size: tuple[int, int], orientation: int) -> list[tuple[int, ...]]:
    """The samples that a camera records."""
    samples = 1 if size == LARGE else 4
    pixels = held(pixels_of(look, *size, samples), *size, orientation)
    return [tuple(round(255 * one) for one in colour) for colour in pixels]


def _recorded(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    return size if orientation < 5 else size[::-1]


@lru_cache(maxsize=64)
def _rgb(orientation: int = 1, size: tuple[int, int] = SMALL, look: Look = scene) -> Image.Image:
    flat = bytes(one for pixel in _bytes(look, size, orientation) for one in pixel)
    return Image.frombytes("RGB", _recorded(size, orientation), flat)


def _opacities(orientation: int) -> Image.Image:
    shown = pixels_of(_opaque, *SMALL)
    flat = bytes(round(255 * colour[0]) for colour in held(shown, *SMALL, orientation))
    return Image.frombytes("L", _recorded(SMALL, orientation), flat)


def _opaque(u: float, v: float) -> Colour:
    level = opacity(u, v)
    return level, level, level


def _saved(image: Image.Image, file_format: str, orientation: int = 1, **options: object) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    if file_format not in ("BMP", "GIF"):
        options["exif"] = exif
    image.save(out, file_format, **options)
    return out.getvalue()


def _jpegs() -> Iterator[Valid]:
    for way, progressive, subsampling in product(HELD, (False, True), (0, 1, 2)):
        raw = _saved(_rgb(way), "JPEG", way, quality=95, progressive=progressive, subsampling=subsampling)
        yield Valid(f"rgb-{way}-{progressive}-{subsampling}.jpg", raw, scene, SMALL)
    for way, progressive in product(HELD, (False, True)):
        raw = _saved(_rgb(way, look=as_grey).convert("L"), "JPEG", way, quality=95, progressive=progressive)
        yield Valid(f"grey-{way}-{progressive}.jpg", raw, as_grey, SMALL)
    restarts = _saved(_rgb(), "JPEG", quality=95, restart_marker_blocks=2)
    yield Valid("restarts.jpg", restarts, scene, SMALL)
    yield Valid("with-a-video-behind.jpg", restarts + b"ftypmp42 and more", scene, SMALL)


def _inks() -> Iterator[Valid]:
    """CMYK as Adobe writes it, inverted; and the same as YCCK."""
    for way, progressive in product(HELD, (False, True)):
        cmyk = _rgb(way).convert("CMYK")
        raw = _saved(cmyk, "JPEG", way, quality=95, progressive=progressive)
        yield Valid(f"cmyk-{way}-{progressive}.jpg", raw, scene, SMALL)
    for way in HELD:
        # Pillow inverts what it writes, as Adobe does; the colours of the inverse are the inverse of Y, Cb and Cr.
        bands = (*_rgb(way).convert("YCbCr").split(), Image.new("L", _recorded(SMALL, way)))
        raw = _saved(Image.merge("CMYK", bands), "JPEG", way, quality=97)
        adobe = raw.index(b"Adobe")
        yield Valid(f"ycck-{way}.jpg", raw[: adobe + 11] + b"\2" + raw[adobe + 12 :], scene, SMALL)


def _pngs() -> Iterator[Valid]:
    for way in HELD:
        ours = _rgb(way)
        yield Valid(f"rgb-{way}.png", _saved(ours, "PNG", way), scene, SMALL)
        palette = ours.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        yield Valid(f"palette-{way}.png", _saved(palette, "PNG", way), scene, SMALL)
        line = _rgb(way, look=as_line_art).convert("L").point([255 * (n > 127) for n in range(256)])
        yield Valid(f"line-art-{way}.png", _saved(line.convert("1"), "PNG", way), as_line_art, SMALL)
        yield Valid(f"grey-{way}.png", _saved(_rgb(way, look=as_grey).convert("L"), "PNG", way), as_grey, SMALL)


def _levels(look: Look, depth: int) -> list[tuple[int, ...]]:
    most = 2**depth - 1
    return [tuple(round(most * one) for one in colour) for colour in pixels_of(look, *SMALL)]


def _deep_pngs() -> Iterator[Valid]:
    """Written by hand: interlaced or not, with 16 bits and with fewer than 8."""
    for interlaced, depth in product((False, True), (8, 16)):
        name, write = f"{depth}-{interlaced}.png", partial(png, *SMALL, interlaced=interlaced)
        colours, greys = _levels(scene, depth), [one[:1] for one in _levels(as_grey, depth)]
        seen = [one[0] for one in _levels(_opaque, depth)]
        yield Valid(f"rgb-{name}", write(colours, depth, 2), scene, SMALL)
        yield Valid(f"grey-{name}", write(greys, depth, 0), as_grey, SMALL)
        pairs = [(*colour, level) for colour, level in zip(colours, seen, strict=True)]
        yield Valid(f"rgba-{name}", write(pairs, depth, 6), over_white(scene), SMALL)
        pairs = [(*level, alpha) for level, alpha in zip(greys, seen, strict=True)]
        yield Valid(f"grey-alpha-{name}", write(pairs, depth, 4), over_white(as_grey), SMALL)
        absent = chunk(b"tRNS", b"\0\1" * 3)  # a colour that does not occur
        yield Valid(f"rgb-key-{name}", write(colours, depth, 2, more=absent), scene, SMALL)
        yield Valid(f"grey-key-{name}", write(greys, depth, 0, more=absent[:0]), as_grey, SMALL)
    for interlaced in (False, True):
        four = [one[:1] for one in _levels(as_sixteen_greys, 4)]
        yield Valid(f"grey-4-{interlaced}.png", png(*SMALL, four, 4, 0, interlaced=interlaced), as_sixteen_greys, SMALL)
        one_bit = [one[:1] for one in _levels(as_line_art, 1)]
        yield Valid(f"grey-1-{interlaced}.png", png(*SMALL, one_bit, 1, 0, interlaced=interlaced), as_line_art, SMALL)
        table = chunk(b"PLTE", bytes(17 * n for n in range(16) for _ in range(3)))
        yield Valid(
            f"palette-4-{interlaced}.png",
            png(*SMALL, four, 4, 3, interlaced=interlaced, more=table),
            as_sixteen_greys,
            SMALL,
        )


def _see_through() -> Iterator[Valid]:
    for way in HELD:
        rgba = _rgb(way).convert("RGBA")
        rgba.putalpha(_opacities(way))
        dim = Image.merge("LA", (_rgb(way, look=as_grey).convert("L"), _opacities(way)))
        for file_format, options in (
            ("PNG", {}),
            ("WEBP", {"lossless": True}),
            ("TIFF", {}),
            ("AVIF", {"quality": 95}),
        ):
            raw = _saved(rgba, file_format, way, **options)
            yield Valid(f"rgba-{way}.{file_format.lower()}", raw, over_white(scene), SMALL)
        for file_format in ("PNG", "TIFF"):
            raw = _saved(dim, file_format, way)
            yield Valid(f"grey-alpha-{way}.{file_format.lower()}", raw, over_white(as_grey), SMALL)


def _webps() -> Iterator[Valid]:
    for way in HELD:
        yield Valid(f"lossy-{way}.webp", _saved(_rgb(way), "WEBP", way, quality=95), scene, SMALL)
        yield Valid(f"lossless-{way}.webp", _saved(_rgb(way), "WEBP", way, lossless=True), scene, SMALL)
        yield Valid(f"rgb-{way}.avif", _saved(_rgb(way), "AVIF", way, quality=95, speed=8), scene, SMALL)


_PACKED = (None, "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg")


def _tiffs() -> Iterator[Valid]:
    for way, packed in product(HELD, _PACKED):
        more = {"quality": 95} if packed == "jpeg" else {}
        raw = _saved(_rgb(way), "TIFF", way, compression=packed, **more)
        yield Valid(f"rgb-{way}-{packed}.tiff", raw, scene, SMALL)
    for way, packed in product(HELD, _PACKED[:3]):
        dim = _rgb(way, look=as_grey).convert("L")
        yield Valid(f"grey-{way}-{packed}.tif", _saved(dim, "TIFF", way, compression=packed), as_grey, SMALL)
        deep = Image.frombytes("I;16", dim.size, b"".join(bytes((n, n)) for n in dim.tobytes()))
        yield Valid(f"grey-16-{way}-{packed}.tif", _saved(deep, "TIFF", way, compression=packed), as_grey, SMALL)
        yield Valid(
            f"cmyk-{way}-{packed}.tif", _saved(_rgb(way).convert("CMYK"), "TIFF", way, compression=packed), scene, SMALL
        )
        lab = Image.frombytes("LAB", dim.size, bytes(_lab(way)))
        yield Valid(f"lab-{way}-{packed}.tif", _saved(lab, "TIFF", way, compression=packed), scene, SMALL)
    line = _rgb(look=as_line_art).convert("1", dither=Image.Dither.NONE)
    for packed in (None, "group3", "group4", "tiff_lzw"):
        yield Valid(f"line-art-{packed}.tif", _saved(line, "TIFF", compression=packed), as_line_art, SMALL)
    motorola = Image.frombytes(
        "I;16B", SMALL, b"".join(bytes((n, 0)) for n in _rgb(look=as_grey).convert("L").tobytes())
    )
    yield Valid("grey-16-motorola.tif", _saved(motorola, "TIFF"), as_grey, SMALL)


def _lab(way: int) -> Iterator[int]:
    for colour in held(pixels_of(scene, *SMALL), *SMALL, way):
        yield from lab_of(colour)


def _others() -> Iterator[Valid]:
    dim, palette = (
        _rgb(look=as_grey).convert("L"),
        _rgb().quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE),
    )
    line = _rgb(look=as_line_art).convert("1", dither=Image.Dither.NONE)
    for name, image, look in (
        ("rgb", _rgb(), scene),
        ("grey", dim, as_grey),
        ("palette", palette, scene),
        ("line-art", line, as_line_art),
    ):
        yield Valid(f"{name}.bmp", _saved(image, "BMP"), look, SMALL)
        if name != "rgb":
            for interlace in (0, 1):
                yield Valid(f"{name}-{interlace}.gif", _saved(image, "GIF", interlace=interlace), look, SMALL)
    moving: dict[str, Any] = {"save_all": True, "append_images": [_rgb().rotate(180)], "duration": 100}
    yield Valid("moving.gif", _saved(palette, "GIF", **moving), scene, SMALL)
    yield Valid("moving.webp", _saved(_rgb(), "WEBP", quality=95, **moving), scene, SMALL)
    yield Valid("moving.png", _saved(_rgb(), "PNG", **moving), scene, SMALL)
    yield Valid(
        "two-pages.tif", _saved(_rgb(), "TIFF", save_all=True, append_images=[_rgb().rotate(180)]), scene, SMALL
    )


def _profiled() -> Iterator[Valid]:
    for way in (1, 6):
        pixels = [in_wide(colour) for colour in held(pixels_of(scene, *SMALL), *SMALL, way)]
        wide = Image.frombytes(
            "RGB", _recorded(SMALL, way), bytes(round(255 * one) for colour in pixels for one in colour)
        )
        lights = [linear(colour[0]) for colour in held(pixels_of(as_grey, *SMALL), *SMALL, way)]
        light = Image.frombytes("L", _recorded(SMALL, way), bytes(round(255 * one) for one in lights))
        for file_format, options in _PROFILED:
            name = f"{way}.{file_format.lower()}"
            raw = _saved(wide, file_format, way, icc_profile=rgb_profile(), **options)
            yield Valid(f"wide-{name}", raw, scene, SMALL)
            raw = _saved(_rgb(way), file_format, way, icc_profile=b"no profile at all", **options)
            yield Valid(f"broken-profile-{name}", raw, scene, SMALL)
            if file_format in ("JPEG", "PNG", "TIFF"):
                raw = _saved(light, file_format, way, icc_profile=grey_profile(), **options)
                yield Valid(f"light-{name}", raw, as_grey, SMALL)
                raw = _saved(_rgb(way), file_format, way, icc_profile=grey_profile(), **options)
                yield Valid(f"profile-of-another-{name}", raw, scene, SMALL)


_PROFILED: Sequence[tuple[str, dict[str, object]]] = (
    ("JPEG", {"quality": 97, "subsampling": 0}),
    ("PNG", {}),
    ("TIFF", {}),
    ("WEBP", {"lossless": True}),
    ("AVIF", {"quality": 97}),
)


HEIF = Path(__file__).parent / "heif"
"""The scene as x265 has coded it: nothing that the tests have can write HEIF."""


def _heifs() -> Iterator[Valid]:
    looks = {"grey": as_grey, "see-through": over_white(scene)}
    for path in sorted(HEIF.iterdir()):
        yield Valid(path.name, path.read_bytes(), looks.get(path.stem, scene), SMALL)


def _large() -> Iterator[Valid]:
    """Larger than one of the copies, so that they are made smaller, and JPEG is decoded at a part of its size."""
    for way in HELD:
        image = _rgb(way, LARGE)
        for progressive in (False, True):
            raw = _saved(image, "JPEG", way, quality=92, progressive=progressive)
            yield Valid(f"large-{way}-{progressive}.jpg", raw, scene, LARGE)
        yield Valid(f"large-cmyk-{way}.jpg", _saved(image.convert("CMYK"), "JPEG", way, quality=92), scene, LARGE)
        yield Valid(f"large-{way}.png", _saved(image, "PNG", way, compress_level=1), scene, LARGE)
        yield Valid(f"large-{way}.tif", _saved(image, "TIFF", way), scene, LARGE)
    yield Valid("large.webp", _saved(_rgb(1, LARGE), "WEBP", quality=95), scene, LARGE)
    yield Valid("large.avif", _saved(_rgb(1, LARGE), "AVIF", quality=90, speed=9), scene, LARGE)
    yield Valid("large.bmp", _saved(_rgb(1, LARGE), "BMP"), scene, LARGE)


def luma(pixels: Sequence[Colour]) -> list[float]:
    """In grey, to be compared."""
    return [grey(colour) for colour in pixels]
