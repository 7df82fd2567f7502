"""Numbers in a text that are no amounts: years, dates, times, ordinals, numbers of lists and numbers in names."""

import re

NEAR = 16
"""Letters on each side of a number that are looked at."""

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_CODE = re.compile(r"0\d+|\d{8,}")
_VERSION = re.compile(r"\d\.0")
_TIME = re.compile(r"(?!1:)(?:[01]?\d|2[0-3])[:：][0-5]\d")

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)

_ORDINAL_BEFORE = re.compile(r"第\s*(?:\d+\s*[、,，至到和—–~～-]+\s*)?$")
_LIST_BEFORE = re.compile(r"(?:^|\n)[ \t]*(?:[-*+>|#]+[ \t]+)*$")
_LIST_BEHIND = re.compile(r"[.)、．）](?:\s|$|(?=[^\d\s]))")
_NOTE = re.compile(r"\[\^$")
_BRACKETS = re.compile(r"[（(]$")
_FIRST_BRACKETS = re.compile(r"(?:^|\n)[ \t]*(?:[-*+>|#]+[ \t]+)*[（(]$")
_JOINED_BEFORE = re.compile(r"[＋+×]\s*$|[A-Za-z][-—–]?$")
_JOINED_BEHIND = re.compile(r"\s*[＋+]")
_DATE_BEFORE = re.compile(rf"(?:\b(?:{_MONTHS})\.?|\d年|[上下]午|凌晨|晚上|早上)\s*$", re.IGNORECASE)
_DATE_BEHIND = re.compile(
    r"\s*(?:[至到、—–~-]\s*\d+)?(?:月|日(?!常))|\s*(?:[号届版强]|时(?!间)|年级|年代|周年|年制|级(?!别)|[一-龥]{0,2}平台)"
    rf"|\s+(?:{_MONTHS})\b"
)
_YEAR_BEHIND = re.compile(r"\s*(?:年|学年|级|届|版|-|—|–)")
_MINUTES = re.compile(r"\d+\s*[时点]\s*$")
_BORN = re.compile(r"后(?=[的大一、，。”教学青干])")
_CALLED = re.compile(r"(?:代码|编号|代号|电话|邮编|学号|专业码|QQ群?|标准|附件|附表|附录)[ :：为是]*$")
_CALLED_IN_ENGLISH = re.compile(
    r"\b(?:No\.|(?:code|Table|Figure|Case|Chapter|Section|Part|Article|Annex|Grade|Level|Phase)s?|ISO|IEC|GB/T|GB)"
    r"\s*(?:\d+\s*(?:to|and|or|,|[-–])\s*)?$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?:表|图|案例|Table|Figure|Case)\s*(?:\d+[-–])?$", re.IGNORECASE)


def is_none(text: str, start: int, end: int, unit: str) -> bool:
    """Whether the number that stands there is no amount; `unit` is what stands behind it, "" where nothing known."""
    number, before, behind = text[start:end], text[max(0, start - NEAR) : start], text[end : end + NEAR]
    return (
        _is_year(number, behind, unit)
        or _is_part_of_a_date(number, before, behind)
        or _is_number_of_something(number, before, behind)
        or bool(_CALLED_IN_ENGLISH.search(before) or (not unit and _is_name(number, before)))
        or bool(_JOINED_BEFORE.search(before) or _JOINED_BEHIND.match(behind))
    )


def _is_year(number: str, behind: str, unit: str) -> bool:
    """2023年, 2022—2023学年, and in English any such number without a unit; 2000余人 is an amount."""
    return bool(_YEAR.fullmatch(number)) and (not unit or bool(_YEAR_BEHIND.match(behind)))


def _is_part_of_a_date(number: str, before: str, behind: str) -> bool:
    if _TIME.fullmatch(number) or (_MINUTES.search(before) and behind.startswith("分")):
        return True
    return number.isdigit() and bool(_DATE_BEHIND.match(behind) or _DATE_BEFORE.search(before))


def _is_number_of_something(number: str, before: str, behind: str) -> bool:
    """第3届, 第5至6节, （1）, `1.` at the beginning of a line, 70后."""
    if _ORDINAL_BEFORE.search(before) or _NOTE.search(before) or (_BORN.match(behind) and number.isdigit()):
        return True
    if not number.isdigit() or len(number) > 2:
        return False
    listed = _LIST_BEFORE.search(before) and _LIST_BEHIND.match(behind)
    return bool(listed or (behind[:1] in "）)" and (_BRACKETS if len(number) == 1 else _FIRST_BRACKETS).search(before)))


def _is_name(number: str, before: str) -> bool:
    """A code, a version, the number of a table or a standard."""
    if _CODE.fullmatch(number) or _VERSION.fullmatch(number):
        return True
    return bool(_CALLED.search(before) or _FIGURE.search(before))
