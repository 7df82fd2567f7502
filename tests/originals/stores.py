"""Stores of originals of every sort, and files to be put into them."""

import hashlib
from pathlib import Path
from uuid import uuid4

from qunzhi.originals.distant import DistantOriginals
from qunzhi.originals.folder import FolderOriginals
from qunzhi.originals.holding import Originals

SORTS = ("folder", "memory", "file")


def store(sort: str, tmp_path: Path) -> Originals:
    """An empty store."""
    if sort == "folder":
        return FolderOriginals(tmp_path / "originals", "originals")
    url = f"memory://{uuid4().hex}/originals" if sort == "memory" else (tmp_path / "originals").as_uri()
    return DistantOriginals(url, "far")


def file(tmp_path: Path, name: str, content: bytes = b"a picture") -> Path:
    """A file of staff."""
    path = tmp_path / "desk" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def sha256(content: bytes) -> str:
    """In hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def spoil(original: Path, content: bytes) -> None:
    """Let the disk fail: other bytes under the same name."""
    original.chmod(0o644)
    original.write_bytes(content)
