"""Files of tables and registers of frozen numbers, beside their article: by what they are known again."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from qunzhi.reading.files import Refused, read_bytes

FOLDER = "tables/"
"""Below the folder of an article."""

FROZEN = "frozen.yml"
"""The register of the numbers that an approved report keeps."""

LARGEST_BYTES = 5_000_000
"""The largest table that a page can show has a tenth of it."""

DIGEST_BYTES = 12


def digests_beside(root: Path, folder: str, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The path and digest of each such file that may be read."""
    for name in names:
        if name.startswith(FOLDER) or name == FROZEN:
            path = f"{folder}/{name}"
            try:
                yield path, digest_of(read_data(root, path))
            except (Refused, OSError):
                continue


def read_data(root: Path, path: str) -> bytes:
    """What a file of tables holds; of one that is too large, one byte more than is allowed. Raises Refused."""
    return read_bytes(root, path, LARGEST_BYTES + 1)


def digest_of(content: bytes) -> bytes:
    """Of what a file of tables holds."""
    return blake2b(content, digest_size=DIGEST_BYTES).digest()
