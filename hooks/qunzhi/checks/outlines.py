"""The structure of reports: numbers that nobody typed, what texts cite, and the same structure in both languages."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from qunzhi.checks.numbering import misnumbered
from qunzhi.findings import Finding, Place
from qunzhi.languages import LANGUAGES, Text
from qunzhi.markup.landmarks import Landmark
from qunzhi.markup.scan import Block, Reference
from qunzhi.passages import SiteText, TextKey
from qunzhi.reading.articles import split
from qunzhi.reading.files import Refused, read_text
from qunzhi.records import Record
from qunzhi.reports.outline import outline_of
from qunzhi.reports.typed import typed_number, typed_numbers
from qunzhi.site import Site
from qunzhi.text import nearest

Texts = list[tuple[TextKey, SiteText]]


def check(site: Site) -> Iterator[Finding]:
    """What is wrong with the numbers of a report, and numbers that other texts cite in vain."""
    for key, text in site.texts.items():
        if text.holds("number"):
            yield from _cited(site, key.owner, text)
    for record in (*site.records.values(), *site.held.values()):
        if record.kind.numbered:
            yield from _report(site, record)


def _cited(site: Site, owner: str, text: SiteText) -> Iterator[Finding]:
    known = [one.id for one in outline_of(site, owner).items]
    for hole in text.scanned.holes:
        if isinstance(hole, Reference) and hole.number and hole.number not in known:
            values = {"id": hole.number, "nearest": nearest(hole.number, known)}
            yield Finding("QZ-R05", text.body.place(hole.start), values)


def _report(site: Site, record: Record) -> Iterator[Finding]:
    names = ("", *(chapter.name for chapter in record.chapters))
    for lang in LANGUAGES:
        keys = (TextKey(record.id, lang, name) for name in names)
        texts = [(key, text) for key in keys if (text := site.texts.get(key))]
        yield from _twice(texts)
        for key, text in texts:
            yield from _typed(site, key, text)
    yield from _order(record)
    for name in names:
        chinese, english = (site.texts.get(TextKey(record.id, lang, name)) for lang in LANGUAGES)
        if chinese and english and (reason := _difference(chinese.passage.landmarks, english.passage.landmarks)):
            yield Finding("QZ-L05", Place(english.passage.path, english.passage.first_line), {"reason": reason})


def _twice(texts: Texts) -> Iterator[Finding]:
    """Tables and charts that share an id are told where their files are looked into."""
    first: dict[str, tuple[str, Place]] = {}
    for _, text in texts:
        for mark in text.passage.landmarks:
            if mark.word == "heading":
                continue
            place = text.body.place(mark.start)
            word, before = first.setdefault(mark.id, (mark.word, place))
            if before is not place and not {word, mark.word} <= {"table", "chart"}:
                yield Finding("QZ-R06", place, {"id": mark.id, "other": str(before)})


def _typed(site: Site, key: TextKey, text: SiteText) -> Iterator[Finding]:
    """Numbers before headings and captions: they stand there once more then."""
    marks = text.passage.landmarks
    if key.chapter:
        yield from _typed_title(site, text.passage.path)
    if any(mark.word == "heading" and _typed_in(mark, captions=False) for mark in marks):
        for offset, number in typed_numbers(text.prose):
            yield Finding("QZ-R07", text.body.place(offset), {"number": number})
    for mark in marks:
        if mark.word in ("table", "chart", "image") and (number := _typed_in(mark, captions=True)):
            yield Finding("QZ-R07", text.body.place(_caption_at(mark, text)), {"number": number})


def _typed_in(mark: Landmark, *, captions: bool) -> str:
    words = (mark.words.zh, mark.words.en or "") if mark.words else ()
    return next((number for one in words if (number := typed_number(one, captions=captions))), "")


def _caption_at(mark: Landmark, text: SiteText) -> int:
    """Of a block, the line of its caption."""
    block = next((hole for hole in text.scanned.holes if isinstance(hole, Block) and hole.start == mark.start), None)
    found = re.search(r"^caption\s*[:：]\s*", block.yaml, re.MULTILINE) if block else None
    return mark.start + (found.end() if found else 0)


def _typed_title(site: Site, path: str) -> Iterator[Finding]:
    """The title of a chapter stands in its front matter."""
    try:
        head, _ = split(read_text(site.root, path))
    except (Refused, OSError):
        return
    found = re.search(r"^title\s*[:：]\s*[\"']?(.*)", head.text, re.MULTILINE)
    if found and (number := typed_number(found[1], captions=False)):
        yield Finding("QZ-R07", head.locate(("title",)), {"number": number})


_NUMBER = re.compile(r"/(\d\d)-[^/]*$")


def _order(record: Record) -> Iterator[Finding]:
    """Chapters are numbered by the names of their files."""
    paths = (chapter.bodies["zh"].path for chapter in record.chapters)
    numbers = [(match[1], Place(path)) for path in paths if (match := _NUMBER.search(path))]
    if numbers:
        yield from misnumbered("QZ-R08", numbers, record.place)


def _difference(chinese: tuple[Landmark, ...], english: tuple[Landmark, ...]) -> Text | None:
    """The first point in which the structure of an English text is not that of the Chinese."""
    for here, there in zip_longest(chinese, english):
        if _place_in_structure(here) != _place_in_structure(there):
            return Text(
                f"中文这里是{_shown(here).zh}，英文是{_shown(there).zh}",
                f"the Chinese has {_shown(here).pick('en')} where the English has {_shown(there).pick('en')}",
            )
    return None


def _place_in_structure(mark: Landmark | None) -> tuple[str, int, str]:
    if mark is None:
        return "", 0, ""
    return mark.word, mark.level, "" if mark.word == "heading" else mark.id


def _shown(mark: Landmark | None) -> Text:
    if mark is None:
        return Text("文末", "its end")
    if mark.word == "heading":
        words = mark.words.zh if mark.words else ""
        return Text(f"标题“{'#' * mark.level} {words}”", f'the heading "{"#" * mark.level} {words}"')
    return Text(f"“{mark.id}”", f'"{mark.id}"')
