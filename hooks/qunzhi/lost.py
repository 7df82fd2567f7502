"""What stands in the content but cannot be believed: who speaks of it is not to blame."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from qunzhi.reading.entries import Entry
from qunzhi.reading.yaml import Plain


@dataclass(frozen=True, slots=True)
class Lost:
    """The records that are refused, and the files that could not be read."""

    ids: frozenset[str] = frozenset()
    """Ids of records that have findings of their own, and whatever looks like an id in files that could not be read."""
    unread: frozenset[str] = frozenset()
    """Kinds of which a register could not be read: nobody can say which of their ids exist."""
    incomplete: frozenset[str] = frozenset()
    """Kinds of which any record is refused or unread: what is counted or missing among them says nothing."""
    names: frozenset[str] = frozenset()
    """Every word in the refused records of organisations: some of them are their names."""
    texts: tuple[str, ...] = ()
    """All words of the files of organisations that could not be read; "" where not even they are known."""

    def sorted(self) -> tuple[object, ...]:
        """The same, always in one order."""
        return *map(sorted, (self.ids, self.unread, self.incomplete, self.names)), self.texts

    def may_name(self, word: str) -> bool:
        """Whether an organisation that is lost may bear the name."""
        return word in self.names or any(not text or word in text for text in self.texts)


def lost(entries: Iterable[Entry], believed: Set[str]) -> Lost:
    """What is lost of the entries when only those ids are believed."""
    refused = [entry for entry in entries if entry.id not in believed]
    organisations = [entry for entry in refused if entry.kind.schema.aliases_are_names]
    return Lost(
        ids=_ids(refused) - believed,
        unread=frozenset(entry.kind.name for entry in refused if _is_silent(entry)),
        incomplete=frozenset(entry.kind.name for entry in refused),
        names=frozenset(word for entry in organisations for word in _words(entry.facts)),
        texts=tuple(entry.yaml.text for entry in organisations if entry.facts is None),
    )


def _ids(refused: Iterable[Entry]) -> frozenset[str]:
    files = {entry.yaml.path: entry for entry in refused}.values()
    within = (name for entry in files for name in entry.ids_within())
    return frozenset((*(entry.id for entry in refused if entry.id), *within))


def _is_silent(entry: Entry) -> bool:
    """Whether it is a register, or an entry of one, that does not tell its ids."""
    return entry.in_register and not entry.id and (entry.facts is not None or not entry.ids_within())


def _words(facts: Plain) -> Iterator[str]:
    if isinstance(facts, str):
        yield facts.strip()
    elif isinstance(facts, dict | list):
        for inner in facts.values() if isinstance(facts, dict) else facts:
            yield from _words(inner)
