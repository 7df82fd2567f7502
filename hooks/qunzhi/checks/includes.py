"""Counts that contain members with records of their own: no more than they count, and nobody in two of them."""

from collections.abc import Iterator, Mapping

from qunzhi.checks.written import written
from qunzhi.findings import Finding
from qunzhi.kinds.member import Member
from qunzhi.languages import Text
from qunzhi.records import Record
from qunzhi.select import units_of
from qunzhi.site import Site


def check(site: Site) -> Iterator[Finding]:
    """Each wrong name under `includes`; then those that are more than the count."""
    members = {record.id: record for record in written(site, "member")}
    taken: dict[str, str] = {}
    for record in members.values():
        facts = record.facts
        assert isinstance(facts, Member)
        for position, name in enumerate(facts.includes):
            if reason := _reason(record, name, members, taken):
                yield Finding("QZ-O10", record.source.locate(("includes", position)), {"reason": reason})
            taken.setdefault(name, record.id)
        units = sum(units_of(members[name]) for name in facts.includes if name in members)
        if facts.count is not None and units > facts.count:
            zh = f"列出的单位共{units}家，count 只有{facts.count}家"
            reason = Text(zh, f"the members named are {units}, the count is {facts.count}")
            yield Finding("QZ-O10", record.source.locate(("includes",)), {"reason": reason})


def _reason(record: Record, name: str, members: Mapping[str, Record], taken: Mapping[str, str]) -> Text | None:
    """What is wrong with a name; a name that nobody knows is told by another check."""
    if record.value("count") is None:
        return Text(f"“{record.id}”没有写 count", f'"{record.id}" has no `count`')
    if name == record.id:
        return Text(f"“{name}”就是它自己", f'"{name}" is the record itself')
    if name in members and not members[name].facts.belongs:
        return Text(f"“{name}”不是集团成员", f'"{name}" is not a member of the group')
    if name in taken:
        return Text(f"“{name}”已经列在“{taken[name]}”里", f'"{name}" is already under "{taken[name]}"')
    return None
