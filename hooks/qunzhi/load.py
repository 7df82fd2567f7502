"""From the files of a site to the frozen Site, and everything that is wrong with them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from qunzhi.bind import bound
from qunzhi.filing import day_of
from qunzhi.findings import Finding, Place
from qunzhi.intake import Intake, Taken
from qunzhi.kinds import KINDS
from qunzhi.kinds.group import Group
from qunzhi.kinds.kind import Kind
from qunzhi.kinds.vocabularies import Vocabularies
from qunzhi.languages import Text
from qunzhi.lost import lost
from qunzhi.organisations import with_ids
from qunzhi.passages import Passage, TextKey, Texts, passage_of
from qunzhi.progress import Step, nothing
from qunzhi.quick import today
from qunzhi.reading.entries import CONTENT, Entry, Unit, read_single, sources_of
from qunzhi.reading.files import Refused
from qunzhi.reading.handwritten import HandWritten, read_pages
from qunzhi.reading.ledger import read_ledger
from qunzhi.reading.yaml import Plain, YamlText
from qunzhi.readings import Readings, take_in
from qunzhi.reads import Noted
from qunzhi.records import Record
from qunzhi.site import Site
from qunzhi.stamps import Stamp, sources_in
from qunzhi.store import digest_of
from qunzhi.terms import Terms, facts_with_term_ids
from qunzhi.validate import Model, validate


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of the content: the site, unless it has no group; what was refused; the findings."""

    checked: Site
    """All that could be read, with a stand-in where there is no usable group: to be checked, not to be published."""
    site: Site | None
    refused: Mapping[str, int]
    """Records refused, by kind."""
    readings: Readings
    """What the next build may rely on."""
    beside: Mapping[str, tuple[tuple[str, Stamp], ...]]
    """By id of an article: the state of the files in its folder that are not its texts."""
    findings: list[Finding] = field(default_factory=list)


def load(
    root: Path,
    kinds: Iterable[Kind] = KINDS,
    readings: Readings | None = None,
    stamps: Mapping[str, Stamp] | None = None,
    step: Step = nothing,
) -> Loaded:
    """Read and check everything under `root/content` and the hand-written pages under `root/docs`.

    `readings`: what is known from the last time; `stamps`: those of the files of the content, if known; `step`:
    called for each unit that has to be read.
    """
    known = {kind.name: kind for kind in kinds}
    found = sources_in(root, CONTENT) if stamps is None else stamps
    sources = sources_of(found, known.values())
    findings = list(sources.findings)
    singles = {name: _single(root, path, findings) for name, path in sources.singles.items()}
    vocabularies = _model("vocabularies", Vocabularies, singles, findings)
    terms = Terms(vocabularies)
    group = _group(singles, terms, findings)
    circumstances, intake = _circumstances(root, singles), Intake(root, known, terms, step)
    taken, readings = take_in(intake, sources.units, found, readings or Readings(""), circumstances)
    believed, refused, files = _records(sources.units, taken, findings)
    beside = dict(_beside(unit, one, found) for unit, one in zip(sources.units, taken, strict=True) if unit.files)
    records, called = with_ids(believed)
    pages, problems = read_pages(root)
    findings += problems
    ledger = _ledger(root, findings)
    day = today((group or NOBODY).time_zone)
    public = {r.id: r for r in records if _is_public(r, day)}
    held = {r.id: r for r in records if r.id not in public}
    texts = {**_texts(records), **{TextKey(p.body.path, p.lang): (_passage(root, p), None) for p in pages}}
    source = singles["group"][0] if "group" in singles else YamlText(f"{CONTENT}/group.yml", "")
    gone = lost([one for one in refused if isinstance(one, Entry)], public.keys() | held.keys())
    noted = Noted("record", public, keen=True), Noted("held", held, keen=True), Texts(texts)
    noted_files = Noted("files", files)
    data = Noted("data", {path: digest for one in taken for path, digest in one.data})
    site = bound(Site(root, group or NOBODY, source, terms, day, *noted, noted_files, data, gone, ledger, called))
    return Loaded(site, site if group else None, Counter(one.kind.name for one in refused), readings, beside, findings)


NOBODY = Group(name=Text("—"), summary=Text("—"))
"""Stands in for a group whose file cannot be used, so that everything else can be checked all the same."""


Single = tuple[YamlText, Plain, bool]
"""A file of the whole site: its source, what stands in it, and whether that is all."""


def _circumstances(root: Path, singles: Mapping[str, Single]) -> str:
    """What has to be as it was for anything read before to be good."""
    terms = singles["vocabularies"][0].text if "vocabularies" in singles else ""
    return digest_of(f"{root}\n{terms}".encode())


def _ledger(root: Path, findings: list[Finding]) -> tuple[str, ...] | None:
    try:
        return read_ledger(root)
    except Refused as refused:
        findings.append(refused.finding)
        return None


def _single(root: Path, path: str, findings: list[Finding]) -> Single:
    source, facts, problems = read_single(root, path)
    findings += problems
    return source, facts, not problems


def _model(name: str, schema: type[Model], singles: Mapping[str, Single], findings: list[Finding]) -> Model | None:
    if name not in singles:
        findings.append(Finding("QZ-F09", Place(f"{CONTENT}/{name}.yml"), {"name": name}))
        return None
    source, facts, is_whole = singles[name]
    if facts is None and not is_whole:
        return None
    model, problems = validate(schema, facts, source.locate)
    findings += problems
    return model


def _group(singles: Mapping[str, Single], terms: Terms, findings: list[Finding]) -> Group | None:
    """The group with its terms named by their ids; a word that no list knows stands until it is mended."""
    group = _model("group", Group, singles, findings)
    if group is None or not terms.are_known:
        return group
    group, problems = facts_with_term_ids(group, terms, singles["group"][0].locate)
    findings += problems
    return group


def _records(
    units: Sequence[Unit], taken: Sequence[Taken], findings: list[Finding]
) -> tuple[list[Record], list[Record | Entry], dict[str, tuple[str, ...]]]:
    """Records that are believed, entries that are refused, and the files beside articles."""
    first: dict[str, Record | Entry] = {}
    refused: list[Record | Entry] = []
    files: dict[str, tuple[str, ...]] = {}
    for unit, those in zip(units, taken, strict=True):
        findings += those.findings
        if unit.files:
            files[unit.path.rpartition("/")[2]] = those.files
        for one in those.found:
            if one.id and first.setdefault(one.id, one) is not one:
                findings.append(_twice(one, first[one.id]))
                refused.append(one)
            elif isinstance(one, Entry):
                refused.append(one)
    return [one for one in first.values() if isinstance(one, Record)], refused, files


def _beside(unit: Unit, taken: Taken, found: Mapping[str, Stamp]) -> tuple[str, tuple[tuple[str, Stamp], ...]]:
    return unit.path.rpartition("/")[2], tuple((name, found[f"{unit.path}/{name}"]) for name in taken.files)


def _twice(one: Record | Entry, first: Record | Entry) -> Finding:
    """Two records with one id: the second is named, and where the first stands."""
    return Finding("QZ-A01", _place_of_id(one), {"id": one.id, "other": str(_place_of_id(first))})


def _place_of_id(one: Record | Entry) -> Place:
    source, at = (one.source.facts, one.source.at) if isinstance(one, Record) else (one.yaml, one.at)
    return source.locate((*at, "id")) if at else Place(source.path)


def _is_public(record: Record, today: date) -> bool:
    facts = record.facts
    if facts.embargo and facts.embargo > today:
        return False
    return facts.state in ("published", "withdrawn")


def _texts(records: Iterable[Record]) -> dict[TextKey, tuple[Passage, date | None]]:
    texts: dict[TextKey, tuple[Passage, date | None]] = {}
    for record in records:
        day = day_of(record)
        for chapter, bodies in (("", record.bodies), *((one.name, one.bodies) for one in record.chapters)):
            texts.update((TextKey(record.id, lang, chapter), (passage, day)) for lang, passage in bodies.items())
    return texts


def _passage(root: Path, page: HandWritten) -> Passage:
    return passage_of(root, page.body, page.lang)
