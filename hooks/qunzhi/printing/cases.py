"""Cases within a report: told whole, in a box."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from qunzhi.kinds.case import BoxLine
from qunzhi.markup.scan import Hole
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import text_of
from qunzhi.printing.binding import joined
from qunzhi.printing.lines import Json, Node
from qunzhi.reading.articles import Body
from qunzhi.records import Record


class CaseText(NamedTuple):
    """The text of a case, its holes cut out."""

    words: str
    holes: tuple[Hole, ...]
    body: Body
    day: date | None


def case_node(edition: Edition, record: Record, label: str, told: Callable[[CaseText], Sequence[Node]]) -> Node:
    """A case; `told` makes the nodes of its text."""
    text = text_of(edition, record)
    body = told(CaseText(text.scanned.text, text.scanned.holes, text.body, text.day)) if text else ()
    author = record.value("author")
    return {
        "t": "case",
        "id": record.id,
        "label": label,
        "title": [joined(record.title.pick(edition.lang))],
        "lang": text.body.lang if text and text.body.lang != edition.lang else None,
        "by": author.pick(edition.lang) if author else "",
        "lines": fact_lines(edition, record),
        "body": [_within(node) for node in body],
    }


def fact_lines(edition: Edition, record: Record) -> list[list[Json]]:
    """The fact box of a case."""
    return [_line(edition, line) for line in record.value("facts") or ()]


def _line(edition: Edition, line: BoxLine) -> list[Json]:
    return [line.label.pick(edition.lang), joined(line.value.pick(edition.lang))]


def _within(node: Node) -> Node:
    """Headings of a case are none of the report's contents."""
    return {**node, "t": "subhead"} if node["t"] == "heading" else node
