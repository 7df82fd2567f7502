"""A report as a document: what stands on its cover, in its parts and at its end, as plain values."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from qunzhi.pages.delivery import delivery
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import text_of
from qunzhi.passages import SiteText
from qunzhi.printing.binding import joined
from qunzhi.printing.colophon import colophon, cover, report_type
from qunzhi.printing.holes import Paper, TextHoles
from qunzhi.printing.lines import Json, Node
from qunzhi.printing.nodes import nodes_of
from qunzhi.printing.numbered import Parts
from qunzhi.printing.pictures import Copy, Pictures
from qunzhi.printing.widths import letters
from qunzhi.records import Record


class Document(NamedTuple):
    """A report, a document, a plan or a book before it is set."""

    tree: Node
    day: date
    """Of the file."""
    pictures: dict[str, Copy]
    """By the names under which the tree mentions them."""
    template: str = "main.typ"
    """Which of the templates sets it."""


LAYOUTS = {"work": "official"}
"""Types of reports whose pages have the margins of official documents (GB/T 9704-2012, 5.2)."""


def document_of(edition: Edition, record: Record, parts: Parts, site_url: str = "") -> Document:
    """A report in the language of the edition."""
    paper = Paper(edition, parts, Pictures(), record)
    sections, day = list(_sections(paper, record)), _day(record)
    tree: dict[str, Json] = {
        "lang": edition.lang,
        "day": [day.year, day.month, day.day],
        "gap": "" if edition.lang == "zh" else "\u2002",
        "breaks": _are_long(record, edition),
        "layout": LAYOUTS.get(str(record.value("type")), "free"),
        "title": record.title.pick(edition.lang),
        "short": _short(edition, record),
        "words": {key: words for key, words in edition.words.items() if key.startswith("print_")},
        "cover": cover(edition, record),
        "lists": [one for one in _lists(edition, sections) if one["entries"]],
        "sections": sections,
        "colophon": colophon(edition, record, site_url),
        "ids": sorted(_ids(sections)),
    }
    return Document(tree, day, paper.pictures.found)


ROOM = 52
"""In a running head, in halves of a Chinese character; the name of the chapter stands beside it."""


def _short(edition: Edition, record: Record) -> str:
    """The title for running heads; where that is too long, what sort of report it is, and of which year."""
    title, year = record.title.pick(edition.lang), record.value("year")
    if letters(title) <= ROOM:
        return title
    return edition.words["print_short"].format(year=year, type=report_type(edition, record))


def _day(record: Record) -> date:
    """The day of the file, which must have one: not that of the build, or no two of them would be alike."""
    return record.facts.updated or record.facts.published or date(int(record.value("year")), 12, 31)


LONG = 3600
"""Of a chapter, in halves of a Chinese character, about two pages: after shorter ones much paper would stay empty."""


def _are_long(record: Record, edition: Edition) -> bool:
    """Whether each chapter begins on a new page."""
    texts = [text_of(edition, record, chapter.name) for chapter in record.chapters]
    return sum(letters(text.body.text) for text in texts if text) > LONG * max(1, len(texts))


def _sections(paper: Paper, record: Record) -> Iterator[dict[str, Json]]:
    """The foreword and the chapters."""
    edition = paper.edition
    foreword, opening = text_of(edition, record), _opening(edition, record)
    has_text = foreword and not foreword.passage.is_empty
    if foreword and (has_text or opening):
        own = record.title.pick(edition.lang) if opening else edition.words["print_foreword"]
        yield {**_section(paper, record, foreword, "", own), "opening": opening}
    for chapter in record.chapters:
        text = text_of(edition, record, chapter.name)
        if text:
            yield _section(paper, record, text, chapter.name, chapter.title.pick(edition.lang))


def _opening(edition: Edition, record: Record) -> dict[str, Json] | None:
    """The lines between the title of a work report and its text."""
    given = delivery(edition, record)
    if given is None:
        return None
    place, salutation = (joined(line.title) if line else "" for line in given)
    return {"place": place, "salutation": salutation}


def _section(paper: Paper, record: Record, text: SiteText, chapter: str, title: str) -> dict[str, Json]:
    edition = paper.edition
    holes = TextHoles(paper, text.scanned.holes, text.body, record.folder, chapter, text.day)
    lang = text.body.lang if text.body.lang != edition.lang else None
    return {
        "name": chapter,
        "number": paper.parts.heading(edition, chapter) if chapter else "",
        "title": title,
        "lang": lang,
        "note": edition.words["print_chinese_only"] if lang else "",
        "body": list(nodes_of(text.scanned.text, holes)),
    }


def _lists(edition: Edition, sections: list[dict[str, Json]]) -> Iterator[dict[str, Json]]:
    """Tables, figures and cases that have numbers, as they are listed in front."""
    found = list(numbered(sections))
    for title, sorts in SORTS.items():
        entries: list[Json] = [
            {"id": node["id"], "label": node["label"], "caption": node.get("caption") or node.get("title")}
            for node in found
            if node["t"] in sorts
        ]
        yield {"title": edition.words[title], "entries": entries}


SORTS = {"print_tables": ("table",), "print_figures": ("picture", "chart", "gallery"), "print_cases": ("case",)}


def numbered(tree: Json) -> Iterator[Node]:
    """Every node with a number of its own, in order; a picture within a case comes before the case's end."""
    if isinstance(tree, dict):
        if tree.get("label") and tree.get("id"):
            yield tree
        for value in tree.values():
            yield from numbered(value)
    elif isinstance(tree, (list, tuple)):
        for value in tree:
            yield from numbered(value)


def _ids(sections: list[dict[str, Json]]) -> set[str]:
    """What can be led to."""
    return {str(node["id"]) for node in numbered(sections)}
