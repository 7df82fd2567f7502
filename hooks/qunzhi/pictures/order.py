"""What a worker process is asked for, and what it answers."""

from dataclasses import dataclass
from pathlib import Path

from qunzhi.media import PictureFile
from qunzhi.packing import packed
from qunzhi.pictures.limits import Refusal


@dataclass(frozen=True, slots=True)
class Order:
    """An original, copies of which are wanted."""

    file: str
    """Where it can be read; no symbolic link."""
    sha256: str
    """Of what was found there."""
    with_tiles: bool
    store: Path


@packed
@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an original: copies or a refusal."""

    file: PictureFile | None
    refusal: Refusal | None = None
    """Why there is no file."""
    format: str = ""
    """Pillow's name of what the content is, whatever the file is called."""
    frames: int = 1
