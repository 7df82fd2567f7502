"""Values that one build keeps for the next: whole and by the same program, or not believed."""

import gc
import pickle
from pathlib import Path
from typing import Any

from qunzhi.saving import save
from qunzhi.store import digest_of

HEAD = b"qunzhi-kept-2\n"
DIGEST_BYTES = 64
"""Of a digest in hexadecimal digits."""
HEAD_BYTES = len(HEAD) + 2 * DIGEST_BYTES


def keep(value: object, path: Path, program: str) -> bytes:
    """Write a value; its file appears whole or not at all. `program`: digest of what alone can read it.

    Returns the head of the file, see `head_in`.
    """
    content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    head = _head(program, content)
    path.parent.mkdir(parents=True, exist_ok=True)
    save(path, head + content)
    return head


def head_in(path: Path) -> bytes:
    """The beginning of a file, which tells it from one that holds another value; b"" where there is none."""
    try:
        with path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except OSError:
        return b""


def kept_in(path: Path, program: str) -> Any:
    """The value of a file; None where there is none, another program wrote it, or a byte of it is not as it was."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    content = memoryview(raw)[HEAD_BYTES:]
    if raw[:HEAD_BYTES] != _head(program, content):
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
