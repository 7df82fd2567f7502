"""Lists of checksums as `sha256sum` writes and checks them, one file a line: digest, two spaces, path.

Any archive can read them without this program. Paths count from the folder in which the list lies, as in a manifest of
BagIt (RFC 8493, 2.1.3), and stand in order, so that git merges lists and people find their way in them.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

_LINE = re.compile(r"(\\?)([0-9a-fA-F]{64}) [ *](.+)")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
"""In a line that begins with a backslash; coreutils writes names so that have one of these in them."""
_MEANT = {written: meant for meant, written in _ESCAPES.items()}


class Sum(NamedTuple):
    """A line of a list."""

    digest: str
    """SHA-256 in lower-case hexadecimal digits (FIPS 180-4)."""
    path: str
    line: int
    """Counted from 1."""


def read_sums(text: str) -> tuple[list[Sum], list[int]]:
    """The lines of a list, and the numbers of those that are none. Empty ones do not count."""
    sums: list[Sum] = []
    odd: list[int] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _LINE.fullmatch(line):
            path = re.sub(r"\\.", _meant, found[3]) if found[1] else found[3]
            sums.append(Sum(found[2].lower(), path, number))
        elif line.strip():
            odd.append(number)
    return sums, odd


def _meant(written: re.Match[str]) -> str:
    return _MEANT.get(written[0], written[0])


def written_sums(digests: Mapping[str, str]) -> str:
    """A list, by path."""
    return "".join(f"{_line(digests[path], path)}\n" for path in sorted(digests))


def _line(digest: str, path: str) -> str:
    escaped = re.sub(r"[\\\n\r]", lambda found: _ESCAPES[found[0]], path)
    return f"{digest}  {path}" if escaped == path else f"\\{digest}  {escaped}"
