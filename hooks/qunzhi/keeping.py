"""Values that one build keeps for the next: whole and by the same program, or not believed."""

import gc
import os
import pickle
from pathlib import Path
from typing import Any

from qunzhi.store import digest_of

HEAD = b"qunzhi-kept-2\n"
DIGEST_BYTES = 64
"""Of a digest in hexadecimal digits."""


def keep(value: object, path: Path, program: str) -> None:
    """Write a value; its file appears whole or not at all. `program`: digest of what alone can read it."""
    content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        part.write_bytes(_head(program, content) + content)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def kept_in(path: Path, program: str) -> Any:
    """The value of a file; None where there is none, another program wrote it, or a byte of it is not as it was."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    start = len(HEAD) + 2 * DIGEST_BYTES
    content = memoryview(raw)[start:]
    if raw[:start] != _head(program, content):
        return None
    # A hundred thousand new values would set off dozens of collections that find nothing.
    enabled = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(content)
    finally:
        if enabled:
            gc.enable()


def _head(program: str, content: bytes | memoryview) -> bytes:
    return HEAD + digest_of(program.encode()).encode() + digest_of(content).encode()
