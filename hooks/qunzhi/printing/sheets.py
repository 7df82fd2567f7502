"""Documents and plans in print: a title and what belongs to it, without cover or contents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from qunzhi.document_numbers import shown
from qunzhi.filing import day_of
from qunzhi.pages.edition import Edition
from qunzhi.pages.facts import facts
from qunzhi.pages.names import text_of
from qunzhi.pages.progress import plan_view
from qunzhi.pages.templates import Templates
from qunzhi.passages import SiteText
from qunzhi.printing.binding import joined
from qunzhi.printing.boards import board_node, goals_node
from qunzhi.printing.colophon import issuer
from qunzhi.printing.document import Document
from qunzhi.printing.holes import Paper, TextHoles
from qunzhi.printing.lines import Json, Node, plain
from qunzhi.printing.nodes import nodes_of
from qunzhi.printing.numbered import unnumbered
from qunzhi.printing.pictures import Pictures
from qunzhi.printing.titles import title_lines
from qunzhi.records import Record

TEMPLATE = "sheet.typ"


def document_sheet(edition: Edition, templates: Templates, record: Record, site_url: str) -> Document:
    """An official document (GB/T 9704-2012): number, title, addressees, text, issuer and date."""
    paper = Paper(edition, unnumbered(edition, templates, record), Pictures(), record)
    body = list(_body(paper, record))
    addressees, number = record.value("addressees"), record.value("number")
    own: dict[str, Json] = {
        "layout": "document",
        "number": shown(number) if number else "",
        "addressees": _colon(edition, addressees.pick(edition.lang)) if addressees else "",
        "body": body,
        "signature": _signature(edition, record, body),
        "imprint": _imprint(edition, record, site_url, (("print_seal", edition.words["print_no_seal"]),)),
    }
    return _sheet(paper, record, own)


def _colon(edition: Edition, words: str) -> str:
    return words.rstrip("：: ") + ("：" if edition.lang == "zh" else ":")


def _signature(edition: Edition, record: Record, body: Sequence[Node]) -> list[str]:
    """Issuer and date below the text; none where the text has them itself, and no date that is not known."""
    made = record.value("made")
    lines = [issuer(edition, record), made.text(edition.lang) if made else ""]
    last = {"".join(_words(node).split()) for node in body[-2:]}
    return [] if {"".join(line.split()) for line in lines if line} & last else [joined(line) for line in lines]


def _words(node: Node) -> str:
    body = node.get("body")
    return plain(body).replace("\u2060", "") if node["t"] == "par" and isinstance(body, list) else ""


def plan_sheet(edition: Edition, templates: Templates, record: Record, site_url: str) -> Document:
    """A plan: its facts, its text, its goals, and the board of its tasks as the page shows it."""
    paper = Paper(edition, unnumbered(edition, templates, record), Pictures(), record)
    view = plan_view(edition, record)
    own: dict[str, Json] = {
        "layout": "official",
        "facts": [*_facts(edition, record)],
        "body": [*_body(paper, record)],
        "goals": goals_node(edition, view),
        "board": board_node(edition, view),
        "imprint": _imprint(edition, record, site_url, ()),
    }
    return _sheet(paper, record, own)


def _facts(edition: Edition, record: Record) -> Iterator[list[Json]]:
    joint = "、" if edition.lang == "zh" else ", "
    for fact in facts(edition, record):
        yield [fact.label, joined(joint.join(link.title for link in fact.values))]


def _body(paper: Paper, record: Record) -> Sequence[Node]:
    text = text_of(paper.edition, record)
    return nodes_of(text.scanned.text, _holes(paper, record, text)) if text else ()


def _holes(paper: Paper, record: Record, text: SiteText) -> TextHoles:
    return TextHoles(paper, text.scanned.holes, text.body, record.folder, "", text.day)


def _sheet(paper: Paper, record: Record, own: Mapping[str, Json]) -> Document:
    edition, day = paper.edition, _day(paper.edition, record)
    text, group = text_of(edition, record), edition.site.group.name.pick(edition.lang)
    tree: dict[str, Json] = {
        "lang": edition.lang,
        "text_lang": text.body.lang if text else edition.lang,
        "day": [day.year, day.month, day.day],
        "gap": "",
        "breaks": False,
        "title": record.title.pick(edition.lang),
        "title_lines": title_lines(record.title.pick(edition.lang), group),
        "group": group,
        "words": {key: words for key, words in edition.words.items() if key.startswith(("print_", "plan_"))},
        "ids": [],
        **own,
    }
    return Document(tree, day, paper.pictures.found, TEMPLATE)


def _day(edition: Edition, record: Record) -> date:
    """The day of the file, which must have one."""
    return record.facts.updated or record.facts.published or day_of(record) or edition.site.today


def _imprint(edition: Edition, record: Record, site_url: str, more: Iterable[tuple[str, str]]) -> list[list[Json]]:
    """What stands small at the foot of the last page: a label, and the words."""
    status, provenance = record.value("status"), record.facts.provenance
    lines = (
        ("print_status", edition.term("document-status", status).pick(edition.lang) if status else ""),
        ("print_provenance", provenance.pick(edition.lang) if provenance else ""),
        ("print_address", f"{site_url}{edition.url(record.address)}" if site_url else ""),
        *more,
    )
    return [[edition.words[key], joined(words)] for key, words in lines if words]
