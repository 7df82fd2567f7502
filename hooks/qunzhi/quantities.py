"""Quantities: a number with the decimals it was written with, and the word for its unit."""

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from qunzhi.languages import Language, Text
from qunzhi.packing import packed
from qunzhi.units import SIZES, UNIT_HOLE, Unit, Units

Bound = Literal["over", "under", "about"]
"""What a source says of a number that is not exact: 超、余、多; 近、不足; 约."""

BOUND_WORDS: dict[Bound, Text] = {
    "over": Text("超", "more than"),
    "under": Text("近", "nearly"),
    "about": Text("约", "about"),
}
"""As it is printed before the number."""

_WRITTEN = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?![\d,.])\s*(.*)")

ZEROS = dict(zip(SIZES, (4, 8), strict=True))
"""Of the words that stand between a number and what is counted."""

ENGLISH_DIGITS = 5
"""Significant digits of an amount of money in English: 34118.10 万元 is CNY 341.18 million."""


class NotAQuantity(ValueError):
    """Words that do not begin with a number."""


@packed
@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it was written (1.10 is not 1.1) and its unit, "" where the words name none."""

    value: Decimal
    unit: str = ""
    bound: Bound | None = None
    """None where the number is exactly the one that the source means."""

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
    if not match or approximate(words):
        raise NotAQuantity(words)
    return Quantity(Decimal(match[1].replace(",", "")), match[2].strip())


_BEFORE: dict[str, Bound] = {
    **dict.fromkeys(("超过", "超出", "超", "逾", "over", "more than"), "over"),
    **dict.fromkeys(("将近", "接近", "近", "不足", "不到", "nearly", "almost"), "under"),
    **dict.fromkeys(("大约", "约", "about"), "about"),
}
_BEHIND: dict[str, Bound] = {
    **dict.fromkeys(("余", "多", "以上"), "over"),
    **dict.fromkeys(("左右", "上下"), "about"),
}
_APPROXIMATE = re.compile(
    rf"(?P<before>{'|'.join(_BEFORE)})?\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<high>[万亿]?)(?P<odd>[余多]?)"
    r"(?P<low>[万亿]?)(?P<unit>.*?)(?P<behind>以上|左右|上下)?"
)


def approximate(words: str) -> Quantity | None:
    """The number and bound that words like `40余人次`, `近400` and `1万多户` mean; None for all other words."""
    match = _APPROXIMATE.fullmatch(words.strip().replace("，", ","))
    if not match or not (match["before"] or match["odd"] or match["behind"]):
        return None
    value, unit = Decimal(match["number"].replace(",", "")), match["unit"].strip()
    size = match["high"] or match["low"]
    if unit.startswith("元"):
        unit = size + unit
    elif size:
        value *= 10 ** ZEROS[size]
    bound = _BEFORE[match["before"]] if match["before"] else _BEHIND[match["odd"] or match["behind"]]
    return Quantity(Decimal(format(value.normalize(), "f")) if size else value, unit, bound)


def in_full(quantity: Quantity, units: Units) -> str:
    """How a number in ten thousands of a unit is written without them: `3.4 万人` as `34000 人`; "" for all others."""
    size, counted = quantity.unit[:1], quantity.unit[1:].strip()
    if size not in ZEROS or units.find(counted) is None:
        return ""
    return f"{quantity.value.scaleb(ZEROS[size]):f} {counted}"


def exact(value: Decimal, unit: Unit) -> Fraction:
    """A value in the basic unit of its dimension."""
    return Fraction(value) * unit.factor


def rounded(value: Fraction, decimals: int) -> Decimal:
    """A fraction as a decimal number; halves go up, as statistics offices round."""
    step = Decimal(1).scaleb(-decimals)
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(step, ROUND_HALF_UP)


def worded(quantity: Quantity, unit: Unit | None, lang: Language, *, bare: bool = False) -> str:
    """A quantity as readers of `lang` write it: 34118.10万元, CNY 341.18 million, nearly 400; with `bare`, counted
    things lose their measure word.
    """
    if quantity.bound:
        joint = "" if lang == "zh" else " "
        plain = worded(replace(quantity, bound=None), unit, lang, bare=bare)
        return f"{BOUND_WORDS[quantity.bound].pick(lang)}{joint}{plain}"
    if unit is None:
        return f"{quantity.plain}{quantity.unit}"
    if lang == "zh":
        return quantity.plain if bare and unit.counter else _joined(quantity.plain, unit.text.zh, "")
    if unit.dimension.startswith("money"):  # 万元/生 as well: CNY 19,400 per student
        return _money(exact(quantity.value, unit), _digits(quantity.value)) + (unit.text.en or "").removeprefix("CNY")
    number = f"{quantity.value:,f}"
    name = unit.one if unit.one and quantity.value == 1 else unit.text.en or ""
    if not name or (bare and unit.counter):
        return number
    return _joined(number, name, " " if name[0].isalnum() else "")


def _joined(number: str, name: str, joint: str) -> str:
    """A number with the word for its unit, which may go around it: 第…名."""
    return name.replace(UNIT_HOLE, number) if UNIT_HOLE in name else f"{number}{joint}{name}"


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
