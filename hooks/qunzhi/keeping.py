"""Values that one build keeps for the next: whole and by the same program, or not believed."""

import os
import pickle
from pathlib import Path
from typing import Any

from qunzhi.store import digest_of

HEAD = b"qunzhi-kept-1\n"
DIGEST_CHARACTERS = 64


def keep(value: object, path: Path) -> None:
    """Write a value; its file appears whole or not at all."""
    content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        part.write_bytes(HEAD + digest_of(content).encode() + content)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def kept_in(path: Path) -> Any:
    """The value of a file; None where there is none, or not every byte of it is as it was written."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    head, content = raw[: len(HEAD) + DIGEST_CHARACTERS], memoryview(raw)[len(HEAD) + DIGEST_CHARACTERS :]
    return pickle.loads(content) if head == HEAD + digest_of(content).encode() else None
