"""Where lines may break: not between a number and its unit, but within an address that is longer than a line.

A word joiner (U+2060) or a zero-width space (U+200B) says so; the template hides both, so that who searches the PDF for
`34所` finds it.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from qunzhi.text import CHINESE

JOINER, GAP = "\u2060", "\u200b"

_LONG_UNITS = (
    "人次|平方米|平方公里|立方米|公里|公顷|千克|课时|学时|学分|学年|学期|小时|分钟|美元|欧元|港元|元|周年|百分点"
)
_AMOUNT = re.compile(
    rf"(?P<number>[0-9][0-9,.]*)(?P<many>[余多]?[十百千万亿]{{0,3}})(?P<unit>个百分点|{_LONG_UNITS}|[{CHINESE}])?"
)

_LATIN = re.compile(r"(?<=[0-9]) (?=(?:%|per cent|million|billion|thousand|hours?|years?|km|m²|mu|ha|yuan)\b)")
"""`341 million`: English writes a space, which must not break either."""

_RATIO = re.compile(r"(?<=[0-9])：(?=[0-9])")

T = TypeVar("T")


def bound(line: Sequence[str | Mapping[str, T]]) -> list[str | Mapping[str, T]]:
    """A line whose numbers keep their units; a number that is a node of its own is bound by whoever makes it."""
    return [joined(one) if isinstance(one, str) else one for one in line]


def joined(words: str) -> str:
    """Words with joiners between the digits of a number and its unit, within the unit, and within a ratio."""
    if not any(character.isdigit() for character in words):
        return breakable(words)
    whole = _RATIO.sub(lambda match: f"{JOINER}{match[0]}{JOINER}", _LATIN.sub("\u00a0", words))
    return breakable(_AMOUNT.sub(_one, whole))


_LABEL = re.compile(r"(?<=[^0-9 ]) ?(?=[0-9])")


def kept_whole(label: str) -> str:
    """`案例2-1` and `Table 2-1` on one line."""
    return _LABEL.sub(lambda match: "\u00a0" if match[0] else JOINER, label, count=1)


_LONG = re.compile(r"[!-~]{30,}")
_PART = re.compile(r"[^/._?&=#-]{1,20}[/._?&=#-]*|[/._?&=#-]+")


def breakable(words: str) -> str:
    """Words of which the longest may be broken: behind a mark, or after twenty letters without one."""
    return _LONG.sub(lambda match: GAP.join(_PART.findall(match[0])), words) if len(words) >= 30 else words


def _one(match: re.Match[str]) -> str:
    behind = match["many"] + (match["unit"] or "")
    return match["number"] + "".join(JOINER + character for character in behind)
