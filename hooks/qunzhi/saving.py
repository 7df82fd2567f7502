"""Puts what a file is to hold into place in one step.

Whoever looks, and whoever comes after a full disk or a crash, finds the old file or the new one, never half of either.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path


def save(path: Path, content: bytes) -> None:
    """Write a whole file, or leave the one that bears the name as it is. Raises OSError.

    The permissions of the old file stay. A link stays a link: what it leads to is written.
    """
    target = Path(os.path.realpath(path))
    # Hidden, so that no build takes it for content; by chance, so that no two writers have the same.
    part = target.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        part.write_bytes(content)
        with suppress(FileNotFoundError):
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
