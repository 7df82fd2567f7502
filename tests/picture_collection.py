"""Valid pictures in every mode, format and way to be held, each with what it must look like when it is published."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

from PIL import Image

from tests.picture_files import chunk, grey_profile, in_wide, lab_of, linear, png, rgb_profile
from tests.picture_scenes import (
    Look,
    as_grey,
    as_line_art,
    as_sixteen_greys,
    held,
    over_white,
    pixels_of,
    scene,
)
from tests.recorded_pictures import LARGE, SMALL, opacities, opaque, recorded, rgb, saved

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


def _jpegs() -> Iterator[Valid]:
    for way, progressive, subsampling in product(HELD, (False, True), (0, 1, 2)):
        raw = saved(rgb(way), "JPEG", way, quality=95, progressive=progressive, subsampling=subsampling)
        yield Valid(f"rgb-{way}-{progressive}-{subsampling}.jpg", raw, scene, SMALL)
    for way, progressive in product(HELD, (False, True)):
        raw = saved(rgb(way, look=as_grey).convert("L"), "JPEG", way, quality=95, progressive=progressive)
        yield Valid(f"grey-{way}-{progressive}.jpg", raw, as_grey, SMALL)
    restarts = saved(rgb(), "JPEG", quality=95, restart_marker_blocks=2)
    yield Valid("restarts.jpg", restarts, scene, SMALL)
    yield Valid("with-a-video-behind.jpg", restarts + b"ftypmp42 and more", scene, SMALL)


def _inks() -> Iterator[Valid]:
    """CMYK as Adobe writes it, inverted; and the same as YCCK."""
    for way, progressive in product(HELD, (False, True)):
        cmyk = rgb(way).convert("CMYK")
        raw = saved(cmyk, "JPEG", way, quality=95, progressive=progressive)
        yield Valid(f"cmyk-{way}-{progressive}.jpg", raw, scene, SMALL)
    for way in HELD:
        # Pillow inverts what it writes, as Adobe does; the colours of the inverse are the inverse of Y, Cb and Cr.
        bands = (*rgb(way).convert("YCbCr").split(), Image.new("L", recorded(SMALL, way)))
        raw = saved(Image.merge("CMYK", bands), "JPEG", way, quality=97)
        adobe = raw.index(b"Adobe")
        yield Valid(f"ycck-{way}.jpg", raw[: adobe + 11] + b"\2" + raw[adobe + 12 :], scene, SMALL)


def _pngs() -> Iterator[Valid]:
    for way in HELD:
        ours = rgb(way)
        yield Valid(f"rgb-{way}.png", saved(ours, "PNG", way), scene, SMALL)
        palette = ours.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        yield Valid(f"palette-{way}.png", saved(palette, "PNG", way), scene, SMALL)
        line = rgb(way, look=as_line_art).convert("L").point([255 * (n > 127) for n in range(256)])
        yield Valid(f"line-art-{way}.png", saved(line.convert("1"), "PNG", way), as_line_art, SMALL)
        yield Valid(f"grey-{way}.png", saved(rgb(way, look=as_grey).convert("L"), "PNG", way), as_grey, SMALL)


def _levels(look: Look, depth: int) -> list[tuple[int, ...]]:
    most = 2**depth - 1
    return [tuple(round(most * one) for one in colour) for colour in pixels_of(look, *SMALL)]


def _deep_pngs() -> Iterator[Valid]:
    """Written by hand: interlaced or not, with 16 bits and with fewer than 8."""
    for interlaced, depth in product((False, True), (8, 16)):
        name, write = f"{depth}-{interlaced}.png", partial(png, *SMALL, interlaced=interlaced)
        colours, greys = _levels(scene, depth), [one[:1] for one in _levels(as_grey, depth)]
        seen = [one[0] for one in _levels(opaque, depth)]
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
        rgba = rgb(way).convert("RGBA")
        rgba.putalpha(opacities(way))
        dim = Image.merge("LA", (rgb(way, look=as_grey).convert("L"), opacities(way)))
        for file_format, options in (
            ("PNG", {}),
            ("WEBP", {"lossless": True}),
            ("TIFF", {}),
            ("AVIF", {"quality": 95}),
        ):
            raw = saved(rgba, file_format, way, **options)
            yield Valid(f"rgba-{way}.{file_format.lower()}", raw, over_white(scene), SMALL)
        for file_format in ("PNG", "TIFF"):
            raw = saved(dim, file_format, way)
            yield Valid(f"grey-alpha-{way}.{file_format.lower()}", raw, over_white(as_grey), SMALL)


def _webps() -> Iterator[Valid]:
    for way in HELD:
        yield Valid(f"lossy-{way}.webp", saved(rgb(way), "WEBP", way, quality=95), scene, SMALL)
        yield Valid(f"lossless-{way}.webp", saved(rgb(way), "WEBP", way, lossless=True), scene, SMALL)
        yield Valid(f"rgb-{way}.avif", saved(rgb(way), "AVIF", way, quality=95, speed=8), scene, SMALL)


_PACKED = (None, "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg")


def _tiffs() -> Iterator[Valid]:
    for way, packed in product(HELD, _PACKED):
        more = {"quality": 95} if packed == "jpeg" else {}
        raw = saved(rgb(way), "TIFF", way, compression=packed, **more)
        yield Valid(f"rgb-{way}-{packed}.tiff", raw, scene, SMALL)
    for way, packed in product(HELD, _PACKED[:3]):
        dim = rgb(way, look=as_grey).convert("L")
        yield Valid(f"grey-{way}-{packed}.tif", saved(dim, "TIFF", way, compression=packed), as_grey, SMALL)
        deep = Image.frombytes("I;16", dim.size, b"".join(bytes((n, n)) for n in dim.tobytes()))
        yield Valid(f"grey-16-{way}-{packed}.tif", saved(deep, "TIFF", way, compression=packed), as_grey, SMALL)
        yield Valid(
            f"cmyk-{way}-{packed}.tif", saved(rgb(way).convert("CMYK"), "TIFF", way, compression=packed), scene, SMALL
        )
        lab = Image.frombytes("LAB", dim.size, bytes(_lab(way)))
        yield Valid(f"lab-{way}-{packed}.tif", saved(lab, "TIFF", way, compression=packed), scene, SMALL)
    line = rgb(look=as_line_art).convert("1", dither=Image.Dither.NONE)
    for packed in (None, "group3", "group4", "tiff_lzw"):
        yield Valid(f"line-art-{packed}.tif", saved(line, "TIFF", compression=packed), as_line_art, SMALL)
    motorola = Image.frombytes(
        "I;16B", SMALL, b"".join(bytes((n, 0)) for n in rgb(look=as_grey).convert("L").tobytes())
    )
    yield Valid("grey-16-motorola.tif", saved(motorola, "TIFF"), as_grey, SMALL)


def _lab(way: int) -> Iterator[int]:
    for colour in held(pixels_of(scene, *SMALL), *SMALL, way):
        yield from lab_of(colour)


def _others() -> Iterator[Valid]:
    dim, palette = (
        rgb(look=as_grey).convert("L"),
        rgb().quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE),
    )
    line = rgb(look=as_line_art).convert("1", dither=Image.Dither.NONE)
    for name, image, look in (
        ("rgb", rgb(), scene),
        ("grey", dim, as_grey),
        ("palette", palette, scene),
        ("line-art", line, as_line_art),
    ):
        yield Valid(f"{name}.bmp", saved(image, "BMP"), look, SMALL)
        if name != "rgb":
            for interlace in (0, 1):
                yield Valid(f"{name}-{interlace}.gif", saved(image, "GIF", interlace=interlace), look, SMALL)
    moving: dict[str, Any] = {"save_all": True, "append_images": [rgb().rotate(180)], "duration": 100}
    yield Valid("moving.gif", saved(palette, "GIF", **moving), scene, SMALL)
    yield Valid("moving.webp", saved(rgb(), "WEBP", quality=95, **moving), scene, SMALL)
    yield Valid("moving.png", saved(rgb(), "PNG", **moving), scene, SMALL)
    yield Valid("two-pages.tif", saved(rgb(), "TIFF", save_all=True, append_images=[rgb().rotate(180)]), scene, SMALL)


def _profiled() -> Iterator[Valid]:
    for way in (1, 6):
        pixels = [in_wide(colour) for colour in held(pixels_of(scene, *SMALL), *SMALL, way)]
        wide = Image.frombytes(
            "RGB", recorded(SMALL, way), bytes(round(255 * one) for colour in pixels for one in colour)
        )
        lights = [linear(colour[0]) for colour in held(pixels_of(as_grey, *SMALL), *SMALL, way)]
        light = Image.frombytes("L", recorded(SMALL, way), bytes(round(255 * one) for one in lights))
        for file_format, options in _PROFILED:
            name = f"{way}.{file_format.lower()}"
            raw = saved(wide, file_format, way, icc_profile=rgb_profile(), **options)
            yield Valid(f"wide-{name}", raw, scene, SMALL)
            raw = saved(rgb(way), file_format, way, icc_profile=b"no profile at all", **options)
            yield Valid(f"broken-profile-{name}", raw, scene, SMALL)
            if file_format in ("JPEG", "PNG", "TIFF"):
                raw = saved(light, file_format, way, icc_profile=grey_profile(), **options)
                yield Valid(f"light-{name}", raw, as_grey, SMALL)
                raw = saved(rgb(way), file_format, way, icc_profile=grey_profile(), **options)
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
        image = rgb(way, LARGE)
        for progressive in (False, True):
            raw = saved(image, "JPEG", way, quality=92, progressive=progressive)
            yield Valid(f"large-{way}-{progressive}.jpg", raw, scene, LARGE)
        yield Valid(f"large-cmyk-{way}.jpg", saved(image.convert("CMYK"), "JPEG", way, quality=92), scene, LARGE)
        yield Valid(f"large-{way}.png", saved(image, "PNG", way, compress_level=1), scene, LARGE)
        yield Valid(f"large-{way}.tif", saved(image, "TIFF", way), scene, LARGE)
    yield Valid("large.webp", saved(rgb(1, LARGE), "WEBP", quality=95), scene, LARGE)
    yield Valid("large.avif", saved(rgb(1, LARGE), "AVIF", quality=90, speed=9), scene, LARGE)
    yield Valid("large.bmp", saved(rgb(1, LARGE), "BMP"), scene, LARGE)
