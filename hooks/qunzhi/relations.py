"""How the records of a site hang together: each relation made once, its members noted one by one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from qunzhi.filing import PartOf, ordered, part_id
from qunzhi.reads import Noted
from qunzhi.records import Record
from qunzhi.terms import Terms
from qunzhi.units import Unit, Units, own_units
from qunzhi.walk import parts


class Related(Protocol):
    """What the relations are made of: a site before it is related."""

    @property
    def records(self) -> Mapping[str, Record]: ...
    @property
    def held(self) -> Mapping[str, Record]: ...
    @property
    def terms(self) -> Terms: ...
    @property
    def by_kind(self) -> Mapping[str, tuple[Record, ...]]: ...
    def targets(self, record: Record) -> Iterator[str]: ...


def units(site: Related) -> Units:
    """The units of every site and the group's own."""
    own = (site.terms.term("units", name) for name in site.terms.ids("units"))
    words = (Unit(term.id, term.text, term.aliases, counter=True) for term in own if term)
    return Units((*own_units(), *words))


def parts_of(site: Related) -> Mapping[str, PartOf]:
    """By id; the first bearer of an id has it."""
    found: dict[str, PartOf] = {}
    for record in (*site.records.values(), *site.held.values()):
        for path, part in parts(record.facts):
            name = part_id(record, path, part)
            found.setdefault(name, PartOf(record, part, name, path[:-1]))
    return Noted("part", found)


def pictures(site: Related) -> Mapping[str, tuple[Record, int]]:
    """By id: the record that holds it, and where."""
    found = {r.picture_id(n): (r, n) for r in site.records.values() for n in range(len(r.pictures))}
    return Noted("picture", found)


def by_kind(site: Related) -> Mapping[str, tuple[Record, ...]]:
    """Published records by name of kind, in the order of their lists."""
    published = (record for record in site.records.values() if record.facts.state == "published")
    return Noted("kind", {name: ordered(records) for name, records in _grouped(published).items()})


def _grouped(records: Iterable[Record]) -> Mapping[str, list[Record]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[record.kind.name].append(record)
    return groups


def beside(site: Related) -> Mapping[str, tuple[str | None, str | None]]:
    """By id: its neighbours in the list of its kind."""
    found: dict[str, tuple[str | None, str | None]] = {}
    for records in site.by_kind.values():
        names = [None, *(record.id for record in records), None]
        found.update(
            (name, (before, after)) for before, name, after in zip(names, names[1:], names[2:], strict=False) if name
        )
    return Noted("beside", found)


def mentions(site: Related) -> Mapping[str, tuple[str, ...]]:
    """By id: who mentions it."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for record in site.records.values():
        if record.facts.state == "published":
            for target in site.targets(record):
                if target != record.id:
                    found[target][record.id] = None
    return Noted("mentions", {target: tuple(sources) for target, sources in found.items()})
