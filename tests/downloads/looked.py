"""What becomes of a file with a name and a content."""

from pathlib import Path

from qunzhi.downloads.examining import Examined, Given, examine
from qunzhi.store import digest_of


def given(folder: Path, name: str, content: bytes) -> Given:
    """The file, written."""
    (folder / name).write_bytes(content)
    return Given(folder / name, name, digest_of(content), len(content))


def looked(folder: Path, name: str, content: bytes) -> Examined:
    """What is found out of it."""
    return examine(given(folder, name, content))


def codes(found: Examined) -> list[str]:
    """Codes of what is said of it."""
    return [remark.code for remark in found.remarks]


def refused(folder: Path, name: str, content: bytes) -> str:
    """The code for which it is refused; "" where it is handed out."""
    found = looked(folder, name, content)
    return "" if found.facts else codes(found)[0]
