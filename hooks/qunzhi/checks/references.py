"""References to nobody: every id that a field or a text names must be a record's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from qunzhi.findings import Finding, Place
from qunzhi.kinds.fields import RefersTo
from qunzhi.languages import Text
from qunzhi.markup.scan import Reference
from qunzhi.reading.yaml import Path
from qunzhi.records import Record
from qunzhi.site import Site, SiteText
from qunzhi.terms import listed, marked
from qunzhi.text import nearest


def check(site: Site) -> Iterator[Finding]:
    """Unknown ids in the fields of records and the group, and in `[[…]]` of texts and pages."""
    known = known_ids(site)
    for record in (*site.records.values(), *site.held.values()):
        yield from _fields(record, record.facts, (), known)
        for number, picture in enumerate(record.pictures):
            yield from _fields(record, picture, (record.picture_field, number), known)
        if record.facts.withdrawn:
            yield from _fields(record, record.facts.withdrawn, ("withdrawn",), known)
    for text in site.texts.values():
        yield from _text(text, known, site)
    for number, member in enumerate(site.group.lead):
        if finding := unknown(member, ("member",), known, site.group_source.locate(("lead", number)), "lead"):
            yield finding


@dataclass(frozen=True, slots=True)
class Known:
    """Every id of the site with the name of its kind ("" for a refused record), and the kinds not wholly read."""

    kinds: Mapping[str, str]
    unread: frozenset[str]


def known_ids(site: Site) -> Known:
    """The ids that may be referred to."""
    kinds = dict.fromkeys(site.pictures, "picture")
    kinds.update(dict.fromkeys(site.refused, ""))
    kinds.update((record.id, record.kind.name) for record in (*site.held.values(), *site.records.values()))
    return Known(kinds, site.unread)


def _fields(record: Record, facts: BaseModel, at: Path, known: Known) -> Iterator[Finding]:
    for field, mark in marked(type(facts), RefersTo):
        value = getattr(facts, field)
        for number, target in enumerate(listed(value)):
            if _fits(target, mark.kinds, known):
                continue
            path = (*at, field, number) if isinstance(value, tuple) else (*at, field)
            if finding := unknown(target, mark.kinds, known, record.source.locate(path), field):
                yield finding


def _fits(target: str, kinds: tuple[str, ...], known: Known) -> bool:
    """A refused record fits everywhere: it has a finding of its own."""
    return target in known.kinds and (not kinds or known.kinds[target] in (*kinds, ""))


def unknown(target: str, kinds: tuple[str, ...], known: Known, place: Place, field: str) -> Finding | None:
    """The finding for an id that nobody bears, or that a record of another kind bears; None where all is well."""
    if _fits(target, kinds, known):
        return None
    if target in known.kinds:
        wanted, found = _kinds(kinds), known.kinds[target]
        return Finding("QZ-R02", place, {"field": field, "id": target, "found": found, "wanted": wanted})
    near = nearest(target, [name for name, kind in known.kinds.items() if not kinds or kind in kinds])
    if not near and (known.unread if not kinds else known.unread.intersection(kinds)):
        return None  # it may well stand where nobody could read it
    return Finding("QZ-R01", place, {"field": field, "id": target, "nearest": near})


def _kinds(kinds: tuple[str, ...]) -> Text:
    return Text("、".join(kinds), " or ".join(kinds))


def _text(text: SiteText, known: Known, site: Site) -> Iterator[Finding]:
    for hole in text.scanned.holes:
        if not isinstance(hole, Reference):
            continue
        place = text.body.place(hole.start)
        if hole.id not in known.kinds:
            near = nearest(hole.id, known.kinds)
            if near or not known.unread:
                yield Finding("QZ-R03", place, {"id": hole.id, "nearest": near})
        elif hole.id in site.held:
            yield Finding("QZ-R04", place, {"id": hole.id})
