"""From the files of a site to the frozen Site, and everything that is wrong with them."""

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from qunzhi.assemble import assemble
from qunzhi.bind import bound
from qunzhi.filing import day_of
from qunzhi.findings import Finding, Place
from qunzhi.kinds import KINDS
from qunzhi.kinds.group import Group
from qunzhi.kinds.kind import Kind
from qunzhi.kinds.vocabularies import Vocabularies
from qunzhi.languages import Language, Text
from qunzhi.lost import lost
from qunzhi.markup.blocks import WORDS
from qunzhi.markup.scan import scan
from qunzhi.organisations import with_ids
from qunzhi.reading.articles import Body
from qunzhi.reading.entries import CONTENT, Entry, Reading, read_content
from qunzhi.reading.files import Refused
from qunzhi.reading.handwritten import read_pages
from qunzhi.reading.ledger import read_ledger
from qunzhi.reading.yaml import YamlText
from qunzhi.reads import Noted
from qunzhi.records import Record
from qunzhi.site import Site, SiteText, TextKey
from qunzhi.terms import Terms, facts_with_term_ids, with_term_ids
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
    vocabularies = _single(reading, "vocabularies", Vocabularies, findings)
    terms = Terms(vocabularies)
    group = _group(reading, terms, findings)
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
    gone = lost(reading.entries, public.keys() | held.keys())
    noted = Noted("record", public, keen=True), Noted("held", held, keen=True), Noted("text", texts)
    site = bound(Site(root, group or NOBODY, source, terms, today, *noted, files, gone, ledger, called))
    return Loaded(site, site if group else None, tuple(reading.entries), refused, findings)


NOBODY = Group(name=Text("—"), summary=Text("—"))
"""Stands in for a group whose file cannot be used, so that everything else can be checked all the same."""


def _ledger(root: Path, findings: list[Finding]) -> tuple[str, ...] | None:
    try:
        return read_ledger(root)
    except Refused as refused:
        findings.append(refused.finding)
        return None


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


def _group(reading: Reading, terms: Terms, findings: list[Finding]) -> Group | None:
    """The group with its terms named by their ids; a word that no list knows stands until it is mended."""
    group = _single(reading, "group", Group, findings)
    if group is None or not terms.are_known:
        return group
    group, problems = facts_with_term_ids(group, terms, reading.singles["group"][0].locate)
    findings += problems
    return group


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
