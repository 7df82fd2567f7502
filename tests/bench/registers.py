"""Registers for the measured sites: honours, trainings, media reports, bases, bodies, terms of office, figures."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from tests.bench.records import YEARS
from tests.bench.texts import Unit

Entry = Mapping[str, object]

IN_REGISTERS = 0.6
"""Part of a group's records that are entries of registers; the others are articles with texts in two languages."""

_SHARES = {"honours": 8, "trainings": 4, "media": 4, "bases": 1, "appointments": 1, "indicators": 2}
"""How the entries are spread over the registers."""

_LEVELS = ("national", "provincial", "group")
_GRADES = ("first", "second", "third")


def registers(count: int, members: Sequence[Unit], articles: Sequence[str]) -> dict[str, list[Entry]]:
    """`count` entries by register, which refer to members, to articles and to one another."""
    whole = sum(_SHARES.values())
    found: dict[str, list[Entry]] = {
        "sources": [_source(n) for n in range(20)],
        "bodies": [_body(n) for n in range(20)],
    }
    for name, share in _SHARES.items():
        make = _MAKERS[name]
        found[name] = [make(n, members, articles) for n in range(count * share // whole)]
    found["indicators"] += list(_derived())
    return found


def _source(number: int) -> Entry:
    return {"id": f"source-{number:02}", "title": _text(f"第{number}号统计表", f"Table no. {number}")}


def _body(number: int) -> Entry:
    office = {"id": "chair", "title": _text("主任", "Chair"), "seats": 0}
    above = {"parent": f"body-{(number - 1) // 3:02}"} if number else {}
    name = _text(f"第{number}委员会", f"Committee no. {number}")
    return {"id": f"body-{number:02}", "name": name, "offices": [office], **above}


def _honour(number: int, members: Sequence[Unit], articles: Sequence[str]) -> Entry:
    return {
        "id": f"honour-{number:05}",
        "title": _text(f"第{number}届技能大赛获奖", f"Prize in skills contest no. {number}"),
        "date": _day(number),
        "level": _LEVELS[number % 3],
        "grade": _GRADES[number // 3 % 3],
        "holders": [_member(number, members)],
        "count": str(number % 4 + 1),
        "evidence": [articles[number % len(articles)]],
    }


def _training(number: int, members: Sequence[Unit], articles: Sequence[str]) -> Entry:
    return {
        "id": f"training-{number:05}",
        "title": _text(f"第{number}期培训班", f"Course no. {number}"),
        "date": _day(number),
        "persons": f"{number % 90 + 10} 人",
        "organisers": [members[number % len(members)].name["zh"]],
    }


def _media(number: int, members: Sequence[Unit], articles: Sequence[str]) -> Entry:
    return {
        "id": f"media-{number:05}",
        "title": _text(f"报道之{number}", f"Report no. {number}"),
        "date": _day(number),
        "outlet": _text("教育报", "Education Daily"),
        "about": [articles[number * 7 % len(articles)]],
    }


def _base(number: int, members: Sequence[Unit], articles: Sequence[str]) -> Entry:
    title = _text(f"第{number}实训基地", f"Training base no. {number}")
    hosts, area = [_member(number, members)], f"{number * 10 + 100} 平方米"
    return {"id": f"base-{number:05}", "title": title, "date": _day(number), "hosts": hosts, "area": area}


def _appointment(number: int, members: Sequence[Unit], articles: Sequence[str]) -> Entry:
    return {
        "id": f"appointment-{number:05}",
        "holder": dict(members[number % len(members)].name),
        "member": _member(number, members),
        "body": f"body-{number % 20:02}",
        "office": "chair",
        "begins": _day(number),
    }


def _indicator(number: int, members: Sequence[Unit], articles: Sequence[str]) -> Entry:
    """Every third is the total of the two before it, so that there is something to compute and to compare."""
    title = _text(f"第{number}项指标", f"Indicator no. {number}")
    first = number - number % 3
    series = [
        {"period": str(year), "value": f"{_value(number, year, first)} 万元", "source": f"source-{number % 20:02}"}
        for year in range(2018, 2024)
    ]
    derived = {"derive": {"total": [_name(first), _name(first + 1)]}} if number % 3 == 2 else {}
    return {"id": _name(number), "title": title, "unit": "万元", "series": series, **derived}


def _value(number: int, year: int, first: int) -> str:
    return f"{year + number}.10" if number % 3 != 2 else f"{2 * year + 2 * first + 1}.20"


def _name(number: int) -> str:
    return f"indicator-{number:05}"


def _derived() -> Iterator[Entry]:
    for level in _LEVELS:
        title = _text(f"{level}获奖数", f"Prizes at level {level}")
        derive = {"count": "honour", "level": level}
        yield {"id": f"prizes-{level}", "title": title, "unit": "项", "derive": derive}
    title = _text("培训人数", "Persons trained")
    yield {"id": "persons-trained", "title": title, "unit": "人", "derive": {"sum": "training.persons"}}


_MAKERS: dict[str, Callable[[int, Sequence[Unit], Sequence[str]], Entry]] = {
    "honours": _honour,
    "trainings": _training,
    "media": _media,
    "bases": _base,
    "appointments": _appointment,
    "indicators": _indicator,
}


def _member(number: int, members: Sequence[Unit]) -> str:
    return members[number % len(members)].id


def _day(number: int) -> str:
    return f"{YEARS[number % len(YEARS)]}-{number % 12 + 1:02}-{number % 28 + 1:02}"


def _text(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}
