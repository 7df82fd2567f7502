"""The group as it stood on a day: who belonged to it, who held which office, which documents were in force."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from qunzhi.kinds.document import Document
from qunzhi.kinds.member import Member
from qunzhi.records import Record
from qunzhi.select import lasting, lasts_on, units_on
from qunzhi.site import Site


@dataclass(frozen=True, slots=True)
class Standing:
    """One day of the group."""

    site: Site
    day: date
    members: Mapping[str, tuple[Record, ...]]
    """The group's own, by unit type in the order of the list `unit-types`."""
    appointments: tuple[Record, ...]
    undated: tuple[Record, ...]
    """Appointments of which nobody recorded when they began or ended: they may have held on that day, or not."""
    documents: tuple[Record, ...]
    """Those known to have been made by that day and not yet replaced by another."""

    def count(self, unit_type: str) -> int:
        """How many members of a type there were; a record with `count` stands for that many."""
        return sum(units_on(self.site, record, self.day) for record in self.members[unit_type])

    @property
    def total(self) -> int:
        """How many members there were."""
        return sum(self.count(unit_type) for unit_type in self.members)


def as_of(site: Site, day: date) -> Standing:
    """The group on a day, from the published records; days not known exactly are taken at their widest."""
    members: dict[str, list[Record]] = defaultdict(list)
    for record in site.by_kind.get("member", ()):
        if record.facts.belongs and lasts_on(record, day):
            assert isinstance(record.facts, Member)
            members[record.facts.type].append(record)
    ordered = {name: tuple(members[name]) for name in site.terms.ids("unit-types") if name in members}
    appointments = tuple(record for record in site.by_kind.get("appointment", ()) if lasts_on(record, day))
    dated = tuple(record for record in appointments if lasting(record) != (None, None))
    undated = tuple(record for record in appointments if lasting(record) == (None, None))
    return Standing(site, day, ordered, dated, undated, tuple(_in_force(site, day)))


def _in_force(site: Site, day: date) -> Iterator[Record]:
    """A document counts from the first day on which it may have been made; one without a date cannot be placed."""
    replaced = _replaced(site)
    for record in site.by_kind.get("document", ()):
        facts = record.facts
        assert isinstance(facts, Document)
        end = replaced.get(record.id)
        unknown_end = facts.status == "superseded" and record.id not in replaced
        if facts.made and facts.made.first <= day and not unknown_end and (end is None or day < end):
            yield record


def _replaced(site: Site) -> dict[str, date]:
    """By id of a document: the first day on which another may have replaced it."""
    found: dict[str, date] = {}
    for record in site.by_kind.get("document", ()):
        facts = record.facts
        assert isinstance(facts, Document)
        for name in facts.supersedes:
            begin = facts.made.first if facts.made else date.min
            found[name] = min(found.get(name, date.max), begin)
    return found
