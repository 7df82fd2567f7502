"""Reads pictures with libvips, which can be told to refuse what it finds damaged: Pillow shows what is left of it.

Only for worker processes, like all that decodes: a process in which libvips has begun to work cannot be forked any
more, for the threads that it waits for are not in the fork.
"""

import os
import re

os.environ.setdefault("VIPS_CONCURRENCY", "1")  # a worker has one processor, and memory is counted by thread

import pyvips  # it reads the line above
from PIL import Image

from qunzhi.pictures.limits import DAMAGED, unreadable

pyvips.cache_set_max(0)  # every picture is read once

_HARMLESS = re.compile(
    r"\b\d extraneous bytes before marker 0xd9"  # a few behind the last row; more of them belonged to rows
    r"|Invalid SOS parameters for sequential JPEG"  # by some telephones of Samsung
    r"|unknown JFIF revision number|Unknown Adobe color transform code"
    r"|bad labq format"  # Lab with eight bits, which libvips does not know
)
"""What libvips and libjpeg (its jerror.h) say that is no word about the rows."""

_MODES = {1: "L", 3: "RGB"}


def jpeg_rows(raw: bytes, shrink: int, size: tuple[int, int]) -> Image.Image | None:
    """A JPEG, as it lies in the file, in L or RGB; decoded at a half, a quarter or an eighth (`shrink`: 1, 2, 4, 8).

    `size` is what it is brought to; made smaller while it is read, it costs a third less than later. None for what is
    to be left to Pillow: four inks, and files that libjpeg finds odd but not damaged. Raises Refused and MemoryError.
    """
    try:
        rows = pyvips.Image.jpegload_buffer(raw, shrink=shrink, fail_on="warning", access="sequential")
        mode = _MODES.get(rows.bands)
        if mode is None:
            rows.write_to_memory()
            return None
        if (rows.width, rows.height) != size:
            rows = rows.resize(size[0] / rows.width, vscale=size[1] / rows.height, kernel="linear")
        return Image.frombuffer(mode, (rows.width, rows.height), rows.write_to_memory(), "raw", mode, 0, 1)
    except pyvips.Error as error:
        _tell(error)
        return None


def look_through(raw: bytes, file_format: str) -> None:
    """Decode a TIFF or an AVIF, only to see whether it can be. Raises Refused and MemoryError."""
    load = pyvips.Image.tiffload_buffer if file_format == "TIFF" else pyvips.Image.heifload_buffer
    try:
        load(raw, fail_on="warning", access="sequential").write_to_memory()
    except pyvips.Error as error:
        _tell(error)


def _tell(error: Exception) -> None:
    """Raise what it means; nothing for what does no harm."""
    said = str(error)
    if "out of memory" in said:
        raise MemoryError from None
    if not _HARMLESS.search(said):
        raise unreadable(DAMAGED) from None
