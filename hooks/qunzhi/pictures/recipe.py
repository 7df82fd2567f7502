"""How copies are made: all that they depend on beside the original."""

from importlib.metadata import PackageNotFoundError, version

from qunzhi.media import Format
from qunzhi.store import digest_of

WIDTHS_PX = (480, 960, 1600)
"""Widths of the copies: a phone, a phone at twice its pixels, a wide screen. Nothing is enlarged."""

TALLEST_PX = 16_383
"""What WebP can hold (RFC 9649, 14 bits). A longer strip, such as a page photographed from a phone, gets narrower."""

ALL_IN: tuple[Format, ...] = ("webp", "jpeg")
LARGEST_IN: tuple[Format, ...] = ("avif", *ALL_IN)
"""The formats of all copies, and of the largest one."""

OPTIONS: dict[Format, dict[str, object]] = {
    "avif": {"quality": 58, "speed": 9, "max_threads": 1},
    "webp": {"quality": 78, "method": 2},
    "jpeg": {"quality": 82, "progressive": True, "optimize": True},
}
"""For Pillow's encoders. AVIF at speed 9 costs as much as WebP; 8 takes half as long again for the same size. With
more threads than one its bytes would depend on the machine."""

TILE_PX = 512
"""Side of a tile (IIIF Image API 3.0, 5.5)."""

TILE_QUALITY = 82

GENERATION = 5
"""Another number where what makes copies has changed in a way that nothing else here tells."""


def recipe() -> str:
    """Different where anything has changed on which copies depend: settings, and the versions of the libraries."""
    libraries = [f"{name}={_version(name)}" for name in ("pillow", "pi-heif", "pyvips-binary")]
    return repr((GENERATION, WIDTHS_PX, TALLEST_PX, OPTIONS, TILE_PX, TILE_QUALITY, libraries))


def key_of(sha256: str, made_by: str) -> str:
    """Part of the addresses of a picture's copies: of the original and the recipe, so a change of either moves them."""
    return digest_of((sha256 + made_by).encode())[:32]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
