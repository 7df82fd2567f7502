"""References to nobody: every id that a field or a text names must be a record's."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from qunzhi.checks.written import written
from qunzhi.findings import Finding, Place, Value
from qunzhi.kinds import KINDS
from qunzhi.kinds.fields import RefersTo
from qunzhi.languages import Text
from qunzhi.lost import Lost
from qunzhi.markup.scan import Reference
from qunzhi.organisations import bearers
from qunzhi.passages import SiteText
from qunzhi.reading.full_width import listed_wrongly, run_together
from qunzhi.reading.yaml import Path
from qunzhi.reads import Noted
from qunzhi.records import Record
from qunzhi.site import Site
from qunzhi.text import ID_PATTERN, has_chinese, nearest
from qunzhi.walk import marked_values


def check(site: Site) -> Iterator[Finding]:
    """Unknown ids in the fields of a record, and in `[[…]]` of texts, short texts and pages."""
    known = known_ids(site)
    for record in (*site.records.values(), *site.held.values()):
        for path, target, mark in marked_values(record.facts, RefersTo):
            if finding := unknown(target, mark.kinds, known, record.source.locate, path):
                yield finding
        yield from _section(record)
    for text in site.texts.values():
        if text.holds("figure") or not all(_may_be_named(name, known, site) for name in text.passage.targets):
            yield from _in_text(text, known, site)
    for name, quoted in site.quoted.items():
        record = site.records.get(name) or site.held[name]
        for quote in quoted:
            if "@" not in quote.id:
                yield from _named(quote.id, known, site, partial(record.source.locate, quote.path))


def check_group(site: Site) -> Iterator[Finding]:
    """Unknown ids in the group's file."""
    known = known_ids(site)
    for path, target, mark in marked_values(site.group, RefersTo):
        if finding := unknown(target, mark.kinds, known, site.group_source.locate, path):
            yield finding


def _field(path: Path) -> str:
    return next(step for step in reversed(path) if isinstance(step, str))


def _section(record: Record) -> Iterator[Finding]:
    """A record may only stand where a kind has its list."""
    sections = [kind.section for kind in KINDS]
    if record.facts.section and record.facts.section not in sections:
        values = {
            "field": "section",
            "value": record.facts.section,
            "allowed": ", ".join(dict.fromkeys(sections)),
            "nearest": nearest(record.facts.section, sections),
        }
        yield Finding("QZ-S03", record.source.locate(("section",)), values)


@dataclass(frozen=True, slots=True)
class Known:
    """Every id of the site with the name of its kind ("" for a refused record), and what could not be read.

    Whoever finds all ids there has not looked at the rest, and need not be checked again when that changes.
    """

    kinds: Mapping[str, str]
    _site: Site

    @property
    def lost(self) -> Lost:
        """What could not be read."""
        return self._site.lost

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of an organisation."""
        return self._site.remembered(_names)

    def names_any(self, words: Iterable[str]) -> bool:
        """Whether one of the words is an id or a name of an organisation."""
        return any(word in self.kinds or word in self.names or self.lost.may_name(word) for word in words)

    def names_for(self, kinds: tuple[str, ...]) -> bool:
        """Whether a field of these kinds may hold a name instead of an id."""
        return "member" in kinds or "body" in kinds


def known_ids(site: Site) -> Known:
    """The ids that may be referred to."""
    return Known(kinds_by_id(site), site)


def kinds_by_id(site: Site) -> Mapping[str, str]:
    """By every id: the name of its kind, "" for a refused record."""
    return site.once(kinds_of_all)


def _names(site: Site) -> tuple[str, ...]:
    return tuple(bearers((*written(site, "member"), *written(site, "body"))))


def kinds_of_all(site: Site) -> Mapping[str, str]:
    """The same, made anew."""
    kinds = dict.fromkeys(site.pictures, "picture")
    kinds.update((name, part.part.part_kind) for name, part in site.parts.items())
    kinds.update(dict.fromkeys(site.lost.ids, ""))
    records = (*site.held.values(), *site.records.values())
    kinds.update((record.id, record.kind.name) for record in records)
    return Noted("known", kinds)


def _fits(target: str, kinds: tuple[str, ...], known: Known) -> bool:
    """A refused record fits everywhere: it has a finding of its own."""
    return target in known.kinds and (not kinds or known.kinds[target] in (*kinds, ""))


def unknown(
    target: str, kinds: tuple[str, ...], known: Known, locate: Callable[[Path], Place], path: Path
) -> Finding | None:
    """The finding for an id that nobody bears, or that a record of another kind bears; None where all is well."""
    if _fits(target, kinds, known):
        return None
    field = _field(path)
    if target in known.kinds:
        wanted, found = _kinds(kinds), known.kinds[target]
        return Finding("QZ-R02", locate(path), {"field": field, "id": target, "found": found, "wanted": wanted})
    if isinstance(path[-1], int) and (parts := _parts(target, known)):
        return listed_wrongly(target, parts, locate(path))
    return _nobody(target, kinds, known, locate, path)


def _parts(target: str, known: Known) -> tuple[str, ...]:
    """The ids or names that a comma makes one of; a name may hold a comma, so one of them must be known."""
    parts = run_together(target)
    return parts if all(map(ID_PATTERN.fullmatch, parts)) or known.names_any(parts) else ()


def _nobody(
    target: str, kinds: tuple[str, ...], known: Known, locate: Callable[[Path], Place], path: Path
) -> Finding | None:
    if known.lost.unread.intersection(kinds) if kinds else known.lost.unread:
        return None  # it may well stand where nobody could read it
    if known.names_for(kinds) and known.lost.may_name(target):
        return None
    if has_chinese(target) and known.names_for(kinds):
        values: dict[str, Value] = {"field": _field(path), "name": target, "nearest": nearest(target, known.names)}
        return Finding("QZ-O01", locate(path), values)
    near = nearest(target, [name for name, kind in known.kinds.items() if not kinds or kind in kinds])
    return Finding("QZ-R01", locate(path), {"field": _field(path), "id": target, "nearest": near})


def _kinds(kinds: tuple[str, ...]) -> Text:
    return Text("、".join(kinds), " or ".join(kinds))


def _in_text(text: SiteText, known: Known, site: Site) -> Iterator[Finding]:
    for hole in text.scanned.holes:
        if isinstance(hole, Reference) and not hole.period and not hole.number:
            yield from _named(hole.id, known, site, partial(text.body.place, hole.start))


def _may_be_named(name: str, known: Known, site: Site) -> bool:
    return name in known.kinds and name not in site.held


def _named(name: str, known: Known, site: Site, place: Callable[[], Place]) -> Iterator[Finding]:
    if name not in known.kinds:
        if not known.lost.unread:
            yield Finding("QZ-R03", place(), {"id": name, "nearest": nearest(name, known.kinds)})
    elif name in site.held:
        yield Finding("QZ-R04", place(), {"id": name})
