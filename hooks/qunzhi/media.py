"""What the build knows of the files that records hold: published copies of pictures, and facts of downloads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Format = Literal["webp", "jpeg"]
"""Of a published copy; every browser reads the last one."""


@dataclass(frozen=True, slots=True)
class Derivative:
    """A published copy of a picture."""

    width: int
    height: int
    format: Format
    path: str
    """Address from the site's root."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """The published copies of one original, from the smallest to the largest."""

    copies: tuple[Derivative, ...]

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
    """As readers call it: PDF, DOCX."""
    pages: int | None
    """Pages of a PDF; None where the type has none."""


@dataclass(frozen=True, slots=True)
class Media:
    """By path of the original, from the site's root. A picture that could not be read is in neither."""

    pictures: Mapping[str, PictureFile]
    files: Mapping[str, FileFacts]
    stored: Mapping[str, Path] = field(default_factory=dict)
    """Of originals in the store: where they can be read. All others lie at their path."""
