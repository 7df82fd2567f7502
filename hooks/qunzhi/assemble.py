"""From entries as written to records that the build believes."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path as FilePath
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from qunzhi.findings import Finding, Place
from qunzhi.kinds.report import Chapter
from qunzhi.kinds.schema import RecordSchema
from qunzhi.languages import LANGUAGES, Language, Text
from qunzhi.passages import passage_of
from qunzhi.reading.entries import Entry, Written
from qunzhi.reading.yaml import Path, Plain
from qunzhi.records import ChapterText, Record, Source
from qunzhi.text import ID_PATTERN, nearest
from qunzhi.validate import missing, validate
from qunzhi.walk import parts


def assemble(root: FilePath, entry: Entry) -> tuple[Record | None, list[Finding]]:
    """The record of an entry, or None with all that is wrong with it."""
    facts, findings = _with_english(entry)
    source = _source(entry)
    if entry.facts is None:
        return None, findings
    schema, problems = validate(entry.kind.schema, _without_id(entry, facts), source.locate)
    chapters, chapter_problems = _chapters(root, entry)
    findings += [*problems, *chapter_problems, *_bad_id(entry, source)]
    if schema is None or any(f.severity == "error" for f in findings):
        return None, findings
    numbered = entry.kind.numbered
    bodies = {lang: passage_of(root, body, lang, numbered=numbered) for lang, body in entry.bodies.items()}
    record = Record(entry.kind, entry.id, schema, source, entry.folder, bodies, chapters)
    return record, findings + _bad_ids_within(record)


def _source(entry: Entry) -> Source:
    written: dict[Language, Plain] | None = {"zh": entry.facts} if entry.in_register else None
    if entry.english is None:
        return Source(entry.yaml, entry.at, _written=written)
    return Source(entry.yaml, entry.at, entry.english.yaml, _english_fields(entry), written)


def _without_id(entry: Entry, facts: Plain) -> Plain:
    """An article's id is the name of its folder; an entry of a register writes it among the facts."""
    if not entry.in_register or not isinstance(facts, dict):
        return facts
    return {field: value for field, value in facts.items() if field != "id"}


def _bad_id(entry: Entry, source: Source) -> list[Finding]:
    if not entry.in_register or not isinstance(entry.facts, dict):
        return []
    if entry.id:
        return [] if ID_PATTERN.fullmatch(entry.id) else [Finding("QZ-A02", source.locate(("id",)), {"id": entry.id})]
    if entry.facts.get("id") is None:
        unknown = (key for key in entry.facts if key != "id" and key not in entry.kind.schema.model_fields)
        misspelt = any(nearest(str(key), ("id",)) for key in unknown)
        return [] if misspelt else [missing(("id",), entry.facts, source.locate)]
    return [Finding("QZ-S05", source.locate(("id",)), {"field": "id"})]


def _bad_ids_within(record: Record) -> list[Finding]:
    """Ids of pictures, which become anchors, and former ids, which become addresses; a register's aliases are names."""
    field = record.picture_field
    ids: dict[Path, str] = {(field, n, "id"): p.id for n, p in enumerate(record.pictures) if p.id}
    ids |= {path: part.id for path, part in parts(record.facts) if part.id}
    ids |= {("aliases", n): alias for n, alias in enumerate(record.former_ids)}
    bad = ((at, name) for at, name in ids.items() if not ID_PATTERN.fullmatch(name))
    return [Finding("QZ-A02", record.source.locate(at), {"id": name}) for at, name in bad]


@lru_cache(maxsize=64)
def _text_fields(schema: type[BaseModel]) -> frozenset[str]:
    """Fields of a schema that hold a text in two languages: the only ones an English file may have."""
    return frozenset(name for name, f in schema.model_fields.items() if _is_text(f.annotation))


def _is_text(annotation: Any) -> bool:
    """Whether it is `Text`, `Text | None` or either with marks."""
    return annotation is Text or any(_is_text(part) for part in _choices(annotation))


def _choices(annotation: Any) -> tuple[Any, ...]:
    """What stands behind `Annotated`, or the alternatives of a union; nothing for lists and the like."""
    if get_origin(annotation) is Annotated:
        return get_args(annotation)[:1]
    return get_args(annotation) if get_origin(annotation) in (Union, UnionType) else ()


def _english_fields(entry: Entry) -> frozenset[str]:
    return frozenset(_english_facts(entry.english)) & _text_fields(entry.kind.schema)


def _english_facts(written: Written | None) -> Mapping[str, Any]:
    return written.facts if written and isinstance(written.facts, dict) else {}


def _with_english(entry: Entry) -> tuple[Plain, list[Finding]]:
    """The facts with the texts of the English file joined in: `title: 甲` and `title: A` become `{zh: 甲, en: A}`."""
    if not entry.english or not isinstance(entry.facts, dict):
        return entry.facts, []
    joined, findings = _joined(entry.kind.schema, entry.facts, entry.english)
    return joined, findings


def _joined(schema: type[BaseModel], chinese: dict[str, Any], english: Written) -> tuple[dict[str, Any], list[Finding]]:
    joined, findings = dict(chinese), []
    if not isinstance(english.facts, dict):
        return joined, [Finding("QZ-Y09", english.yaml.locate(()))]
    for field, words in english.facts.items():
        if words is None:
            continue
        if field not in _text_fields(schema):
            findings.append(_not_translatable(schema, field, english))
        elif not isinstance(words, str):
            findings.append(Finding("QZ-S05", english.yaml.locate((field,)), {"field": field}))
        elif isinstance(chinese.get(field), str):
            joined[field] = {"zh": chinese[field], "en": words}
        elif isinstance(chinese.get(field), dict):
            findings.append(Finding("QZ-L03", english.yaml.locate((field,), key=True), {"field": field}))
        elif not _is_missed(schema, field, chinese):
            findings.append(Finding("QZ-L02", english.yaml.locate((field,), key=True), {"field": field}))
    return joined, findings


def _is_missed(schema: type[BaseModel], field: str, chinese: Mapping[str, Any]) -> bool:
    """Whether the Chinese file has a finding of its own: the field is required, of a wrong type, or misspelt there."""
    unknown = (key for key in chinese if key not in schema.model_fields)
    misspelt = any(nearest(key, schema.model_fields) == field for key in unknown)
    return schema.model_fields[field].is_required() or chinese.get(field) is not None or misspelt


def _not_translatable(schema: type[BaseModel], field: str, english: Written) -> Finding:
    place = english.yaml.locate((field,), key=True)
    if field in schema.model_fields:
        return Finding("QZ-L03", place, {"field": field})
    return Finding("QZ-S02", place, {"field": field, "nearest": nearest(field, _text_fields(schema))})


def _chapters(root: FilePath, entry: Entry) -> tuple[tuple[ChapterText, ...], list[Finding]]:
    names = sorted({name for name, _ in entry.chapters})
    findings: list[Finding] = []
    chapters = []
    for name in names:
        written = {lang: w for lang in LANGUAGES if (w := entry.chapters.get((name, lang)))}
        if "zh" not in written:
            findings.append(Finding("QZ-L04", Place(written["en"].yaml.path), {"name": name}))
            continue
        title, problems = _chapter_title(written)
        findings += problems
        if title:
            numbered = entry.kind.numbered
            bodies = {lang: passage_of(root, w.body, lang, numbered=numbered) for lang, w in written.items()}
            chapters.append(ChapterText(name[3:], title, bodies))
    return tuple(chapters), findings


def _chapter_title(written: dict[Language, Written]) -> tuple[Text | None, list[Finding]]:
    titles: dict[Language, str] = {}
    findings: list[Finding] = []
    for lang, one in written.items():
        chapter, problems = validate(Chapter, one.facts, one.yaml.locate)
        findings += problems
        if chapter:
            titles[lang] = chapter.title.zh
    return (Text(titles["zh"], titles.get("en")) if "zh" in titles else None), findings


__all__ = ["RecordSchema", "assemble"]
