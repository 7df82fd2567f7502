"""Puts figures and names into the short texts of records: `[[income@2022]]` in a summary, a caption, a fact box."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from pydantic import BaseModel

from qunzhi.frozen import figure_in
from qunzhi.languages import LANGUAGES, Language, Text
from qunzhi.reading.yaml import Path
from qunzhi.reads import Noted
from qunzhi.records import Record
from qunzhi.said import NEAR, cited
from qunzhi.site import Quote, Site

_REFERENCE = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")


class Quoting(NamedTuple):
    """A record whose short texts are filled in, among those that they may name."""

    site: Site
    record: Record


def quotes(record: Record) -> Iterator[Quote]:
    """Every reference in the short texts of a record that readers see."""
    for path, text in short_texts(record.facts):
        if path[0] == "review":
            continue
        for lang in LANGUAGES:
            if text.has(lang):
                yield from (Quote(m[1].strip(), (*path, lang)) for m in _REFERENCE.finditer(text.pick(lang)))


def bound(site: Site) -> Site:
    """The site with its short texts filled in. References that name nothing stay as they are; a check tells of them."""
    found = {r.id: tuple(quotes(r)) for r in _with_brackets((*site.records.values(), *site.held.values()))}
    quoted = {name: those for name, those in found.items() if those}
    if not quoted:
        return site
    records = Noted("record", _all(site, site.records, quoted), keen=True)
    held = Noted("held", _all(site, site.held, quoted), keen=True)
    return replace(site, records=records, held=held, quoted=quoted, _memo={})


def _with_brackets(records: Iterable[Record]) -> Iterator[Record]:
    """Records in whose files a reference may stand: each file is searched once, however many records it holds."""
    seen: dict[int, bool] = {}
    for record in records:
        for file in (record.source.facts, record.source.english):
            if file and id(file) not in seen:
                seen[id(file)] = "[[" in file.text
            if file and seen[id(file)]:
                yield record
                break


def _all(site: Site, records: Mapping[str, Record], quoted: Mapping[str, tuple[Quote, ...]]) -> dict[str, Record]:
    return {
        name: record.with_facts(_filled(record.facts, Quoting(site, record))) if name in quoted else record
        for name, record in records.items()
    }


def short_texts(value: Any, at: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text in two languages among the fields of a model, however deep, with its path."""
    if isinstance(value, Text):
        yield at, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from short_texts(getattr(value, name), (*at, name))
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from short_texts(one, (*at, number))


def _filled(value: Any, quoting: Quoting) -> Any:
    if isinstance(value, Text):
        return _text(value, quoting)
    if isinstance(value, BaseModel):
        return value.model_copy(update={n: _filled(getattr(value, n), quoting) for n in type(value).model_fields})
    return tuple(_filled(one, quoting) for one in value) if isinstance(value, tuple) else value


def _text(text: Text, quoting: Quoting) -> Text:
    if "[[" not in text.zh and "[[" not in (text.en or ""):
        return text
    english = _words(text.en, "en", quoting) if text.en is not None else None
    return Text(_words(text.zh, "zh", quoting), english)


def _words(words: str, lang: Language, quoting: Quoting) -> str:
    def named(match: re.Match[str]) -> str:
        sides = words[: match.start()][-NEAR:], words[match.end() :][:NEAR]
        return match[2] or _name(match[1].strip(), lang, quoting, *sides) or match[0]

    return _REFERENCE.sub(named, words)


def _name(name: str, lang: Language, quoting: Quoting, before: str, behind: str) -> str:
    """What a reference prints in a plain text: a figure, a title; "" for what nobody knows."""
    if "@" in name:
        found = figure_in(quoting.site, quoting.record, name)
        return cited(found.quantity, found.unit, lang, before, behind) if found else ""
    record = quoting.site.records.get(name)
    return record.title.pick(lang) if record else ""
