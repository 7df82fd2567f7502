"""Records for the measured sites: three kinds of article, spread over the years, and a register of members."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.bench.texts import Article, Unit, article, units

MEMBERS = 36
YEARS = range(2010, 2027)

FOLDERS = {"activity": "activities", "case": "cases", "document": "documents"}
"""Below `content/`, by kind."""

_TYPES = ("training", "competition", "visit", "meeting", "project")
_LEVELS = ("national", "provincial", "group")
_THEMES = ("integration", "programmes", "teachers", "service", "apprenticeship")


@dataclass(frozen=True)
class Written:
    """One record, ready to be written down."""

    kind: str
    id: str
    year: int
    facts: Mapping[str, object]
    """Front matter of the Chinese file beside title and summary."""
    article: Article


def members() -> list[Unit]:
    """Those of every measured site."""
    return units(MEMBERS)


def records(count: int) -> Iterator[Written]:
    """As many records as asked for: seven in ten activities, two cases, one document."""
    ids = [_id(number) for number in range(count)]
    about = members()
    for number in range(count):
        others = ids[max(0, number - 40) : number] or ids[-1:]
        kind = _kind(number)
        facts = {
            **_own(kind, number),
            "members": [about[number % MEMBERS].id],
            "themes": [_THEMES[number % len(_THEMES)]],
            "published": _day(number),
        }
        yield Written(kind, ids[number], _year(number), facts, article(number, others, about))


def _kind(number: int) -> str:
    return {7: "case", 8: "case", 9: "document"}.get(number % 10, "activity")


def _year(number: int) -> int:
    return YEARS[number % len(YEARS)]


def _day(number: int) -> str:
    return f"{_year(number)}-{number % 12 + 1:02}-{number % 28 + 1:02}"


def _id(number: int) -> str:
    return f"{_year(number)}-{_kind(number)}-{number:05}"


def _own(kind: str, number: int) -> dict[str, object]:
    if kind == "case":
        return {"year": str(_year(number)), "shape": ("practice", "story")[number % 2], "level": _LEVELS[number % 3]}
    if kind == "document":
        return {"made": _day(number), "type": ("notice", "plan")[number // 10 % 2]}
    return {"date": _day(number), "type": _TYPES[number % len(_TYPES)], "level": _LEVELS[number % 3]}
