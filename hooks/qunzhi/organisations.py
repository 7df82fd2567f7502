"""Names of organisations: which record a name means, and by which names the records call each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from qunzhi.findings import Place
from qunzhi.kinds.fields import RefersTo
from qunzhi.reading.yaml import Path
from qunzhi.reads import Noted
from qunzhi.records import Record
from qunzhi.text import is_id
from qunzhi.walk import with_values


@dataclass(slots=True)
class Called:
    """By id of an organisation: the names by which fields call it, each with the places."""

    places: dict[str, dict[str, list[Place]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    def frozen(self) -> Mapping[str, Mapping[str, tuple[Place, ...]]]:
        """As the site keeps it."""
        found = sorted(self.places.items())
        return Noted("called", {name: {w: tuple(places) for w, places in words.items()} for name, words in found})


def bearers(records: Iterable[Record]) -> Mapping[str, tuple[Record, ...]]:
    """By name: the organisations that bear it."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.facts.aliases_are_names and hasattr(record.facts, "former_names"):
            for name in record.names:
                found[name].append(record)
    return {name: tuple(those) for name, those in found.items()}


def with_ids(records: Sequence[Record]) -> tuple[list[Record], Mapping[str, Mapping[str, tuple[Place, ...]]]]:
    """The records with organisations named by id wherever a field gives one of their names."""
    known = bearers(records)
    called = Called()
    return [_resolved(record, known, called) for record in records], called.frozen()


def _resolved(record: Record, known: Mapping[str, tuple[Record, ...]], called: Called) -> Record:
    def named(path: Path, word: str, mark: RefersTo) -> str:
        if is_id(word):
            return word
        found = next((one for one in known.get(word, ()) if one.kind.name in mark.kinds), None)
        if found is None:
            return word
        called.places[found.id][word].append(record.source.locate(path))
        return found.id

    if all(map(is_id, record.description.refers)):
        return record
    return record.with_facts(with_values(record.facts, RefersTo, named))
