"""Puts what a file is to hold into place in one step.

Whoever looks, and whoever comes after a full disk or a crash, finds the old file or the new one, never half of either.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


def save(path: Path, content: bytes) -> None:
    """Write a whole file, or leave the one that bears the name as it is. Raises OSError.

    The permissions of the old file stay. A link stays a link: what it leads to is written.
    """
    with saved(path) as file:
        file.write(content)


@contextmanager
def saved(path: Path) -> Iterator[BinaryIO]:
    """The same for what is written piece by piece."""
    target = Path(os.path.realpath(path))
    # Hidden, so that no build takes it for content; by chance, so that no two writers have the same.
    part = target.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        with part.open("wb") as file:
            yield file
        with suppress(FileNotFoundError):
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
