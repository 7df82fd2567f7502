"""发文字号, the numbers of official documents (GB/T 9704-2012, 7.2.5): 鄂职发〔2021〕5号."""

import re
import unicodedata
from dataclasses import dataclass

from qunzhi.text import CHINESE

_WRITTEN = (
    rf"(?P<code>[{CHINESE}A-Za-z]*[{CHINESE}][{CHINESE}A-Za-z]*)"
    r"[〔\[(【〖〈{](?P<year>(?:19|20)\d\d)年?[〕\])】〗〉}]"
    r"第?0*(?P<number>[1-9]\d{0,5})号?"
)
"""After NFKC, which makes （２０２１） and ［2021］ plain brackets and digits, and without spaces.

Not compiled until a number is met: the classes of Chinese characters take 1 ms each."""

_SERIAL = rf"[{CHINESE}]+令第[\d{CHINESE}]+号|[{CHINESE}]*第[\d{CHINESE}]+[期次]"


@dataclass(frozen=True, slots=True, order=True)
class DocumentNumber:
    """A number as the standard has it: the year in 〔〕, no 第, no leading zeros."""

    code: str
    """机关代字: office and sort of document, 鄂职发."""
    year: int
    """Four digits."""
    number: int
    """Within code and year, from 1."""

    @property
    def series(self) -> str:
        """What it shares with the numbers before and after it: 鄂职发〔2021〕."""
        return f"{self.code}〔{self.year}〕"

    def __str__(self) -> str:
        return f"{self.series}{self.number}号"


def normal(words: str) -> DocumentNumber | None:
    """The number that `words` mean, whatever brackets and digits they use; None where they cannot be read as one."""
    found = re.fullmatch(_WRITTEN, _plain(words))
    return DocumentNumber(found["code"], int(found["year"]), int(found["number"])) if found else None


def is_serial(words: str) -> bool:
    """Whether it is the number of an order or of minutes, which have no year: 教育部令第44号, 第5期 (10.2 and 10.3)."""
    return bool(re.fullmatch(_SERIAL, _plain(words)))


def shown(words: str) -> str:
    """As pages print it: in the standard's form where it can be read, else as written."""
    found = normal(words)
    return str(found) if found else words


def _plain(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())
