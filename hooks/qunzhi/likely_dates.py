"""Dates in the forms in which people write them: how they are to be written here."""

import re
import unicodedata

from qunzhi.dates import DateProblem, parse_date

_OTHERWISE = re.compile(r"(\d{4})(?:[年./-](?:(\d{1,2})(?:[月./-](?:(\d{1,2})[日号]?)?)?)?)?")
_JOINTS = re.compile(r"[至到~～—]+|--|(?<=[日号])-|-(?=\d{4}[./年-])|(?<=-\d\d)/(?=\d{1,2}$)")
_LAST_DAY = re.compile(r"(?:(\d{1,2})[月./-])?(\d{1,2})[日号]?")
_LAST_MONTH = re.compile(r"(\d{1,2})月")
_DIGITS = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_SCHOOL_YEARS = re.compile(r"(\d{4})[至到~—/-]+(\d{4})学年度?")
_STROKES = str.maketrans("‐‑‒–−", "-----", "")
"""What word processors make of a hyphen."""


def likely_date(words: str) -> str:
    """How a date in another form is to be written: 2024年6月1日 and 2024.6.1 are 2024-06-01; "" for others."""
    plain = "".join(unicodedata.normalize("NFKC", words).split()).translate(_STROKES)
    if match := _SCHOOL_YEARS.fullmatch(plain):
        written = f"{match[1]}-{match[2]}学年"
    elif match := _DIGITS.fullmatch(plain):
        written = "-".join(match.groups())
    else:
        first, *last = (_likely(part) for part in _JOINTS.split(plain))
        written = "/".join((first, *(_completed(part, first) for part in last)))
    try:
        parse_date(written)
    except DateProblem:
        return ""
    return written


def _completed(last: str, first: str) -> str:
    """The end of a range, with what it shares with the beginning: 6月1日 behind 2024-05-30, 6月 behind 2024-05."""
    year, *smaller = first.split("-")
    if len(smaller) == 2 and (match := _LAST_DAY.fullmatch(last)):
        return f"{year}-{(match[1] or smaller[0]).zfill(2)}-{match[2].zfill(2)}"
    if len(smaller) == 1 and (match := _LAST_MONTH.fullmatch(last)):
        return f"{year}-{match[1].zfill(2)}"
    return last


def _likely(words: str) -> str:
    match = _OTHERWISE.fullmatch(words)
    return "-".join(part.zfill(2) for part in match.groups() if part) if match else words
