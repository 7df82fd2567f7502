"""Walks formats that are made of boxes with a length each: PNG, WebP, and what ISO 14496-12 describes: AVIF and HEIF.

Each function returns the number of frames, and raises ValueError or IndexError for a file that is cut short.
"""

import re
import zlib

from qunzhi.pictures.limits import LARGEST_PIXELS, too_large


def chunks_whole(raw: bytes) -> int:
    """Chunks of a PNG up to IEND; those without which there is no picture must have the sum that they give."""
    at, frames = 8, 1
    while True:
        length, kind = int.from_bytes(raw[at : at + 4], "big"), raw[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(raw):
            raise ValueError("a chunk reaches beyond the end")
        is_needed = not kind[0] & 0x20  # a capital letter (PNG 3rd edition, 5.4)
        if is_needed and zlib.crc32(memoryview(raw)[at + 4 : end - 4]) != int.from_bytes(raw[end - 4 : end], "big"):
            raise ValueError("a chunk is damaged")
        if kind == b"acTL":
            frames = int.from_bytes(raw[at + 8 : at + 12], "big")
        if kind == b"IEND":
            return max(1, frames)
        at = end


def riff_whole(raw: bytes) -> int:
    """Chunks of a WebP, which gives its own size first (RFC 9649). Its decoder wants room for the whole canvas at once,
    so the canvas is measured before.
    """
    end = 8 + int.from_bytes(raw[4:8], "little")
    if end > len(raw):
        raise ValueError("shorter than it says")
    at, frames = 12, 0
    flags = raw[20] if raw[12:16] == b"VP8X" else 0xFF
    while at + 8 <= end:
        kind, length = raw[at : at + 4], int.from_bytes(raw[at + 4 : at + 8], "little")
        if at + 8 + length > end:
            raise ValueError("a chunk reaches beyond the end")
        if not flags & _FLAGS.get(kind, 0xFF):
            raise ValueError("a chunk that the file says it has not")
        frames += kind == b"ANMF"
        _ensure_small(_canvas(kind, raw[at + 8 : at + 18]))
        at += 8 + length + length % 2
    return max(1, frames)


_FLAGS = {b"ICCP": 0x20, b"ALPH": 0x10, b"EXIF": 0x08, b"ANIM": 0x02, b"ANMF": 0x02}
"""Of VP8X (RFC 9649, 2.7): without one of them some decoders use the chunk and others do not."""


def _canvas(kind: bytes, body: bytes) -> int:
    """Pixels of what a chunk describes; 0 where it describes no image."""
    if kind == b"VP8X":
        return (int.from_bytes(body[4:7], "little") + 1) * (int.from_bytes(body[7:10], "little") + 1)
    if kind == b"VP8 ":
        return (int.from_bytes(body[6:8], "little") & 0x3FFF) * (int.from_bytes(body[8:10], "little") & 0x3FFF)
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return ((bits & 0x3FFF) + 1) * ((bits >> 14 & 0x3FFF) + 1)
    return 0


def _ensure_small(pixels: int) -> None:
    if pixels > LARGEST_PIXELS:
        raise too_large(pixels)


def boxes_whole(raw: bytes) -> int:
    """Boxes to the end of the file. How many images they hold is told by the decoder."""
    at, kinds = 0, set[bytes]()
    while at < len(raw):
        length, kind = int.from_bytes(raw[at : at + 4], "big"), raw[at + 4 : at + 8]
        if length == 1:
            length = int.from_bytes(raw[at + 8 : at + 16], "big")
        end = len(raw) if length == 0 else at + length
        if end > len(raw) or end < at + 8:
            raise ValueError("a box reaches beyond the end")
        kinds.add(kind)
        at = end
    if not kinds & {b"meta", b"moov"}:
        raise ValueError("nothing in it")
    if not all(kind.isascii() for kind in _KINDS_OF_ITEMS.findall(raw)):
        raise ValueError("an item of no kind")
    return 1


_KINDS_OF_ITEMS = re.compile(rb"infe\x02.{7}(.{4})", re.DOTALL)
"""Four letters each (ISO 14496-12, 8.11.6); decoders of HEIC crash on others."""
