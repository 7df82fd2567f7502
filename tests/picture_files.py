"""Picture files that Pillow does not write: PNG with 16 bits or interlaced, colour profiles."""

import struct
import zlib
from collections.abc import Iterator, Sequence

from tests.picture_scenes import Colour

Samples = Sequence[Sequence[int]]
"""For each pixel, row by row: its samples."""


def png(
    width: int, height: int, samples: Samples, depth: int, kind: int, *, interlaced: bool, more: bytes = b""
) -> bytes:
    """A PNG of colour type `kind` (PNG 3rd edition, table 12.1); `more`: chunks before the image."""
    head = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, int(interlaced))
    rows = _passes(width, height, samples) if interlaced else _rows(width, samples)
    body = b"".join(b"\0" + _packed(row, depth) for row in rows)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + more + chunk(b"IDAT", zlib.compress(body)) + chunk(b"IEND", b"")
    )


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a PNG with its sum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _rows(width: int, samples: Samples) -> Iterator[Samples]:
    yield from (samples[start : start + width] for start in range(0, len(samples), width))


_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""First column and row, steps to the next, of each pass (PNG 3rd edition, 8.1)."""


def _passes(width: int, height: int, samples: Samples) -> Iterator[Samples]:
    for x, y, right, down in _ADAM7:
        for row in range(y, height, down):
            if x < width:
                yield samples[row * width + x : (row + 1) * width : right]


def _packed(row: Samples, depth: int) -> bytes:
    every = [one for pixel in row for one in pixel]
    if depth == 16:
        return struct.pack(f">{len(every)}H", *every)
    if depth == 8:
        return bytes(every)
    each = 8 // depth
    every += [0] * (-len(every) % each)
    return bytes(
        sum(one << (8 - depth * (place + 1)) for place, one in enumerate(every[start : start + each]))
        for start in range(0, len(every), each)
    )


P3 = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
"""Columns of the matrix of Display P3 for white D50: X, Y, Z of each primary colour."""

WIDE_GAMMA = 1.8


def rgb_profile() -> bytes:
    """A profile with the primaries of Display P3 and WIDE_GAMMA: without it, colours are duller and lighter."""
    tags = {b"wtpt": _xyz(0.9642, 1.0, 0.8249)}
    for name, primary in zip((b"rXYZ", b"gXYZ", b"bXYZ"), P3, strict=True):
        tags[name] = _xyz(*primary)
    tags.update(dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), _gamma(WIDE_GAMMA)))
    return _profile(b"RGB ", tags)


def grey_profile() -> bytes:
    """Grey whose numbers are proportional to light."""
    return _profile(b"GRAY", {b"wtpt": _xyz(0.9642, 1.0, 0.8249), b"kTRC": _gamma(1.0)})


def _profile(space: bytes, tags: dict[bytes, bytes]) -> bytes:
    """ICC.1:2001-04 (version 2.4), section 6.1."""
    tags = {b"desc": b"desc\0\0\0\0\0\0\0\x05test\0" + b"\0" * 79, b"cprt": b"text\0\0\0\0none\0", **tags}
    at, table, body = 132 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for name, value in tags.items():
        table += name + struct.pack(">II", at + len(body), len(value))
        body += value + b"\0" * (-len(value) % 4)
    size = 128 + len(table) + len(body)
    head = struct.pack(">I4sI4s4s4s", size, b"none", 0x02400000, b"mntr", space, b"XYZ ")
    head += (
        struct.pack(">6H", 2024, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + _number(0.9642) + _number(1) + _number(0.8249)
    )
    return head.ljust(128, b"\0") + table + body


def _number(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(x: float, y: float, z: float) -> bytes:
    return b"XYZ \0\0\0\0" + _number(x) + _number(y) + _number(z)


def _gamma(value: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(value * 256)) + b"\0\0"


def linear(level: float) -> float:
    """Light of a level of sRGB (IEC 61966-2-1)."""
    return level / 12.92 if level <= 0.04045 else float(((level + 0.055) / 1.055) ** 2.4)


SRGB = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))
"""As P3, of sRGB."""


def xyz_of(colour: Colour) -> Colour:
    """X, Y, Z of a colour of sRGB, for white D50."""
    light = [linear(level) for level in colour]
    x, y, z = (sum(one * primary[axis] for one, primary in zip(light, SRGB, strict=True)) for axis in range(3))
    return x, y, z


def in_wide(colour: Colour) -> Colour:
    """A colour of sRGB as numbers that mean the same under `rgb_profile`."""
    red, green, blue = (max(0.0, min(1.0, one)) ** (1 / WIDE_GAMMA) for one in _solved(P3, xyz_of(colour)))
    return red, green, blue


def _solved(columns: Sequence[Colour], wanted: Colour) -> list[float]:
    """Cramer's rule."""
    whole = _determinant(columns)
    return [
        _determinant([wanted if place == number else column for place, column in enumerate(columns)]) / whole
        for number in range(3)
    ]


def _determinant(columns: Sequence[Colour]) -> float:
    (a, b, c), (d, e, f), (g, h, i) = columns
    return a * (e * i - f * h) - d * (b * i - c * h) + g * (b * f - c * e)


def lab_of(colour: Colour) -> tuple[int, int, int]:
    """L*, a*, b* (CIE 1976, white D50) in bytes of a TIFF (TIFF 6.0, section 23): a* and b* are signed."""
    x, y, z = (_lab_part(one / white) for one, white in zip(xyz_of(colour), (0.9642, 1.0, 0.8249), strict=True))
    return round((116 * y - 16) * 2.55), round(500 * (x - y)) & 0xFF, round(200 * (y - z)) & 0xFF


def _lab_part(ratio: float) -> float:
    return float(ratio ** (1 / 3)) if ratio > 0.008856 else 7.787 * ratio + 16 / 116
