"""Published copies of pictures: small, without metadata, in WebP and JPEG. Originals are never touched."""

import hashlib
import io
import json
import os
import re
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from PIL import __version__ as pillow_version

from qunzhi.languages import Text
from qunzhi.media import Derivative, Format, PictureFile

WIDTHS_PX = (480, 960, 1600)
"""Widths of the copies: a phone, a phone at twice its pixels, a wide screen. Nothing is enlarged."""

LARGEST_PIXELS = 80_000_000
"""A 12-megapixel photograph has 12; what is larger than this is a scan to be shrunk first, or an attack."""

QUALITY = {"webp": 78, "jpeg": 82}
RECIPE = f"1:{WIDTHS_PX}:{QUALITY}:{pillow_version}"
"""Everything, beside the original, that a copy depends on."""


class Unreadable(Exception):
    """A picture that cannot be opened; the argument is a Text that says why."""


class TooLarge(Exception):
    """A picture with more pixels than LARGEST_PIXELS; the argument is their number."""


def key_of(original: bytes) -> str:
    """Name of a picture's copies: of the original and the recipe, so that a change of either makes new ones."""
    return hashlib.sha256(original + RECIPE.encode()).hexdigest()[:32]


def derive(original: Path, cache: Path) -> PictureFile:
    """The copies of a picture, from the cache where they are there and whole, made where they are not.

    Raises Unreadable or TooLarge.
    """
    raw = original.read_bytes()
    folder = cache / key_of(raw)
    found = _cached(folder)
    return found or _made(original, folder)


def file_of(copy: Derivative, cache: Path) -> Path:
    """Where the cache keeps a copy."""
    key, _, name = Path(copy.path).name.partition("-")
    return cache / key / name


def _cached(folder: Path) -> PictureFile | None:
    try:
        sizes = json.loads((folder / "copies.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if any(_digest(folder / name) != one["sha256"] for name, one in sizes.items()):
        return None
    return _picture_file(folder.name, sizes)


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _picture_file(key: str, sizes: Mapping[str, Mapping[str, object]]) -> PictureFile:
    copies = [
        Derivative(int(str(one["width"])), int(str(one["height"])), _format(name), f"media/{key}-{name}")
        for name, one in sizes.items()
    ]
    return PictureFile(tuple(sorted(copies, key=lambda copy: (copy.format, copy.width))))


def _format(name: str) -> Format:
    return "webp" if name.endswith(".webp") else "jpeg"


def _made(original: Path, folder: Path) -> PictureFile:
    """Into a folder of its own, then moved into place: a killed build leaves no half copy behind."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as work:
        sizes = _write_copies(_opened(original), Path(work))
        (Path(work) / "copies.json").write_text(json.dumps(sizes), "utf-8")
        _replace(Path(work), folder)
    return _picture_file(folder.name, sizes)


def _replace(work: Path, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for path in sorted(work.iterdir(), key=lambda p: p.name == "copies.json"):
        os.replace(path, folder / path.name)


def _opened(original: Path) -> Image.Image:
    """Upright, in sRGB, without anything but its pixels."""
    Image.MAX_IMAGE_PIXELS = LARGEST_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(original) as image:
                image.draft("RGB", (WIDTHS_PX[-1], WIDTHS_PX[-1]))
                image.load()
                return _srgb(ImageOps.exif_transpose(image))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        claimed = re.search(r"\((\d+) pixels\)", str(error))  # Pillow tells the number in its message only
        raise TooLarge(int(claimed[1]) if claimed else LARGEST_PIXELS) from None
    except UnidentifiedImageError:
        raise Unreadable(Text("内容不是图片", "it holds no picture")) from None
    except (OSError, SyntaxError, ValueError):
        raise Unreadable(Text("内容不完整或已损坏", "it is cut short or damaged")) from None


def _srgb(image: Image.Image) -> Image.Image:
    """Colours as screens show them; transparency on white, because JPEG has none."""
    profile = image.info.get("icc_profile")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        ground = Image.new("RGBA", rgba.size, "white")
        return Image.alpha_composite(ground, rgba).convert("RGB")
    if image.mode.startswith("I;16"):
        return image.point(lambda value: value / 256).convert("L").convert("RGB")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        return _by_profile(image, profile)
    return image.convert("RGB")


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        done = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image.convert("RGB")
    return done if done is not None else image.convert("RGB")


def _write_copies(image: Image.Image, folder: Path) -> dict[str, dict[str, object]]:
    """From the largest to the smallest, each from the one before."""
    widths = sorted({min(width, image.width) for width in WIDTHS_PX}, reverse=True)
    sizes: dict[str, dict[str, object]] = {}
    for width in widths:
        height = max(1, round(image.height * width / image.width))
        if width != image.width:
            image = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        clean = Image.frombytes("RGB", image.size, image.tobytes())  # without the original's info
        for file_format in ("webp", "jpeg"):
            name = f"{width}.{file_format}"
            clean.save(folder / name, file_format, quality=QUALITY[file_format], **_OPTIONS[file_format])
            sizes[name] = {"width": width, "height": height, "sha256": _digest(folder / name)}
    return sizes


_OPTIONS: dict[str, dict[str, object]] = {"webp": {"method": 2}, "jpeg": {"progressive": True, "optimize": True}}
