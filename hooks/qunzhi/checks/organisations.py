"""Organisations: one name for one, one for each name, a code that checks, days in their order."""

from collections.abc import Iterator, Mapping

from qunzhi.checks.cycles import cycles
from qunzhi.checks.written import written
from qunzhi.credit_codes import LENGTH, check_character, foreign_characters, likely
from qunzhi.dates import CivilDate
from qunzhi.findings import Finding, Place, Value
from qunzhi.kinds.body import Body
from qunzhi.kinds.member import Member
from qunzhi.languages import Text
from qunzhi.organisations import bearers
from qunzhi.reading.yaml import Path
from qunzhi.records import Record
from qunzhi.site import Site


def check(site: Site) -> Iterator[Finding]:
    """All that is wrong with members and bodies, and with the days of whatever lasts."""
    organisations = (*written(site, "member"), *written(site, "body"))
    yield from _called(site, {record.id: record for record in organisations})
    yield from _shared(organisations)
    for record in written(site, "member"):
        yield from _code(record)
    for record in (*organisations, *written(site, "base"), *written(site, "appointment")):
        yield from _days(record)
    yield from _cycles(site)


def _called(site: Site, organisations: Mapping[str, Record]) -> Iterator[Finding]:
    """Former names do not count: the records of former days are right to use them."""
    for name, record in organisations.items():
        former = {word for one in record.value("former_names") or () for word in (one.name.zh, one.name.en)}
        words = {word: places[0] for word, places in site.called.get(name, {}).items() if word not in former}
        if len(words) > 1:
            said = [(f"“{word}”（{place}）", f'"{word}" ({place})') for word, place in words.items()]
            names = Text("、".join(zh for zh, _ in said), ", ".join(en for _, en in said))
            yield Finding("QZ-O02", list(words.values())[1], {"title": record.title, "id": name, "names": names})


def _shared(organisations: tuple[Record, ...]) -> Iterator[Finding]:
    """Each pair once, however many names it shares."""
    told: set[tuple[str, str]] = set()
    for name, those in bearers(organisations).items():
        for record in those[1:]:
            if (those[0].id, record.id) in told:
                continue
            told.add((those[0].id, record.id))
            place, other = _place_of(record, name), _place_of(those[0], name)
            yield Finding("QZ-O03", place, {"name": name, "id": those[0].id, "other": str(other)})


def _place_of(record: Record, name: str) -> Place:
    return record.source.locate(next(path for path, word in _names(record) if word == name))


def _names(record: Record) -> Iterator[tuple[Path, str | None]]:
    """Every name with its place, as `Record.names` has them."""
    texts: list[tuple[Path, Text | None]] = [(("name",), record.title), (("short_name",), record.value("short_name"))]
    former = record.value("former_names") or ()
    texts += [(("former_names", n, "name"), one.name) for n, one in enumerate(former)]
    for path, text in texts:
        if text:
            yield (*path, "zh"), text.zh
            yield (*path, "en"), text.en
    yield from ((("aliases", n), word) for n, word in enumerate(record.facts.aliases))


def _code(record: Record) -> Iterator[Finding]:
    assert isinstance(record.facts, Member)
    code = record.facts.credit_code
    if code and (reason := _wrong(code)):
        values: dict[str, Value] = {"code": code, "reason": reason, "nearest": likely(code)}
        yield Finding("QZ-O04", record.source.locate(("credit_code",)), values)


def _wrong(code: str) -> Text | None:
    if foreign := foreign_characters(code):
        words = "、".join(foreign)
        return Text(f"不能有“{words}”", f"it cannot hold {', '.join(foreign)}")
    if len(code) != LENGTH:
        return Text(f"应为 {LENGTH} 位，现有 {len(code)} 位", f"it has {len(code)} characters instead of {LENGTH}")
    right = check_character(code)
    if code[-1] == right:
        return None
    return Text(f"按前 17 位推算，末位应为“{right}”", f'after its first 17 characters the last one should be "{right}"')


def _days(record: Record) -> Iterator[Finding]:
    """Only what is certain: left in 2019 and joined in 2019 is possible, left in 2018 is not."""
    if record.facts.span is None:
        return
    begin, end = record.facts.span
    first, last = record.value(begin), record.value(end)
    if first and last and last.last < first.first:
        code = "QZ-O09" if record.kind.name == "appointment" else "QZ-O05"
        values: dict[str, Value] = {"end": end, "last": _worded(last), "begin": begin, "first": _worded(first)}
        other = str(record.source.locate((begin,)))
        yield Finding(code, record.source.locate((end,)), {**values, "other": other})


def _worded(date: CivilDate) -> Text:
    return Text(date.text("zh"), date.text("en"))


def _cycles(site: Site) -> Iterator[Finding]:
    bodies = {record.id: record for record in written(site, "body")}
    for way in cycles({name: _parents(record) for name, record in bodies.items()}):
        place = bodies[way[0]].source.locate(("parent",))
        yield Finding("QZ-O06", place, {"way": " → ".join((*way, way[0]))})


def _parents(record: Record) -> tuple[str, ...]:
    assert isinstance(record.facts, Body)
    return (record.facts.parent,) if record.facts.parent else ()
