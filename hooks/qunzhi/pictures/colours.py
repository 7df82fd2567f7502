"""Colours as screens show them: sRGB with 8 bits, on white where a picture can be seen through."""

import io

from PIL import Image, ImageCms

from qunzhi.pictures.limits import UNUSUAL, unreadable

_PROFILED = {"RGB": "RGB", "CMYK": "CMYK", "L": "GRAY", "LAB": "Lab "}
"""By mode: the colour space that a profile must be of (ICC.1:2022, table 19), or it is not this picture's."""


def plain(image: Image.Image) -> Image.Image:
    """The same picture with 8 bits a sample and without a palette: one that can be made smaller. Raises Refused."""
    if image.mode in ("I", "F"):
        raise unreadable(UNUSUAL)
    if image.mode.startswith("I;16"):
        return _eight_bits(image)
    if image.mode in ("P", "PA") or "transparency" in image.info:
        return image.convert("RGBA" if image.mode == "PA" or "transparency" in image.info else "RGB")
    return image.convert("L") if image.mode == "1" else image


def _eight_bits(image: Image.Image) -> Image.Image:
    """The first of both bytes. `convert("L")` would clip: everything above 255 of 65,535 would be white."""
    first = 0 if image.mode == "I;16B" else 1
    found = Image.frombytes("L", image.size, image.tobytes()[first::2])
    found.info = image.info
    if isinstance(transparent := image.info.get("transparency"), int):
        found.info["transparency"] = transparent >> 8
    return plain(found)


def srgb(image: Image.Image) -> Image.Image:
    """In sRGB, opaque, and without anything but its pixels. `image`: what `plain` gives; it may be changed."""
    profile = image.info.get("icc_profile")
    on_white = _on_white(image)
    found = _by_profile(on_white, profile) if profile else _without_profile(on_white)
    found.info = {}
    return found


def _on_white(image: Image.Image) -> Image.Image:
    """JPEG knows no transparency."""
    opaque = {"RGBA": "RGB", "LA": "L", "RGBa": "RGB", "La": "L"}.get(image.mode)
    if opaque is None:
        return image
    ground = Image.new(opaque, image.size, "white")
    for top in range(0, image.height, _BAND_PX):
        band = image.crop((0, top, image.width, min(top + _BAND_PX, image.height)))
        straight = band.convert({"RGBa": "RGBA", "La": "LA"}.get(band.mode, band.mode))
        ground.paste(straight.convert(opaque), (0, top), straight.getchannel("A"))
    ground.info = image.info
    return ground


_BAND_PX = 64
"""Height of what is laid on white at a time: the whole twice would not fit into the memory that a worker has."""


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    """A profile that cannot be read, or is of other colours than the picture, is left aside as browsers do."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if source.profile.xcolor_space.strip() != _PROFILED.get(image.mode, "").strip():
            return _without_profile(image)
        return _transformed(image, source)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return _without_profile(image)


def _without_profile(image: Image.Image) -> Image.Image:
    """Grey and RGB are taken for sRGB."""
    if image.mode == "LAB":
        return _transformed(image, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")))
    return image if image.mode == "RGB" else image.convert("RGB")


def _transformed(image: Image.Image, source: ImageCms.ImageCmsProfile) -> Image.Image:
    target = ImageCms.createProfile("sRGB")
    if image.mode == "RGB":
        ImageCms.profileToProfile(image, source, target, inPlace=True)
        return image
    found = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    assert found is not None  # it is None for a change in place only
    return found
