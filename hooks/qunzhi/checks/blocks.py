"""Blocks in texts: their fields, and the records, terms and pictures that they ask for."""

from collections.abc import Iterator

from pydantic import BaseModel

from qunzhi.checks.references import Known, known_ids, unknown
from qunzhi.findings import Finding
from qunzhi.kinds import KINDS
from qunzhi.kinds.fields import RefersTo, Vocabulary
from qunzhi.kinds.kind import Kind
from qunzhi.markup.blocks import WORDS, CaseBlock, FactsBlock, RecordsBlock, Selection, read_block, source_of
from qunzhi.markup.scan import Block, fences
from qunzhi.passages import SiteText
from qunzhi.reading.yaml import Path, YamlText
from qunzhi.select import FILTER_FIELDS
from qunzhi.site import Site
from qunzhi.text import nearest
from qunzhi.walk import marked, marked_values


def check(site: Site) -> Iterator[Finding]:
    """All that is wrong in the blocks of records and hand-written pages."""
    known = known_ids(site)
    for text in site.texts.values():
        for hole in text.scanned.holes if text.holds("block") else ():
            if isinstance(hole, Block):
                model, findings = read_block(hole, text.body)
                yield from findings
                if model:
                    yield from _asked_for(site, model, source_of(hole, text.body), known)
        if text.holds("doubtful fence"):
            yield from _fences(text)


def _fences(text: SiteText) -> Iterator[Finding]:
    """Blocks that never end, and code whose word is that of a block but for a slip."""
    for fence in fences(text.body.text):
        near = "" if fence.word in WORDS else nearest(fence.word.lower(), WORDS)
        if near:
            yield Finding("QZ-B03", text.body.place(fence.start), {"word": fence.word, "right": near})
        elif not fence.is_closed:
            yield Finding("QZ-B02", text.body.place(fence.start), {"word": fence.word})


def _asked_for(site: Site, model: BaseModel, source: YamlText, known: Known) -> Iterator[Finding]:
    yield from _references(model, source, (), known)
    if isinstance(model, CaseBlock) and _is_not_shown(site, model.case):
        yield Finding("QZ-R09", source.locate(()), {"id": model.case})
    if isinstance(model, RecordsBlock):
        yield from _selection(site, model, source, ())
    if isinstance(model, FactsBlock):
        for number, figure in enumerate(model.figures):
            if figure.count:
                yield from _selection(site, figure.count, source, ("figures", number, "count"))


def _is_not_shown(site: Site, name: str) -> bool:
    record = site.records.get(name)
    return name in site.held or (record is not None and record.facts.state == "withdrawn")


def _references(model: BaseModel, source: YamlText, at: Path, known: Known) -> Iterator[Finding]:
    for path, target, mark in marked_values(model, RefersTo):
        if finding := unknown(target, mark.kinds, known, source.locate, (*at, *path)):
            yield finding


def _selection(site: Site, wanted: Selection, source: YamlText, at: Path) -> Iterator[Finding]:
    names = [kind.name for kind in KINDS] + ["picture"]
    kind = next((k for k in KINDS if k.name == wanted.kind), None)
    if wanted.kind not in names:
        values = {
            "field": "kind",
            "value": wanted.kind,
            "allowed": ", ".join(names),
            "nearest": nearest(wanted.kind, names),
        }
        yield Finding("QZ-S03", source.locate((*at, "kind")), values)
    elif kind:
        yield from _filters(site, wanted, kind, source, at)


def _filters(site: Site, wanted: Selection, kind: Kind, source: YamlText, at: Path) -> Iterator[Finding]:
    """A filter must be a field of the kind, and its word a term of that field's list."""
    vocabularies = {field: mark.name for field, mark in marked(kind.schema, Vocabulary)}
    for name, field in FILTER_FIELDS.items():
        word = getattr(wanted, name)
        if word is None:
            continue
        if field not in kind.schema.model_fields:
            yield Finding("QZ-B01", source.locate((*at, name), key=True), {"field": name, "kind": kind.name})
        elif field in vocabularies and site.terms.are_known and not site.terms.find(vocabularies[field], word):
            near = site.terms.near(vocabularies[field], word)
            allowed = site.terms.choices(vocabularies[field])
            values = {"field": name, "word": word, "list": vocabularies[field], "allowed": allowed, "nearest": near}
            yield Finding("QZ-S08", source.locate((*at, name)), values)
