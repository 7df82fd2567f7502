"""The outline of a report: made once from what is known of its texts, for every language and every edition."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qunzhi.languages import LANGUAGES, Language, Text
from qunzhi.markup.landmarks import Landmark
from qunzhi.passages import Passage
from qunzhi.reads import Noted
from qunzhi.records import Record
from qunzhi.reports.model import Heading, Numbered, Outline, Sort
from qunzhi.reports.numbering import heading_number, heading_paths
from qunzhi.site import Site

SORTS: dict[str, Sort] = {
    "table": "table",
    "chart": "figure",
    "picture": "figure",
    "album": "figure",
    "image": "figure",
    "case": "case",
}
"""By word of a landmark."""

_NOTHING = Outline((), ())


def outline_of(site: Site, report: str) -> Outline:
    """Of the report of that id; nothing is numbered in other records."""
    return outlines(site).get(report, _NOTHING)


def outlines(site: Site) -> Mapping[str, Outline]:
    """By id of a report."""
    return site.once(_outlines)


def _outlines(site: Site) -> Mapping[str, Outline]:
    every = (*site.records.values(), *site.held.values())
    return Noted("outline", {record.id: _outline(site, record) for record in every if record.kind.numbered})


@dataclass(frozen=True)
class _Part:
    """The foreword of a report or one of its chapters."""

    name: str
    number: int
    """Of the chapter; 0 for the foreword."""
    title: Text
    bodies: Mapping[Language, Passage]

    def marks(self, lang: Language) -> tuple[Landmark, ...]:
        return self.bodies[lang].landmarks if lang in self.bodies else ()

    def headings(self, lang: Language) -> list[Landmark]:
        return [mark for mark in self.marks(lang) if mark.word == "heading"]


def parts(record: Record) -> tuple[_Part, ...]:
    """The foreword and the chapters."""
    chapters = (_Part(one.name, n, one.title, one.bodies) for n, one in enumerate(record.chapters, start=1))
    return (_Part("", 0, record.title, record.bodies), *chapters)


def _outline(site: Site, record: Record) -> Outline:
    those = parts(record)
    headings = (heading for part in those for heading in _headings(site, part, alone=not record.chapters))
    return Outline(tuple(headings), tuple(one for part in those for one in _numbered(site, part)))


def _headings(site: Site, part: _Part, *, alone: bool) -> Iterator[Heading]:
    """A foreword bears no numbers beside chapters."""
    if part.name:
        yield Heading(part.name, "", 1, heading_number((part.number,)), part.title)
    chinese, english = (part.headings(lang) for lang in LANGUAGES)
    alike = [mark.level for mark in chinese] == [mark.level for mark in english]
    places = heading_paths((mark.level for mark in chinese), (part.number,) if part.name else ())
    for at, (mark, place) in enumerate(zip(chinese, places, strict=True)):
        number = heading_number(place if part.name or alone else ())
        twin = english[at] if alike else None
        title = Text(_plain(site, mark, "zh"), _plain(site, twin, "en") if twin else None)
        yield Heading(part.name, mark.id, mark.level, number, title, twin.id if twin else mark.id)


_REFERENCE = re.compile(r"\[\[([^\[\]]+)\]\]")


def _plain(site: Site, heading: Landmark, lang: Language) -> str:
    """The words of a heading with names in the place of references."""

    def name(match: re.Match[str]) -> str:
        found = site.records.get(match[1])
        return found.title.pick(lang) if found else match[1]

    return _REFERENCE.sub(name, heading.words.zh) if heading.words else ""


def _numbered(site: Site, part: _Part) -> Iterator[Numbered]:
    """What can be seen of the Chinese text; its English only gives captions that it has not."""
    counts = Counter[Sort]()
    english = {mark.id: mark.words for mark in part.marks("en") if mark.word != "heading" and mark.words}
    for mark in part.marks("zh"):
        caption = _caption(site, mark)
        if caption is None:
            continue
        if caption.en is None and (words := english.get(mark.id)):
            caption = Text(caption.zh, words.en or words.zh)
        sort = SORTS[mark.word]
        counts[sort] += 1
        number = f"{part.number}-{counts[sort]}" if part.number else str(counts[sort])
        yield Numbered(mark.id, sort, number, part.name, caption)


def _caption(site: Site, mark: Landmark) -> Text | None:
    """The caption of what is shown; None for what is not."""
    if mark.word == "picture":
        shown = mark.id in site.pictures and site.shows(mark.id)
        return site.picture(mark.id).name if shown else None
    if mark.word in ("album", "case"):
        record = site.records.get(mark.id)
        return record.title if record and record.facts.state == "published" else None
    return (mark.words or Text(mark.id)) if mark.word in SORTS else None
