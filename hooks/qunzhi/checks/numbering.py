"""Numbers of lists, 序号: none twice, none left out."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qunzhi.findings import Finding, Place
from qunzhi.languages import Text


def misnumbered(
    code: str, numbers: Sequence[tuple[str, Place]], start: Place | None = None, *, whole: bool = True
) -> Iterator[Finding]:
    """Findings for a list's numbers as written; those that are not plain numbers are passed over.

    With `start`, the place at which the list begins, the numbers are to run from 1. Where the list is not `whole`,
    since some of it could not be read, a gap says nothing.
    """
    places: dict[int, Place] = {} if start is None else {0: start}
    for words, place in numbers:
        number = _plain(words)
        if number is None:
            continue
        if number and number in places:
            reason = Text("重复", "stands twice")
            yield _finding(code, place, number, reason, places[number])
        places.setdefault(number, place)
    for before, after in pairwise(sorted(places)) if whole else ():
        if after > before + 1:
            missing = number_range(before + 1, after - 1)
            reason = Text(f"之前缺 {missing.zh}", f"stands where {missing.pick('en')} should come first")
            yield _finding(code, places[after], after, reason, places[before])


def number_range(first: int, last: int) -> Text:
    """Numbers from one to another, with the stroke of each language: 浪纹线 (GB/T 15834-2011, 4.13), en dash."""
    return Text(str(first)) if first == last else Text(f"{first}～{last}", f"{first}–{last}")


def _plain(words: str) -> int | None:
    """Also of full-width digits, and of 01."""
    words = unicodedata.normalize("NFKC", words).strip()
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else None


def _finding(code: str, place: Place, number: int, reason: Text, other: Place) -> Finding:
    return Finding(code, place, {"number": number, "reason": reason, "other": str(other)})
