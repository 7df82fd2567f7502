"""Figures in running text: what is not exact is said once, by the words around the number or else with it."""

import re
from dataclasses import replace

from qunzhi.languages import Language
from qunzhi.quantities import Bound, Quantity, worded
from qunzhi.units import Unit

NEAR = 24
"""Letters on each side of a reference that are looked at."""

_BEFORE: dict[Bound, re.Pattern[str]] = {
    "over": re.compile(r"(?:超过?|逾|\b(?:more than|over|above|at least))[\s*_]*$", re.IGNORECASE),
    "under": re.compile(
        r"(?:(?<![附最])近|不足|不到|\b(?:nearly|almost|close to|just under|fewer than|less than))[\s*_]*$",
        re.IGNORECASE,
    ),
    "about": re.compile(
        r"(?:(?<![节合大])约|大约|\b(?:about|around|some|roughly|approximately))[\s*_]*$", re.IGNORECASE
    ),
}
BEHIND = re.compile(r"[\s*_]*(余|多(?!元|样|媒体|功能))")
"""90余名, 30多家: more than the number."""

BEGINS = re.compile(r"(?:^|[\n，。；：、！？“（(|*]|\s|年|全校|学校|集团|其中)$")
"""What may stand before the Chinese name of what a number is about: 工学院在校生 are not all students."""

_SENTENCE = re.compile(r"(?:^|\n\s*\n|[.!?][”’\")]?\s+|(?:^|\n)[ \t]*(?:[-*+>|]|\d+\.|#+)[ \t]+)[*_]*$")


def says(bound: Bound, before: str, behind: str) -> bool:
    """Whether the text around a number says so already: 近 before it, 余 behind it."""
    return bool(_BEFORE[bound].search(before)) or (bound == "over" and bool(BEHIND.match(behind)))


def cited(quantity: Quantity, unit: Unit | None, lang: Language, before: str = "", behind: str = "") -> str:
    """A figure as a text prints it between `before` and `behind`; at the beginning of a sentence with a capital."""
    if quantity.bound and says(quantity.bound, before, behind):
        quantity = replace(quantity, bound=None)
    words = worded(quantity, unit, lang, bare=True)
    return words[:1].upper() + words[1:] if quantity.bound and _SENTENCE.search(before) else words
