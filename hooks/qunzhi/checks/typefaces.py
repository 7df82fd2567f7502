"""Characters of reports and cases that no typeface of print has."""

from collections.abc import Iterator

from qunzhi.bind import short_texts
from qunzhi.findings import Finding, Place
from qunzhi.languages import LANGUAGES, Text
from qunzhi.reading.yaml import Path
from qunzhi.records import Record
from qunzhi.reports.typefaces import are_there, lacking
from qunzhi.site import Site

PRINTED = ("report", "case")
"""Kinds whose texts are printed; of all others a report may print the name."""


def check(site: Site) -> Iterator[Finding]:
    """Each character once in a text; where the typefaces are missing, the build will say so."""
    if not are_there():
        return
    for record in (*site.records.values(), *site.held.values()):
        if record.kind.name in PRINTED:
            yield from _in_texts(site, record)
            yield from (one for path, short in short_texts(record.facts) for one in _in_field(record, path, short))
        else:
            yield from _in_field(record, (record.facts.title_field,), record.title)


def _in_texts(site: Site, record: Record) -> Iterator[Finding]:
    for lang in LANGUAGES:
        for text in site.texts_of(record, lang):
            first = {character: at for at, character in reversed(list(lacking(text.body.text)))}
            yield from (_finding(character, text.body.place(at)) for character, at in first.items())
        for chapter in record.chapters:
            if chapter.title.has(lang) and lang in chapter.bodies:
                for _, character in lacking(chapter.title.pick(lang)):
                    yield _finding(character, Place(chapter.bodies[lang].path))


def _in_field(record: Record, path: Path, short: Text) -> Iterator[Finding]:
    for lang in LANGUAGES:
        words = short.pick(lang) if short.has(lang) else ""
        for character in dict.fromkeys(character for _, character in lacking(words)):
            yield _finding(character, record.source.locate((*path, lang)))


def _finding(character: str, place: Place) -> Finding:
    return Finding("QZ-M06", place, {"character": character, "code": f"U+{ord(character):04X}"})
