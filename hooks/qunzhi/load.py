"""From the files of a site to the frozen Site, and everything that is wrong with them."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from qunzhi.assemble import assemble
from qunzhi.bind import bound
from qunzhi.findings import Finding, Place
from qunzhi.kinds import KINDS
from qunzhi.kinds.group import Group
from qunzhi.kinds.kind import Kind
from qunzhi.kinds.vocabularies import Vocabularies
from qunzhi.languages import Language, Text
from qunzhi.markup.blocks import WORDS
from qunzhi.markup.scan import scan
from qunzhi.organisations import with_ids
from qunzhi.reading.articles import Body
from qunzhi.reading.entries import CONTENT, Entry, Reading, read_content
from qunzhi.reading.files import Refused
from qunzhi.reading.handwritten import read_pages
from qunzhi.reading.ledger import read_ledger
from qunzhi.reading.yaml import Plain, YamlText
from qunzhi.records import Record
from qunzhi.site import Site, SiteText, TextKey, day_of
from qunzhi.terms import Terms, with_term_ids
from qunzhi.validate import Model, validate


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of the content: the site, unless it has no group; the entries, also those refused; the findings."""

    checked: Site
    """All that could be read, with a stand-in where there is no usable group: to be checked, not to be published."""
    site: Site | None
    entries: tuple[Entry, ...]
    refused: Mapping[str, int]
    """Records refused, by kind."""
    findings: list[Finding] = field(default_factory=list)


def load(root: Path, kinds: Iterable[Kind] = KINDS) -> Loaded:
    """Read and check everything under `root/content` and the hand-written pages under `root/docs`."""
    reading = read_content(root, kinds)
    findings = list(reading.findings)
    group = _single(reading, "group", Group, findings)
    vocabularies = _single(reading, "vocabularies", Vocabularies, findings)
    terms = Terms(vocabularies)
    believed, refused = _records(reading, terms, findings)
    records, called = with_ids(believed)
    pages, problems = read_pages(root)
    findings += problems
    ledger = _ledger(root, findings)
    today = _today(group or NOBODY)
    public = {r.id: r for r in records if _is_public(r, today)}
    held = {r.id: r for r in records if r.id not in public}
    texts = {**_texts(records), **{TextKey(page.body.path, page.lang): _scanned(page.body) for page in pages}}
    files = {entry.id: entry.files for entry in reading.entries if entry.folder}
    source = reading.singles["group"][0] if "group" in reading.singles else YamlText(f"{CONTENT}/group.yml", "")
    lost, unread = _lost(reading.entries, public.keys() | held.keys()), _unread(reading.entries)
    names = _lost_names(reading.entries, public.keys() | held.keys())
    site = bound(
        Site(
            root, group or NOBODY, source, terms, today, public, held, texts, files, lost, unread, names, ledger, called
        )
    )
    return Loaded(site, site if group else None, tuple(reading.entries), refused, findings)


NOBODY = Group(name=Text("—"), summary=Text("—"))
"""Stands in for a group whose file cannot be used, so that everything else can be checked all the same."""


def _ledger(root: Path, findings: list[Finding]) -> tuple[str, ...] | None:
    try:
        return read_ledger(root)
    except Refused as refused:
        findings.append(refused.finding)
        return None


def _lost(entries: Iterable[Entry], believed: Set[str]) -> frozenset[str]:
    """Ids that stand in the content but are not believed; who refers to a refused record is not to blame."""
    refused = [entry for entry in entries if entry.id not in believed]
    files = {entry.yaml.path: entry for entry in refused}.values()
    within = (name for entry in files for name in entry.ids_within())
    return frozenset((*(entry.id for entry in refused if entry.id), *within)) - believed


def _lost_names(entries: Iterable[Entry], believed: Set[str]) -> frozenset[str]:
    """Every word in the refused records of organisations: some of them are their names."""
    organisations = (e for e in entries if e.kind.schema.aliases_are_names and e.id not in believed)
    return frozenset(word for entry in organisations for word in _words(entry.facts))


def _words(facts: Plain) -> Iterator[str]:
    if isinstance(facts, str):
        yield facts.strip()
    elif isinstance(facts, dict | list):
        for inner in facts.values() if isinstance(facts, dict) else facts:
            yield from _words(inner)


def _unread(entries: Iterable[Entry]) -> frozenset[str]:
    """Kinds with a register, or an entry of one, that does not tell its ids."""
    silent = (e for e in entries if e.in_register and not e.id and (e.facts is not None or not e.ids_within()))
    return frozenset(entry.kind.name for entry in silent)


def _single(reading: Reading, name: str, schema: type[Model], findings: list[Finding]) -> Model | None:
    if name not in reading.singles:
        findings.append(Finding("QZ-F09", Place(f"{CONTENT}/{name}.yml"), {"name": name}))
        return None
    source, facts = reading.singles[name]
    if facts is None and findings and any(f.place.path == source.path for f in findings):
        return None
    model, problems = validate(schema, facts, source.locate)
    findings += problems
    return model


def _records(reading: Reading, terms: Terms, findings: list[Finding]) -> tuple[list[Record], Mapping[str, int]]:
    records: dict[str, Record] = {}
    refused: Counter[str] = Counter()
    first: dict[str, Entry] = {}
    for entry in reading.entries:
        record, problems = assemble(entry)
        if record and terms.are_known:
            record, more = with_term_ids(record, terms)
            problems += more
        if entry.id and first.setdefault(entry.id, entry) is not entry:
            problems.append(_twice(entry, first[entry.id]))
        findings += problems
        if record is None or any(f.severity == "error" for f in problems):
            refused[entry.kind.name] += 1
        else:
            records[record.id] = record
    return list(records.values()), refused


def _twice(entry: Entry, first: Entry) -> Finding:
    """Two records with one id: the second is named, and where the first stands."""
    places = [e.yaml.locate((*e.at, "id")) if e.in_register else Place(e.yaml.path) for e in (entry, first)]
    return Finding("QZ-A01", places[0], {"id": entry.id, "other": str(places[1])})


def _is_public(record: Record, today: date) -> bool:
    facts = record.facts
    if facts.embargo and facts.embargo > today:
        return False
    return facts.state in ("published", "withdrawn")


def _today(group: Group) -> date:
    """The civil date of this build: of SOURCE_DATE_EPOCH where it is set, so that a build can be repeated."""
    try:
        zone: ZoneInfo | None = ZoneInfo(group.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        zone = None
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.astimezone(zone).date()


def _texts(records: list[Record]) -> dict[TextKey, SiteText]:
    texts: dict[TextKey, SiteText] = {}
    for record in records:
        _add(texts, record, "", record.bodies)
        for chapter in record.chapters:
            _add(texts, record, chapter.name, chapter.bodies)
    return texts


def _add(texts: dict[TextKey, SiteText], owner: Record, chapter: str, bodies: Mapping[Language, Body]) -> None:
    for lang, body in bodies.items():
        texts[TextKey(owner.id, lang, chapter)] = _scanned(body, day_of(owner))


def _scanned(body: Body, day: date | None = None) -> SiteText:
    return SiteText(body, scan(body.text, WORDS), day)
