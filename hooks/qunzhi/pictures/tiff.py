"""Walks a TIFF: directories, with values and strips that lie anywhere in the file (TIFF 6.0, section 2; BigTIFF)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from qunzhi.pictures.limits import MOST_FRAMES

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
"""Bytes of a value, by its type."""

_PARTS = ((273, 279), (324, 325))
"""Tags that tell where strips and tiles lie, and how long they are."""

MOST_ENTRIES = 4096
"""Of a directory; real ones have a few dozen."""


@dataclass(frozen=True, slots=True)
class _Tiff:
    raw: bytes
    order: Literal["little", "big"]
    is_big: bool

    def number(self, at: int, size: int) -> int:
        if at < 0 or at + size > len(self.raw):
            raise ValueError("a number lies beyond the end")
        return int.from_bytes(self.raw[at : at + size], self.order)


def tiff_whole(raw: bytes) -> int:
    """Everything that its directories point to must be there; the number of directories, counted to MOST_FRAMES + 1."""
    tiff = _Tiff(raw, "little" if raw[:2] == b"II" else "big", 43 in raw[2:4])
    width = 8 if tiff.is_big else 4
    at = tiff.number(width, width)
    frames = 0
    while at and frames <= MOST_FRAMES:
        frames += 1
        at = _directory(tiff, at, width)
    if not frames:
        raise ValueError("no image in it")
    return frames


def _directory(tiff: _Tiff, at: int, width: int) -> int:
    """Where the next one lies; 0 after the last."""
    head, entry = (8, 20) if tiff.is_big else (2, 12)
    count = tiff.number(at, head)
    if not 0 < count <= MOST_ENTRIES:
        raise ValueError("no directory where one must be")
    values = {}
    for number in range(count):
        place = at + head + number * entry
        tag, kind = tiff.number(place, 2), tiff.number(place + 2, 2)
        amount = tiff.number(place + 4, width)
        values[tag] = _values(tiff, place + 4 + width, kind, amount, width)
    for offsets, lengths in _PARTS:
        for start, length in zip(_all(tiff, values.get(offsets)), _all(tiff, values.get(lengths)), strict=False):
            if start + length > len(tiff.raw):
                raise ValueError("a strip reaches beyond the end")
    return tiff.number(at + head + count * entry, width)


_Values = tuple[int, int, int]
"""Where they lie, the bytes of each, how many."""


def _values(tiff: _Tiff, place: int, kind: int, amount: int, width: int) -> _Values:
    size = _SIZES.get(kind, 1)
    start = place if amount * size <= width else tiff.number(place, width)
    if start + amount * size > len(tiff.raw):
        raise ValueError("a value reaches beyond the end")
    return start, size, amount


def _all(tiff: _Tiff, values: _Values | None) -> Iterator[int]:
    start, size, amount = values or (0, 1, 0)
    return (tiff.number(start + number * size, size) for number in range(amount))
