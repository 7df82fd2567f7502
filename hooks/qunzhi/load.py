"""From the files of a site to the frozen Site, and everything that is wrong with them."""

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from qunzhi.assemble import assemble
from qunzhi.findings import Finding, Place
from qunzhi.kinds import KINDS
from qunzhi.kinds.group import Group
from qunzhi.kinds.kind import Kind
from qunzhi.kinds.vocabularies import Vocabularies
from qunzhi.languages import Language
from qunzhi.markup.blocks import WORDS
from qunzhi.markup.scan import scan
from qunzhi.reading.articles import Body
from qunzhi.reading.entries import CONTENT, Entry, Reading, read_content
from qunzhi.reading.handwritten import read_pages
from qunzhi.records import Record
from qunzhi.site import Site, SiteText, TextKey
from qunzhi.terms import Terms, with_term_ids
from qunzhi.validate import Model, validate


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of the content: the site, unless it has no group; the entries, also those refused; the findings."""

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
    terms = Terms(vocabularies or Vocabularies({}))
    records, refused = _records(reading, terms, findings, check_terms=vocabularies is not None)
    pages, problems = read_pages(root)
    findings += problems
    if group is None:
        return Loaded(None, tuple(reading.entries), refused, findings)
    today = _today(group)
    public = {r.id: r for r in records if _is_public(r, today)}
    held = {r.id: r for r in records if r.id not in public}
    texts = {**_texts(records), **{TextKey(page.body.path, page.lang): _scanned(page.body) for page in pages}}
    files = {entry.id: entry.files for entry in reading.entries if entry.folder}
    lost = frozenset(entry.id for entry in reading.entries if entry.id) - public.keys() - held.keys()
    unread = frozenset(entry.kind.name for entry in reading.entries if entry.kind.register and not entry.id)
    site = Site(root, group, reading.singles["group"][0], terms, today, public, held, texts, files, lost, unread)
    return Loaded(site, tuple(reading.entries), refused, findings)


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


def _records(
    reading: Reading, terms: Terms, findings: list[Finding], *, check_terms: bool
) -> tuple[list[Record], Mapping[str, int]]:
    records: dict[str, Record] = {}
    refused: Counter[str] = Counter()
    for entry in reading.entries:
        record, problems = assemble(entry)
        if record and check_terms:
            record, more = with_term_ids(record, terms)
            problems += more
        if record and record.id in records:
            problems.append(_twice(record, records[record.id]))
        findings += problems
        if record is None or any(f.severity == "error" for f in problems):
            refused[entry.kind.name] += 1
        else:
            records[record.id] = record
    return list(records.values()), refused


def _twice(record: Record, first: Record) -> Finding:
    """Two records with one id: the second is named, and where the first stands."""
    place = record.source.locate(("id",)) if record.kind.register else Place(record.source.facts.path)
    other = first.source.locate(("id",)) if first.kind.register else Place(first.source.facts.path)
    return Finding("QZ-A01", place, {"id": record.id, "other": str(other)})


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
        _add(texts, record.id, "", record.bodies)
        for chapter in record.chapters:
            _add(texts, record.id, chapter.name, chapter.bodies)
    return texts


def _add(texts: dict[TextKey, SiteText], owner: str, chapter: str, bodies: Mapping[Language, Body]) -> None:
    for lang, body in bodies.items():
        texts[TextKey(owner, lang, chapter)] = _scanned(body)


def _scanned(body: Body) -> SiteText:
    return SiteText(body, scan(body.text, WORDS))
