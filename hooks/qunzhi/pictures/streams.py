"""Walks formats that are read from their beginning to a mark at their end: JPEG, GIF, BMP.

Each function returns the number of frames, and raises ValueError or IndexError for a file that is cut short,
or Refused.
"""

import re
from struct import unpack_from

from qunzhi.pictures.limits import UNFILLED, unreadable

_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
"""JPEG markers without a segment: TEM and RST0 to RST7 (ITU-T T.81, table B.1)."""

_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA

_SEQUENTIAL = (0xC0, 0xC1)
"""Frames in which each component has one scan (T.81, B.2.3); in progressive ones each has several."""

_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""The marker that ends a scan: within one, 0xFF is followed by 0 or a restart marker."""


def jpeg_whole(raw: bytes) -> int:
    """Segments and scans up to the mark that ends the image; phones append videos and depth maps behind it.

    A copy that broke off and was filled with zeros has no such mark.
    """
    at = 2
    scans, components, scanned = 0, 0, 0
    while True:
        if raw[at] != 0xFF:
            raise ValueError("no marker where one must be")
        marker = raw[at + 1]
        if marker == 0xFF:  # a filling byte
            at += 1
            continue
        if marker == _EOI:
            break
        if marker in _SEQUENTIAL:
            components = raw[at + 9]
        if marker == _SOS:
            scans, scanned = scans + 1, scanned + raw[at + 4]
        at += 2 if marker in _ALONE else 2 + _segment(raw, at + 2)
        if marker == _SOS:
            at = _scan_end(raw, at)
    if not scans:
        raise ValueError("no image in it")
    if components and scanned != components:
        raise ValueError("a scan is missing or there twice")
    return 1


def _segment(raw: bytes, at: int) -> int:
    length = raw[at] << 8 | raw[at + 1]
    if length < 2 or at + length > len(raw):
        raise ValueError("a segment reaches beyond the end")
    return length


def _scan_end(raw: bytes, at: int) -> int:
    found = _AFTER_SCAN.search(raw, at)
    if found is None:
        raise ValueError("a scan has no end")
    return found.start()


def gif_whole(raw: bytes) -> int:
    """Blocks up to the trailer (GIF 89a, appendix A)."""
    at = 13 + _colours(raw[10])
    frames = 0
    while (kind := raw[at]) != 0x3B:
        if kind == 0x21:
            at = _blocks_end(raw, at + 2)
        elif kind == 0x2C:
            if not frames and not _fills(unpack_from("<HHHH", raw, at + 1), unpack_from("<HH", raw, 6)):
                raise unreadable(UNFILLED)
            frames += 1
            at = _blocks_end(raw, at + 11 + _colours(raw[at + 9]))
        elif kind == 0:  # what some programs leave between blocks
            at += 1
        else:
            raise ValueError("no block where one must be")
    if not frames:
        raise ValueError("no image in it")
    return frames


def _fills(frame: tuple[int, ...], canvas: tuple[int, ...]) -> bool:
    """Whether the first frame covers the canvas; what shows beside it, each decoder decides for itself."""
    left, top, width, height = frame
    return left == top == 0 and width >= canvas[0] and height >= canvas[1]


def _colours(packed: int) -> int:
    """Bytes of a colour table."""
    return 3 * 2 ** ((packed & 7) + 1) if packed & 0x80 else 0


def _blocks_end(raw: bytes, at: int) -> int:
    while raw[at]:
        at += 1 + raw[at]
    return at + 1


_CORE_HEADER = 12
"""Length of the header of OS/2 1.x; all later ones begin with the fields of BITMAPINFOHEADER."""


def bmp_whole(raw: bytes) -> int:
    """The rows must all be there; the size that the file gives for itself is wrong in many, so it is not asked."""
    offset, header = unpack_from("<II", raw, 10) if len(raw) >= 18 else (0, 0)
    if header == _CORE_HEADER:
        width, height, _, bits = unpack_from("<HHHH", raw[:26].ljust(26, b"\0"), 18)
        kind, size = 0, 0
    else:
        width, height, _, bits, kind, size = unpack_from("<iiHHII", raw[:38].ljust(38, b"\0"), 18)
    row = (width * bits + 31) // 32 * 4
    needed = size if kind in (1, 2) else row * abs(height)
    if not header or needed <= 0 or offset + needed > len(raw):
        raise ValueError("rows are missing")
    return 1
