"""How indicators are derived: in a known way, from what exists, and never from themselves."""

from collections.abc import Iterator, Mapping

from qunzhi.checks.cycles import cycles
from qunzhi.figures import MOST_LEVELS, figures_of
from qunzhi.findings import Finding, Value
from qunzhi.kinds import KINDS
from qunzhi.kinds.fields import Vocabulary
from qunzhi.kinds.indicator import Derivation, Indicator
from qunzhi.kinds.kind import Kind
from qunzhi.languages import Text
from qunzhi.quantities import Quantity
from qunzhi.records import Record
from qunzhi.select import FILTER_FIELDS, fits
from qunzhi.site import Site
from qunzhi.units import converts
from qunzhi.walk import marked, types_within

WAYS = ("count", "sum", "total", "share", "growth", "ratio")
"""Exactly one of them stands in a `derive`."""


def check(site: Site) -> Iterator[Finding]:
    """Every `derive` of every indicator."""
    records = figures_of(site).indicators
    for record in records.values():
        derive = _derive(record)
        if derive is None:
            continue
        found = list(_shape(record, derive))
        yield from found
        if not found:
            yield from _filters(site, record, derive)
            yield from _units(site, record, derive, records)
    yield from _circles(records)
    yield from _too_deep(site)


def _too_deep(site: Site) -> Iterator[Finding]:
    """The first of a row that is too long; what depends on itself has a finding of its own."""
    figures = figures_of(site)
    for name, record in figures.indicators.items():
        if name not in figures.computable and figures.computable.issuperset(_needs(record)):
            reason = Text(f"一层套一层，超过 {MOST_LEVELS} 层", f"it stands on more than {MOST_LEVELS} others in a row")
            yield _wrong(record, reason)


def _derive(record: Record) -> Derivation | None:
    return record.facts.derive if isinstance(record.facts, Indicator) else None


def _shape(record: Record, derive: Derivation) -> Iterator[Finding]:
    ways = [way for way in WAYS if getattr(derive, way)]
    if len(ways) != 1:
        names = "、".join(WAYS)
        yield _wrong(record, Text(f"要写且只写 {names} 之一", f"write exactly one of {', '.join(WAYS)}"))
        return
    way = ways[0]
    if way in ("share", "ratio") and len(getattr(derive, way)) != 2:
        yield _wrong(record, Text(f"{way} 要写两个指标", f"`{way}` takes two indicators"), way)
    if way not in ("count", "sum"):
        return
    kind = _kind(derive)
    if kind is None:
        name = derive.kind
        yield _wrong(record, Text(f"没有“{name}”这种记录", f'there is no kind "{name}"'), way)
    elif way == "sum" and not _is_number(kind, derive.field):
        words = (kind.label.zh, kind.label.en, derive.field)
        yield _wrong(record, Text(f"{words[0]}没有数字字段“{words[2]}”", f'{words[1]} has no number "{words[2]}"'), way)


def _wrong(record: Record, reason: Text, field: str = "") -> Finding:
    path = ("derive", field) if field else ("derive",)
    return Finding("QZ-N18", record.source.locate(path), {"reason": reason})


def _kind(derive: Derivation) -> Kind | None:
    return next((kind for kind in KINDS if kind.name == derive.kind), None)


def _is_number(kind: Kind, field: str) -> bool:
    found = kind.schema.model_fields.get(field)
    types = types_within(found.annotation) if found else ()
    return Quantity in types or int in types


def _filters(site: Site, record: Record, derive: Derivation) -> Iterator[Finding]:
    kind = _kind(derive)
    if kind is None:
        return
    vocabularies = {field: mark.name for field, mark in marked(kind.schema, Vocabulary)}
    for name, field in FILTER_FIELDS.items():
        word = getattr(derive, name)
        if word is None:
            continue
        place = record.source.locate(("derive", name))
        if field not in kind.schema.model_fields:
            yield Finding("QZ-B01", place, {"field": name, "kind": kind.name})
        elif field in vocabularies and site.terms.are_known and not site.terms.find(vocabularies[field], word):
            terms, vocabulary = site.terms, vocabularies[field]
            values: dict[str, Value] = {"field": name, "word": word, "list": vocabulary}
            values["nearest"] = terms.near(vocabulary, word)
            yield Finding("QZ-S08", place, {**values, "allowed": terms.choices(vocabulary)})


def _units(site: Site, record: Record, derive: Derivation, records: Mapping[str, Record]) -> Iterator[Finding]:
    """What is added up must be of one dimension."""
    assert isinstance(record.facts, Indicator)
    own = site.units.find(record.facts.unit)
    if own is None:
        return
    for number, name in enumerate(derive.total):
        part = records.get(name)
        unit = site.units.find(part.facts.unit) if part and isinstance(part.facts, Indicator) else None
        if unit and not converts(own, unit):
            values: dict[str, Value] = {"id": record.id, "unit": unit.text, "wanted": own.text}
            yield Finding("QZ-N12", record.source.locate(("derive", "total", number)), values)
    if derive.sum:
        for one in site.by_kind.get(derive.kind, ()):
            value = one.value(derive.field)
            unit = site.units.find(value.unit) if isinstance(value, Quantity) and value.unit else None
            if unit and not converts(own, unit) and fits(site, one, derive):
                yield _left_out(one, derive.field, record, unit.text, own.text)


def _left_out(record: Record, field: str, indicator: Record, unit: Text, wanted: Text) -> Finding:
    return Finding("QZ-N12", record.source.locate((field,)), {"id": indicator.id, "unit": unit, "wanted": wanted})


def _circles(records: Mapping[str, Record]) -> Iterator[Finding]:
    """Every circle once, at the indicator of it that stands first."""
    for way in cycles({name: _needs(record) for name, record in records.items()}):
        words = " → ".join((*way, way[0]))
        yield Finding("QZ-N11", records[way[0]].source.locate(("derive",)), {"id": way[0], "way": words})


def _needs(record: Record) -> tuple[str, ...]:
    derive = _derive(record)
    return derive.needs if derive else ()
