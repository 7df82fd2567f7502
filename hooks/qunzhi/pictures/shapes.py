"""What a file says of itself before it is decoded: its format, how many frames it has, and whether it is whole.

Decoders are lenient: most give a half-grey picture for half a file. So each format's own structure is walked to its
end first. All functions take the whole file and raise Refused.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from qunzhi.pictures.boxes import boxes_whole, chunks_whole, riff_whole
from qunzhi.pictures.limits import DAMAGED, EMPTY, MOST_FRAMES, NO_PICTURE, drawn, too_many_frames, unreadable
from qunzhi.pictures.streams import bmp_whole, gif_whole, jpeg_whole
from qunzhi.pictures.tiff import tiff_whole

ENDINGS: Mapping[str, tuple[str, ...]] = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "GIF": (".gif",),
    "TIFF": (".tif", ".tiff"),
    "BMP": (".bmp",),
    "AVIF": (".avif",),
    "HEIF": (".heic", ".heif"),
}
"""By Pillow's name of a format: how names of its files end."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a file says of itself."""

    format: str
    """Pillow's name of it; the content decides, not the file's name."""
    frames: int


def shape_of(raw: bytes) -> Shape:
    """Of a file that is whole as far as its structure tells."""
    if not raw:
        raise unreadable(EMPTY)
    name = format_of(raw)
    if name is None:
        raise drawn() if _is_svg(raw) else unreadable(NO_PICTURE)
    try:
        frames = _WHOLE[name](raw)
    except (IndexError, ValueError, OverflowError):  # ends within something that it has begun
        raise unreadable(DAMAGED) from None
    if frames > MOST_FRAMES:
        raise too_many_frames(frames)
    return Shape(name, frames)


def format_of(raw: bytes) -> str | None:
    """By its first bytes; None for what is no picture that is published."""
    return next((name for name, begins in _BEGINNINGS if begins.match(raw)), None)


def _is_svg(raw: bytes) -> bool:
    return re.match(rb"(\xef\xbb\xbf)?\s*<(\?xml|!DOCTYPE|!--|svg)", raw) is not None and b"<svg" in raw[:4096]


_BEGINNINGS = (
    ("JPEG", re.compile(rb"\xff\xd8\xff")),
    ("PNG", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("WEBP", re.compile(rb"RIFF....WEBP", re.DOTALL)),
    ("GIF", re.compile(rb"GIF8[79]a")),
    ("TIFF", re.compile(rb"II[\x2a\x2b]\0|MM\0[\x2a\x2b]")),
    ("BMP", re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL)),
    ("AVIF", re.compile(rb"....ftypavi[fs]", re.DOTALL)),
    ("AVIF", re.compile(rb"....ftyp(mif1|msf1)....(?:....){0,16}avi[fs]", re.DOTALL)),
    ("HEIF", re.compile(rb"....ftyp(hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL)),
)

_WHOLE: Mapping[str, Callable[[bytes], int]] = {
    "JPEG": jpeg_whole,
    "PNG": chunks_whole,
    "WEBP": riff_whole,
    "GIF": gif_whole,
    "TIFF": tiff_whole,
    "BMP": bmp_whole,
    "AVIF": boxes_whole,
    "HEIF": boxes_whole,
}
"""Each returns the number of frames, and raises ValueError or IndexError for a file that is cut short."""
