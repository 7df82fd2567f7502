"""Amounts in running text: numbers that count or measure something. Years, dates, ordinals and names are none."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from qunzhi.quantities import Bound, Quantity
from qunzhi.reports.not_amounts import is_none
from qunzhi.said import says
from qunzhi.site import Site, remembered


class Amount(NamedTuple):
    """A number in a text, and where it stands there with the words that belong to it."""

    start: int
    end: int
    number: str
    """As written: `1,282`, `2万余`, `17.35:1`."""
    unit: str
    """The word for its unit as written; "" where none is known."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What may stand behind a number."""

    pattern: re.Pattern[str]


MEASURES = (
    "个百分点 个 份 条 款 对 张 幅 块 栋 间 轮 例 类 倍 分 起 位 组 枚 面 层 片 页 卷 字 步 节 队 点 成 县 区 校 村 镇 "
    "吨 米 千米 公里 平方公里 公斤 千克 毫升 分钟 秒 周 年 岁 个月 个工作日 人份 家次 场次 节次 门次 班次 个班次 "
    "㎡ m² km kW MW ℃ ％ % ‰ percent people students teachers"
)
"""Words that count things in a text beside those that indicators are measured in (units.yml)."""


def measures(units: Iterable[str]) -> Measures:
    """All words for units, the longest first: 人次 before 人."""
    words = {word.lower() for word in (*units, *MEASURES.split()) if word}
    return _compiled(tuple(sorted(words, key=lambda word: (-len(word), word))))


@remembered
def measures_of(site: Site) -> Measures:
    """Those of a site."""
    return measures(site.units.words)


@lru_cache(maxsize=4)
def _compiled(words: tuple[str, ...]) -> Measures:
    latin = (f"{re.escape(word)}(?![A-Za-z])" if word[-1].isascii() and word[-1].isalpha() else "" for word in words)
    choices = "|".join(found or re.escape(word) for found, word in zip(latin, words, strict=True))
    size = r"(?P<size>\s(?:thousand|million|billion)|\s?[万亿千百]{0,2}\s?[余多几]?(?:万|亿)?)"
    # 3.41亿元 is a number of 亿元, 2万余人 one of 人.
    return Measures(re.compile(rf"\s?(?P<own>{choices})|{size}\s?(?P<unit>{choices})?", re.IGNORECASE))


_NOT_WORDS = re.compile(
    r"(?m:^ {0,3}(?P<fence>`{3,}|~{3,})(?s:.*?)(?:^ {0,3}(?P=fence)|\Z))"
    r"|`[^`\n]+`|\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)|https?://[^\s，。；）]+|<[^<>\n]+>|\[\^[^\]\n]+\]"
)


def blanked(markdown: str) -> str:
    """A text with blanks for code, addresses and marks of notes, every other character at its old place."""
    return _NOT_WORDS.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), markdown)


_TOKEN = re.compile(r"[A-Za-z\d][A-Za-z\d.,+:：/_–—~～-]*")
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_PLAIN = re.compile(_NUMBER)
_RATIO = re.compile(rf"{_NUMBER}[:：/]{_NUMBER}")
_RANGE = re.compile(rf"({_NUMBER})[–—~～-]+({_NUMBER})")
_MEASURED = re.compile(rf"({_NUMBER})([A-Za-z]+)")
_DIGIT = re.compile(r"\d")


def amounts(text: str, known: Measures) -> Iterator[Amount]:
    """The amounts of a text that is blanked, in its order."""
    if not _DIGIT.search(text):
        return
    names = [match.span() for match in _QUOTED.finditer(text)]
    for start, end in _numbers(text, known):
        found = _amount(text, start, end, known)
        if not (_is_within(start, names) or is_none(text, start, end, found.unit)):
            yield found


def _is_within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    before = bisect_right(spans, (place, place)) - 1
    return before >= 0 and place < spans[before][1]


_CURRENCY = re.compile(r"(?:CNY|RMB|US\$|[¥￥€$])\s?$")


def _amount(text: str, start: int, end: int, known: Measures) -> Amount:
    match = known.pattern.match(text, end)
    assert match, "the pattern matches nothing as well"
    money = _CURRENCY.search(text, max(0, start - 4), start)
    unit, behind = (
        match["own"] or match["unit"] or (money[0].strip() if money else ""),
        end + len((match["size"] or "").rstrip()),
    )
    return Amount(start, match.end() if match["own"] or match["unit"] else behind, text[start:behind].strip(), unit)


def _numbers(text: str, known: Measures) -> Iterator[tuple[int, int]]:
    """Where numbers stand that are not part of a word with letters."""
    for token in _TOKEN.finditer(text):
        words = token[0].rstrip(".,:：/+_–—~～-")
        start, end = token.start(), token.start() + len(words)
        if _PLAIN.fullmatch(words) or _RATIO.fullmatch(words):
            yield start, end
        elif match := _RANGE.fullmatch(words):
            yield start, start + match.end(1)
            yield start + match.start(2), end
        elif (match := _MEASURED.fullmatch(words)) and _is_unit(match[2], known):
            yield start, start + match.end(1)


def _is_unit(word: str, known: Measures) -> bool:
    match = known.pattern.fullmatch(word)
    return bool(match and match["own"])


_QUOTED = re.compile(r"“[^“”\n]{1,16}”|《[^《》\n]*》|「[^「」\n]*」|\"[^\"\n]{1,24}\"|〔[^〔〕\n]*〕")
"""What is called so: “51020”, 《…行动计划（2023—2025年）》, 〔2021〕."""


_READ = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<size>[万亿千百]*)\s?(?P<odd>[余多]?)(?P<low>[万亿]?)")
_SIZES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def quantity_of(one: Amount) -> Quantity | None:
    """An amount as a number with its unit; None for a ratio and for English words of size."""
    match = _READ.fullmatch(one.number)
    if match is None:
        return None
    sizes, unit = match["size"] + match["low"], one.unit
    if unit.startswith("元") and sizes in ("万", "亿"):
        sizes, unit = "", sizes + unit
    value = Decimal(match["number"].replace(",", "")).scaleb(sum(len(str(_SIZES[size])) - 1 for size in sizes))
    return Quantity(value, unit, "over" if match["odd"] else None)


BOUNDS: tuple[Bound, ...] = ("over", "under", "about")


def quantity_in(one: Amount, before: str) -> Quantity | None:
    """An amount with what is said before it: 近400人. In 万 and 亿 it is rounded."""
    quantity = quantity_of(one)
    bound = next((bound for bound in BOUNDS if says(bound, before, "")), None)
    if quantity is None or quantity.bound:
        return quantity
    rounded: Bound | None = "about" if any(size in one.number for size in "万亿") else None
    return replace(quantity, bound=bound or rounded)
