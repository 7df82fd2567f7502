"""What the build knows of the files that records hold: published copies of pictures, and facts of downloads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from qunzhi.packing import packed

Format = Literal["avif", "webp", "jpeg"]
"""Of a published copy; every browser reads the last one."""


@packed
@dataclass(frozen=True, slots=True)
class Derivative:
    """A published copy of a picture."""

    width: int
    height: int
    format: Format
    path: str
    """Address from the site's root."""
    digest: str = ""
    """SHA-256 of its bytes, by which the store keeps them."""


@packed
@dataclass(frozen=True, slots=True)
class Tiles:
    """A picture cut into squares at several scales, to be looked at closely (IIIF Image API 3.0, level 0)."""

    path: str
    """Folder of its `info.json`, from the site's root: `iiif/KEY/`."""
    width: int
    height: int
    """Of the whole picture, which may be larger than any of the copies."""
    side_px: int
    """Of a square."""
    scales: tuple[int, ...]
    """Scale factors, 1 for full size."""
    files: tuple[tuple[str, str], ...]
    """Every file below `path`, `info.json` left out, with the digest by which the store keeps it."""


@packed
@dataclass(frozen=True, slots=True)
class PictureFile:
    """The published copies of one original, from the smallest to the largest, and what is known of the original."""

    copies: tuple[Derivative, ...]
    width: int = 0
    height: int = 0
    """Of the original, upright, in pixels."""
    colour: str = ""
    """The one that prevails, `#rrggbb`: what stands in its place until it has come."""
    sha256: str = ""
    """Of the original (FIPS 180-4)."""
    taken: date | None = None
    """The day that its camera has written into it."""
    tiles: Tiles | None = None
    """Where its record asks for a close look."""

    def of(self, file_format: Format) -> tuple[Derivative, ...]:
        """The copies in one format."""
        return tuple(copy for copy in self.copies if copy.format == file_format)


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What readers should know of a file before they download it."""

    size: int
    """In bytes."""
    sha256: str
    type: str
    """As readers call it: PDF, DOCX. Told from the content."""
    pages: int | None
    """Pages of a PDF; None where the type has none."""
    preview: PictureFile | None = None
    """The first page of a PDF."""
    media_type: str = ""
    """As HTTP names it: application/pdf."""
    encoding: str = ""
    """Of a text: UTF-8, GB 18030."""
    is_scan: bool = False
    """Of a PDF: pictures of pages, and no text that could be searched or read aloud."""


@dataclass(frozen=True, slots=True)
class Media:
    """By path of the original, from the site's root. What cannot be read, or is not safe, is in neither."""

    pictures: Mapping[str, PictureFile]
    files: Mapping[str, FileFacts]
    stored: Mapping[str, Path] = field(default_factory=dict)
    """Of originals in the store: where they can be read. All others lie at their path."""
