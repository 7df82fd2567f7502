"""Tells what a published picture holds beside its pixels; walks the files itself, since what made them is on trial."""

import struct
from collections.abc import Iterator

_JPEG_PARTS = frozenset((0xC0, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD))
"""Frame, tables, scans, restarts: nothing of what can tell a story."""

_WEBP_PARTS = frozenset((b"VP8 ", b"VP8L"))
_AVIF_BOXES = frozenset((b"ftyp", b"meta", b"mdat"))
_AVIF_META = frozenset((b"hdlr", b"pitm", b"iloc", b"iinf", b"iprp"))
_AVIF_PROPERTIES = frozenset((b"ispe", b"pixi", b"av1C", b"colr"))


def stories(name: str, raw: bytes) -> list[str]:
    """Parts of a picture that are none of its pixels."""
    walkers = {"jpeg": _jpeg, "jpg": _jpeg, "webp": _webp, "avif": _avif}
    return list(walkers[name.rpartition(".")[2]](raw))


def _jpeg(raw: bytes) -> Iterator[str]:
    at = 2
    while raw[at + 1] != 0xD9:
        marker, length = raw[at + 1], struct.unpack_from(">H", raw, at + 2)[0]
        body = raw[at + 4 : at + 2 + length]
        is_jfif = marker == 0xE0 and body[:5] == b"JFIF\0" and body[12:14] == b"\0\0"  # without a thumbnail
        if marker not in _JPEG_PARTS and not is_jfif:
            yield f"segment {marker:X}: {body[:12]!r}"
        at += 2 + length
        while marker == 0xDA and (raw[at] != 0xFF or raw[at + 1] in (0, *range(0xD0, 0xD8))):
            at += 1
    if len(raw) > at + 2:
        yield "something behind the image"


def _webp(raw: bytes) -> Iterator[str]:
    for kind, _ in _riff(raw):
        if kind not in _WEBP_PARTS:
            yield f"chunk {kind!r}"


def _riff(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    assert struct.unpack_from("<I", raw, 4)[0] + 8 == len(raw), "something behind the image"
    at = 12
    while at < len(raw):
        length = struct.unpack_from("<I", raw, at + 4)[0]
        yield raw[at : at + 4], raw[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _avif(raw: bytes) -> Iterator[str]:
    for kind, body in _boxes(raw):
        if kind not in _AVIF_BOXES:
            yield f"box {kind!r}"
        for inner, content in _boxes(body[4:]) if kind == b"meta" else ():
            yield from _avif_part(inner, content)


def _avif_part(kind: bytes, body: bytes) -> Iterator[str]:
    if kind not in _AVIF_META:
        yield f"box meta/{kind!r}"
    if kind == b"iinf":
        yield from (f"item {entry[8:12]!r}" for _, entry in _boxes(body[6:]) if entry[8:12] != b"av01")
    if kind == b"iprp":
        for name, content in (one for _, inside in _boxes(body) if _ == b"ipco" for one in _boxes(inside)):
            if name not in _AVIF_PROPERTIES or (name == b"colr" and content[:4] != b"nclx"):
                yield f"property {name!r} {content[:4]!r}"


def _boxes(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(raw):
        length = struct.unpack_from(">I", raw, at)[0] or len(raw) - at
        yield raw[at + 4 : at + 8], raw[at + 8 : at + length]
        at += length
