"""Quantities: a number with the decimals it was written with, and the word for its unit."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from qunzhi.languages import Language
from qunzhi.units import Unit

_WRITTEN = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?![\d,.])\s*(.*)")

ENGLISH_DIGITS = 5
"""Significant digits of an amount of money in English: 34118.10 万元 is CNY 341.18 million."""


class NotAQuantity(ValueError):
    """Words that do not begin with a number."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it was written (1.10 is not 1.1) and its unit, "" where the words name none."""

    value: Decimal
    unit: str = ""

    @property
    def decimals(self) -> int:
        """Digits behind the point: how exactly the source knew it."""
        exponent = self.value.as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0

    @property
    def plain(self) -> str:
        """The number for machines."""
        return format(self.value, "f")


def parse_quantity(words: str) -> Quantity:
    """Read `81`, `34118.10 万元`, `46.23%`, `17,402 人`. Raises NotAQuantity."""
    match = _WRITTEN.fullmatch(words.strip().replace("，", ","))
    if not match:
        raise NotAQuantity(words)
    return Quantity(Decimal(match[1].replace(",", "")), match[2].strip())


def exact(value: Decimal, unit: Unit) -> Fraction:
    """A value in the basic unit of its dimension."""
    return Fraction(value) * unit.factor


def agrees(stated: Decimal, computed: Fraction) -> bool:
    """Whether a stated number is the computed one, rounded to the decimals with which it was stated."""
    exponent = stated.as_tuple().exponent
    step = Fraction(10) ** exponent if isinstance(exponent, int) else Fraction(1)
    return abs(Fraction(stated) - computed) <= step / 2


def rounded(value: Fraction, decimals: int) -> Decimal:
    """A fraction as a decimal number; halves go up, as statistics offices round."""
    step = Decimal(1).scaleb(-decimals)
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(step, ROUND_HALF_UP)


def worded(quantity: Quantity, unit: Unit | None, lang: Language, *, bare: bool = False) -> str:
    """A quantity as readers of `lang` write it: 34118.10万元, CNY 341.18 million; with `bare`, counted things lose
    their measure word.
    """
    if unit is None:
        return f"{quantity.plain}{quantity.unit}"
    if lang == "zh":
        return quantity.plain if bare and unit.counter else f"{quantity.plain}{unit.text.zh}"
    if unit.dimension.startswith("money"):  # 万元/生 as well: CNY 19,400 per student
        return _money(exact(quantity.value, unit), _digits(quantity.value)) + (unit.text.en or "").removeprefix("CNY")
    number = f"{quantity.value:,f}"
    name = unit.text.en or ""
    if not name or (bare and unit.counter):
        return number
    return f"{number}{name}" if not name[0].isalnum() else f"{number} {name}"


def _digits(value: Decimal) -> int:
    """Significant digits, of which a whole number has all its places."""
    return min(max(len(value.as_tuple().digits), 1), ENGLISH_DIGITS)


_MAGNITUDES = ((10**9, "billion"), (10**6, "million"))


def _money(yuan: Fraction, digits: int) -> str:
    for size, name in _MAGNITUDES:
        if abs(yuan) >= size:
            scaled = yuan / size
            places = max(0, digits - len(str(int(abs(scaled)))))
            return f"CNY {rounded(scaled, places):,f} {name}"
    places = 0 if yuan.denominator == 1 else 2
    return f"CNY {rounded(yuan, places):,f}"
