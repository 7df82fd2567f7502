"""Cases as a book: each with what is told about it, its text and its source."""

from collections.abc import Iterator, Sequence
from datetime import date

from qunzhi.pages.case_books import book_title, list_path
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import named, text_of
from qunzhi.pages.templates import Templates
from qunzhi.printing.binding import joined
from qunzhi.printing.cases import fact_lines
from qunzhi.printing.document import Document
from qunzhi.printing.holes import Paper, TextHoles
from qunzhi.printing.lines import Json, Node
from qunzhi.printing.nodes import nodes_of
from qunzhi.printing.numbered import unnumbered
from qunzhi.printing.pictures import Pictures
from qunzhi.records import Record


def case_book(edition: Edition, templates: Templates, years: str, ids: Sequence[str], site_url: str) -> Document:
    """The book of a year, or of all, in the language of the edition."""
    cases, pictures = [edition.site.records[name] for name in ids], Pictures()
    day, title = _day(cases, years), book_title(edition, years)
    group = edition.site.group.name.pick(edition.lang)
    tree: dict[str, Json] = {
        "lang": edition.lang,
        "day": [day.year, day.month, day.day],
        "gap": "",
        "breaks": True,
        "depth": 1,
        "layout": "free",
        "title": f"{group} {title}",
        "short": title,
        "words": {key: words for key, words in edition.words.items() if key.startswith("print_")},
        "cover": _cover(edition, group, title, len(cases)),
        "lists": [],
        "sections": [
            _section(Paper(edition, unnumbered(edition, templates, case), pictures, case), case) for case in cases
        ],
        "colophon": [*_colophon(edition, title, years, len(cases), site_url)],
        "ids": [],
    }
    return Document(tree, day, pictures.found)


def _day(cases: Sequence[Record], years: str) -> date:
    """The day of the file: on which the last of them was published or changed."""
    days = (case.facts.updated or case.facts.published for case in cases)
    return max((day for day in days if day), default=date(int(years[-4:]), 12, 31))


def _cover(edition: Edition, group: str, title: str, count: int) -> dict[str, Json]:
    return {
        "group": group,
        "emblem": edition.words["print_emblem"].format(group=group),
        "title": [title],
        "kind": _count(edition, count),
        "foot": [group],
    }


def _count(edition: Edition, count: int) -> str:
    return edition.words["print_case_count"].format(count=count)


def _colophon(edition: Edition, title: str, years: str, count: int, site_url: str) -> Iterator[list[Json]]:
    address = edition.url(list_path(years))
    lines = (
        ("print_title", title),
        ("print_group", edition.site.group.name.pick(edition.lang)),
        ("print_case_number", _count(edition, count)),
        ("print_address", f"{site_url}{address}" if site_url else ""),
        ("print_rights", edition.words["rights"]),
        ("print_fonts", edition.words["print_fonts_used"]),
        ("print_set", edition.words["print_set_by"]),
    )
    for key, words in lines:
        if words:
            yield [edition.words[key], joined(words)]


def _section(paper: Paper, case: Record) -> dict[str, Json]:
    edition, text = paper.edition, text_of(paper.edition, case)
    is_foreign = text is not None and text.body.lang != edition.lang
    holes = TextHoles(paper, text.scanned.holes, text.body, case.folder, case.id, text.day) if text else None
    body = nodes_of(text.scanned.text, holes) if text and holes else ()
    return {
        "name": case.id,
        "number": "",
        "title": case.title.pick(edition.lang),
        "lang": "zh" if is_foreign else None,
        "note": edition.words["print_case_chinese_only"] if is_foreign else "",
        "body": [_about(edition, case), *body, *_provenance(edition, case)],
    }


def _about(edition: Edition, case: Record) -> Node:
    """Its byline, or of whom it tells; and the figures that a reader should keep."""
    author, joint = case.value("author"), "、" if edition.lang == "zh" else ", "
    members = joint.join(named(edition, name).title for name in case.facts.members)
    return {"t": "about", "by": author.pick(edition.lang) if author else members, "lines": fact_lines(edition, case)}


def _provenance(edition: Edition, case: Record) -> Iterator[Node]:
    words = case.facts.provenance
    if words:
        yield {"t": "origin", "body": [edition.words["print_source"] + joined(words.pick(edition.lang))]}
