"""Frozen reports: numbers that the records say otherwise now, words changed without an erratum, figures not frozen."""

from collections.abc import Iterator

from qunzhi.findings import Finding, Place, Value
from qunzhi.frozen import Register, count_key, figure_key, register_of, register_path
from qunzhi.kinds.frozen import Frozen
from qunzhi.kinds.report import Report
from qunzhi.records import Record
from qunzhi.reports.drift import differences
from qunzhi.reports.printed import Locating, cited_figures, printed_counts
from qunzhi.reports.seals import Changed, changed
from qunzhi.site import Site


def check(site: Site) -> Iterator[Finding]:
    """What has changed under reports since they were approved, and registers that cannot be read."""
    for record in (*site.records.values(), *site.held.values()):
        register = register_of(site, record)
        if register:
            yield from register.findings
        if register and register.frozen:
            yield from _drifted(site, record)
            yield from _changed(site, record, register, register.frozen)
            yield from _not_frozen(site, record, register.frozen)


def _drifted(site: Site, record: Record) -> Iterator[Finding]:
    for one in differences(site, record):
        values: dict[str, Value] = {
            "id": record.id,
            "name": one.name,
            "was": one.was,
            "now": one.now,
            "other": one.other,
        }
        yield Finding("QZ-W06", one.place, values)


def _changed(site: Site, record: Record, register: Register, frozen: Frozen) -> Iterator[Finding]:
    for one in changed(site, record, frozen):
        if not _corrected(record, frozen, one):
            place = Place(one.path) if one.path else register.source.locate(())
            other = str(register.source.locate(("date",)))
            yield Finding("QZ-W07", place, {"name": one.name, "date": frozen.date.isoformat(), "other": other})


def _corrected(record: Record, frozen: Frozen, one: Changed) -> bool:
    """Whether an erratum from after the approval tells of it: one of its chapter, or of the report as a whole."""
    facts = record.facts
    assert isinstance(facts, Report)
    return any(e.date > frozen.date and (not e.chapter or e.chapter in one.chapters) for e in facts.errata)


def _not_frozen(site: Site, record: Record, frozen: Frozen) -> Iterator[Finding]:
    """Figures that came into the report later, each once."""
    new: dict[str, Locating] = {}
    for name, place in cited_figures(site, record):
        if figure_key(name) not in frozen.figures:
            new.setdefault(name, place)
    for line, place in printed_counts(site, record):
        if line.count and count_key(line.count) not in frozen.counts:
            new.setdefault(count_key(line.count), place)
    for name, place in new.items():
        yield Finding("QZ-W08", place(), {"id": record.id, "name": name, "other": register_path(record)})
