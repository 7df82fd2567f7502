"""What a damaged picture holds, as a decoder shows it that is not the one from which its copies come.

Where neither of two decoders notices damage, nobody who opens the file does: then a copy is right if it shows what the
file shows. What such a file has lost is told by its checksum (`content/fixity.txt`), by no decoder.
"""

import io
import warnings
from contextlib import suppress

import pyvips
from PIL import Image, ImageCms, ImageOps

from qunzhi.confined import Ended, Limits, in_order
from qunzhi.pictures.decoding import PLUGINS, learn_heif
from qunzhi.pictures.limits import LONGEST_S, MOST_MEMORY
from qunzhi.pictures.shapes import format_of
from tests.recorded_pictures import SMALL

QUALITY = 82
"""Of the copies that are compared with; noise looks another way once it has been a JPEG."""


def shown_by_another(files: list[bytes]) -> list[bytes | None]:
    """For each its colours at the size SMALL, row by row, in RGB; None where the other decoder refuses the file."""
    found = in_order(_shown, files, Limits(LONGEST_S, MOST_MEMORY))
    return [None if isinstance(one, Ended) else one for one in found]


def _shown(raw: bytes) -> bytes | None:
    assert PLUGINS
    try:
        image = _by_vips(raw) if format_of(raw) in ("PNG", "WEBP", "GIF", "TIFF", "AVIF") else _by_pillow(raw)
    except Exception:  # of whatever kind: it refuses
        return None
    return small(image)


def small(image: Image.Image) -> bytes:
    """As it looks once it has been copied."""
    copy = io.BytesIO()
    image.convert("RGB").save(copy, "JPEG", quality=QUALITY)
    with Image.open(copy) as again:
        return again.resize(SMALL, Image.Resampling.BOX).tobytes()


def _by_pillow(raw: bytes) -> Image.Image:
    """JPEGs, which libvips decodes for copies; and the formats that libvips does not know."""
    learn_heif()
    with warnings.catch_warnings(), Image.open(io.BytesIO(raw)) as image:
        warnings.simplefilter("ignore")
        upright = _upright(image)
        if not upright.has_transparency_data:
            return upright.convert("RGB")
        seen = upright.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")


def _upright(image: Image.Image) -> Image.Image:
    image.load()
    with suppress(Exception):  # what the camera wrote is damaged, too
        image = ImageOps.exif_transpose(image)
    with suppress(ImageCms.PyCMSError, OSError):  # it has no profile, or a damaged one
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info.get("icc_profile", b"")))
        image = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
    return image


def _by_vips(raw: bytes) -> Image.Image:
    try:
        image = pyvips.Image.new_from_buffer(raw, "", fail_on="warning").copy_memory().autorot()
    except pyvips.Error as error:
        if "bad labq format" in str(error):
            return _by_pillow(raw)
        raise
    if image.interpretation == "cmyk":  # without a profile, as Pillow does
        ink = 255 - image[3]
        image = image[:3].invert().copy(interpretation="srgb") * ink / 255
    elif image.hasalpha():
        image = image.flatten(background=65535 if image.format == "ushort" else 255)
    flat = _srgb(image).cast("uchar")
    return Image.frombytes("RGB" if flat.bands == 3 else "L", (flat.width, flat.height), bytes(flat.write_to_memory()))


def _srgb(image: pyvips.Image) -> pyvips.Image:
    if image.get_typeof("icc-profile-data"):
        with suppress(pyvips.Error):  # a profile that cannot be used
            return image.icc_transform("srgb", embedded=True).copy_memory()
    return image.colourspace("srgb")
