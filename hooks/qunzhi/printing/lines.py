"""What stands in a line of a document, and how it is taken apart."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from qunzhi.printing.tokens import in_one_line

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"
Node: TypeAlias = Mapping[str, Json]
Line: TypeAlias = Sequence[str | Node]
"""What stands in a line."""


def merged(parts: Iterator[str | Node]) -> list[str | Node]:
    """Neighbouring words as one string."""
    found: list[str | Node] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        elif part != "":
            found.append(part)
    return found


def parted(line: Line) -> tuple[list[str | Node], list[Node]]:
    """A line without its footnotes, and these: what is printed a second time, in a list or in a running head, must not
    have them.
    """
    kept, notes = list[str | Node](), list[Node]()
    for one in line:
        if isinstance(one, str):
            kept.append(one)
        elif one["t"] == "note":
            notes.append(one)
        else:
            inner, more = parted(_body(one))
            kept.append({**one, "body": inner} if inner or more else one)
            notes += more
    return kept, notes


def _body(node: Node) -> Line:
    body = node.get("body")
    return [one for one in body if isinstance(one, (str, Mapping))] if isinstance(body, (list, tuple)) else ()


def plain(line: Line) -> str:
    """The words of a line alone, for alternative texts and running heads."""
    return in_one_line("".join(one if isinstance(one, str) else _node_words(one) for one in line))


def _node_words(node: Node) -> str:
    body, text = node.get("body"), node.get("text", "")
    if node["t"] in ("note", "break"):
        return " " if node["t"] == "break" else ""
    return plain(body) if isinstance(body, (list, tuple)) else str(text)
