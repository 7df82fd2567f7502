"""Small functions on strings."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

LONGEST_ID = 100
"""Characters. It names folders and files; systems allow 255 for each, Windows 260 for all on the way to one."""

ID_PATTERN = re.compile(rf"(?!.{{{LONGEST_ID + 1}}})[a-z0-9]+(?:-[a-z0-9]+)*")
"""A record's id: lower-case ASCII letters and digits, joined by hyphens. It is part of an address for ever."""


def is_id(words: str) -> bool:
    """Whether words could be an id."""
    return words.isascii() and bool(ID_PATTERN.fullmatch(words))


CHINESE = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, as the inside of a character class of a regular expression."""


UNSEEN = "\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
"""Characters that look like a plain space, or like nothing, in the same way."""

_CHINESE = re.compile(f"[{CHINESE}]")


def has_chinese(words: str) -> bool:
    """Whether there is a Chinese character among the words."""
    return not words.isascii() and bool(_CHINESE.search(words))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that `word` was most likely meant to be, or "" when none is near."""
    no = word[:1] if word[:1] in _NEGATIONS else ""
    choices = [one for one in known if one.startswith(no)]  # 不同意 is not a slip for 已同意
    found = difflib.get_close_matches(word.lower(), choices, n=1, cutoff=0.6)
    return found[0] if found else ""


_NEGATIONS = "不未无非没"


@lru_cache(maxsize=1024)
def slug(words: str) -> str:
    """An anchor from a heading: letters and digits of any script, joined by hyphens, lower case."""
    kept = _NO_LETTERS.sub("-", unicodedata.normalize("NFKC", words).lower())
    return kept.strip("-") or "section"


_NO_LETTERS = re.compile(r"[^\w]+")


def file_size(count: int) -> str:
    """A number of bytes as readers know it, in decimal units: 1234567 -> "1.2 MB"."""
    size = float(count)
    for unit in ("B", "KB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "B" or size >= 100 else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} GB"
