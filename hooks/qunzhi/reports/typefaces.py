"""The typefaces of print, and which characters they have.

They come from packages, never from the machine, or two machines would print two reports.
"""

import mmap
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from struct import unpack_from

from qunzhi.faults import BuildFailed

PACKAGES = ("pylopdf_fonts_zh_cn", "noto_cjk_sans_otc")
"""Song and Hei; and for the rare characters that they lack, Hei with more."""

MISSING = (
    "缺少印刷字体包 {name}，请重新安装群志所需的程序包。 · "
    "The package {name} with the typefaces of print is missing; install what Qunzhi needs again."
)


@lru_cache(maxsize=1)
def folders() -> tuple[Path, ...]:
    """Where the typefaces lie. Raises BuildFailed where a package is missing."""
    return tuple(_folder(name) for name in PACKAGES)


@lru_cache(maxsize=1)
def are_there() -> bool:
    """Whether every package is installed. To look for them takes as long as all other checks of a record."""
    return all(find_spec(name) for name in PACKAGES)


def _folder(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise BuildFailed(MISSING.format(name=name.replace("_", "-")))
    return Path(spec.origin).parent


RARE = re.compile("[^ -~\u00a0-\u00ac\u00ae-\u00ff—‘’“”…、。〈-】〔〕！-～\u200b\u2060\u4e00-\u9fa5\n\u3000]")
"""What a typeface for Chinese may lack: all but ASCII, what GBK has, and the marks of breaks."""

_UNSEEN = re.compile("[\u00ad\u180e\u200c-\u200f\u202a-\u202e\u2061-\u2069\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]")
"""Characters that say how others are to be shown: not heard on paper, but for those that tell where lines may break."""

INSTEAD = "〓"
"""What printers have always set where a type was missing (下駄)."""


def lacking(words: str) -> Iterator[tuple[int, str]]:
    """Characters that no typeface has, each with its place."""
    for match in RARE.finditer(words):
        if ord(match[0]) not in covered() and not _UNSEEN.match(match[0]) and not match[0].isspace():
            yield match.start(), match[0]


def printable(words: str) -> str:
    """Words in characters that can be printed."""
    if not RARE.search(words):
        return words
    kept = _UNSEEN.sub("", words)
    for character in {character for _, character in lacking(kept)}:
        kept = kept.replace(character, INSTEAD if character.isprintable() else "")
    return kept


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """The code points that a text in Song can be printed with: its own, and those of the larger Hei."""
    song, more = folders()
    files = (*song.glob("NotoSerif*"), *more.glob("*.ttc"))
    return frozenset(point for path in files for point in _code_points(path))


def _code_points(path: Path) -> Iterator[int]:
    """Of the first typeface in a file, from its table `cmap` in format 12 (OpenType 1.9)."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as font:
        begin = unpack_from(">I", font, 12)[0] if font[:4] == b"ttcf" else 0
        (tables,) = unpack_from(">H", font, begin + 4)
        records = (unpack_from(">4sIII", font, begin + 12 + 16 * number) for number in range(tables))
        cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
        (subtables,) = unpack_from(">H", font, cmap + 2)
        encodings = (unpack_from(">HHI", font, cmap + 4 + 8 * number) for number in range(subtables))
        whole = next(cmap + offset for platform, encoding, offset in encodings if (platform, encoding) == (3, 10))
        (groups,) = unpack_from(">I", font, whole + 12)
        for number in range(groups):
            first, last, _ = unpack_from(">III", font, whole + 16 + 12 * number)
            yield from range(first, last + 1)
