"""Civil dates as a secretariat knows them: a year, a month, a day, a range of days or a school year."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from qunzhi.languages import Language, Text
from qunzhi.packing import packed

Precision = Literal["year", "month", "day", "range", "months", "years", "school year"]

_DAY = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_SINGLE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_RANGE = re.compile(rf"{_DAY}/{_DAY}")
_COARSE_RANGE = re.compile(r"(\d{4})(?:-(\d{1,2}))?/(\d{4})(?:-(\d{1,2}))?")
_SCHOOL_YEAR = re.compile(r"(\d{4})-(\d{4})\s*学年")


class DateProblem(ValueError):
    """A date that cannot be; `reason` says why, in both languages."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


@packed
@dataclass(frozen=True, slots=True)
class CivilDate:
    """Days from `first` to `last`, both included, and how exactly the source knew them."""

    first: date
    last: date
    precision: Precision

    @property
    def year(self) -> int:
        """The year under which lists file it: the one in which it ended."""
        return self.last.year

    @property
    def iso(self) -> str:
        """For `<time datetime>` and data files: 2018, 2018-05, 2018-05-31 or an ISO 8601 interval."""
        if self.precision == "day":
            return self.first.isoformat()
        if self.precision in ("range", "school year"):
            return f"{self.first.isoformat()}/{self.last.isoformat()}"
        if self.precision in ("months", "years"):
            length = 7 if self.precision == "months" else 4
            return f"{self.first.isoformat()[:length]}/{self.last.isoformat()[:length]}"
        return self.first.isoformat()[: 4 if self.precision == "year" else 7]

    @property
    def written(self) -> str:
        """As staff write it in records."""
        return f"{self.first.year}-{self.last.year}学年" if self.precision == "school year" else self.iso

    def text(self, lang: Language) -> str:
        """As a reader of `lang` writes it: 2018年5月31日, 31 May 2018."""
        return _worded(self, lang)


def parse_date(words: str) -> CivilDate:
    """Read `2018`, `2018-05`, `2018-05-31`, `2018-05-29/2018-05-31`, `2018-05/2018-06`, `2021/2023`, `2018-2019学年`.

    Raises DateProblem when the words are of no such form, or name a day that does not exist.
    """
    if match := _SCHOOL_YEAR.fullmatch(words):
        return _school_year(int(match[1]), int(match[2]))
    if match := _RANGE.fullmatch(words):
        first, last = _day(*match.groups()[:3]), _day(*match.groups()[3:])
        if last < first:
            raise DateProblem(Text("结束日期早于开始日期", "it ends before it begins"))
        return CivilDate(first, last, "range")
    if (match := _COARSE_RANGE.fullmatch(words)) and bool(match[2]) == bool(match[4]):
        return _coarse_range(_single(match[1], match[2], None), _single(match[3], match[4], None))
    if match := _SINGLE.fullmatch(words):
        return _single(*match.groups())
    raise DateProblem(Text("写法不认识", "it is not written in a known way"))


def _single(year: str, month: str | None, day: str | None) -> CivilDate:
    if month is None:
        _check_year(int(year))
        return CivilDate(date(int(year), 1, 1), date(int(year), 12, 31), "year")
    if day is None:
        first = _day(year, month, "1")
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        return CivilDate(first, last, "month")
    only = _day(year, month, day)
    return CivilDate(only, only, "day")


def year_before(period: CivilDate) -> CivilDate | None:
    """The same period a year earlier; None for ranges, of whatever length, and where the day did not exist."""
    year = period.first.year - 1
    try:
        if period.precision == "school year":
            return parse_date(f"{year}-{year + 1}学年")
        if period.precision in ("range", "months", "years"):
            return None
        return parse_date(f"{year:04d}{period.iso[4:]}")
    except DateProblem:
        return None


def _coarse_range(first: CivilDate, last: CivilDate) -> CivilDate:
    """From one month or year to another."""
    if last.first < first.first:
        raise DateProblem(Text("结束日期早于开始日期", "it ends before it begins"))
    return CivilDate(first.first, last.last, "months" if first.precision == "month" else "years")


def _day(year: str, month: str, day: str) -> date:
    _check_year(int(year))
    if not 1 <= int(month) <= 12:
        raise DateProblem(Text("月份应为 1～12", "the month is 1–12"))
    longest = calendar.monthrange(int(year), int(month))[1]
    if not 1 <= int(day) <= longest:
        raise DateProblem(
            Text(
                f"{int(year)}年{int(month)}月只有 1～{longest} 日",
                f"{MONTHS[int(month) - 1]} {int(year)} has days 1–{longest}",
            )
        )
    return date(int(year), int(month), int(day))


def _check_year(year: int) -> None:
    if year < 1:
        raise DateProblem(Text("年份应从 0001 起", "years begin with 0001"))


def _school_year(begin: int, end: int) -> CivilDate:
    """From 1 September to 31 August, the school year of Chinese schools and colleges."""
    if end != begin + 1:
        raise DateProblem(Text("学年应是相连的两年", "a school year spans two years in a row"))
    return CivilDate(date(begin, 9, 1), date(end, 8, 31), "school year")


@lru_cache(maxsize=4096)
def _worded(when: CivilDate, lang: Language) -> str:
    if when.precision == "school year":
        years = year_range(when.first.year, when.last.year, lang)
        return f"{years}学年" if lang == "zh" else f"school year {years}"
    if when.precision == "range":
        return _range(when.first, when.last, lang)
    if when.precision == "years":
        years = year_range(when.first.year, when.last.year, lang)
        return f"{years}年" if lang == "zh" else years
    if when.precision == "months":
        return _months(when.first, when.last, lang)
    return _formatted(when.first, when.precision, lang)


def year_range(first: int, last: int, lang: Language) -> str:
    """Two years with the stroke of the language: 一字线 of one em (GB/T 15834-2011, 4.13), en dash."""
    return f"{first}{'—' if lang == 'zh' else '–'}{last}"


def day_text(day: date, lang: Language) -> str:
    """A day as readers of `lang` write it."""
    return _formatted(day, "day", lang)


def _range(first: date, last: date, lang: Language) -> str:
    """What the two days share is said once: 2018年5月29日至31日, 29–31 May 2018."""
    if first == last:
        return _formatted(first, "day", lang)
    shared = "nothing"
    if first.year == last.year:
        shared = "month" if first.month == last.month else "year"
    if lang == "zh":
        return f"{_formatted(first, 'day', lang)}至{_filled(_LAST_ZH[shared], last)}"
    joint = "–" if shared == "month" else " – "
    return f"{_filled(_FIRST_EN[shared], first)}{joint}{_formatted(last, 'day', lang)}"


def _months(first: date, last: date, lang: Language) -> str:
    """2023年10月至11月, October–November 2023."""
    if first.year != last.year:
        joint = "至" if lang == "zh" else " – "
        return f"{_formatted(first, 'month', lang)}{joint}{_formatted(last, 'month', lang)}"
    if lang == "zh":
        return f"{_formatted(first, 'month', lang)}至{last.month}月"
    return f"{MONTHS[first.month - 1]}–{_formatted(last, 'month', lang)}"


_LAST_ZH = {"month": "{d}日", "year": "{m}月{d}日", "nothing": "{y}年{m}月{d}日"}
_FIRST_EN = {"month": "{d}", "year": "{d} {month}", "nothing": "{d} {month} {y}"}

_PATTERNS: dict[Language, dict[str, str]] = {
    "zh": {"year": "{y}年", "month": "{y}年{m}月", "day": "{y}年{m}月{d}日"},
    "en": {"year": "{y}", "month": "{month} {y}", "day": "{d} {month} {y}"},
}

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _formatted(day: date, precision: str, lang: Language) -> str:
    return _filled(_PATTERNS[lang][precision], day)


def _filled(pattern: str, day: date) -> str:
    return pattern.format(y=day.year, m=day.month, d=day.day, month=MONTHS[day.month - 1])
