"""Numbers in cells, as staff and spreadsheets write them."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

_NUMBER = re.compile(r"[+-]?(?:0|[1-9]\d{0,14}|[1-9]\d{0,2}(?:,\d{3}){1,4})(?:\.\d{1,10})?%?")
"""Not 0123, which is a code, and nothing longer than a spreadsheet can hold."""

_FULL_WIDTH = re.compile(r"[０-９．，]")

NO_VALUE = {"": "", "/": "/", "／": "/", **dict.fromkeys(("—", "——", "－", "–", "-"), "—")}
"""What says that there is no value, and how it is printed."""


class Written(NamedTuple):
    """The words of a cell with what they count."""

    words: str
    """As they are to be printed: a number with half-width digits, dashes all alike."""
    number: Decimal | None = None
    full_width: bool = False
    """Whether it was written with the digits of Chinese letters."""


def written(words: str) -> Written:
    """What a cell says. `12.5%` counts 12.5, `1,234` counts 1234."""
    if words in NO_VALUE:
        return Written(NO_VALUE[words])
    plain = unicodedata.normalize("NFKC", words).replace("\u2212", "-").replace(" ", "")
    if not _NUMBER.fullmatch(plain):
        return Written(words)
    number = Decimal(plain.rstrip("%").replace(",", ""))
    return Written(plain, number, bool(_FULL_WIDTH.search(words)))
