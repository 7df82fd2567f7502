"""A text as the nodes of a document: plain values that JSON can hold, for the templates of print.

A node is a mapping with its sort under `t`; what stands in a line is such a mapping or a plain string. Nothing in them
is markup: a template never evaluates what it prints.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from markdown_it.tree import SyntaxTreeNode

from qunzhi.markup.scan import HOLE, OPEN
from qunzhi.printing.binding import bound, breakable
from qunzhi.printing.lines import Json, Line, Node, merged, parted, plain
from qunzhi.printing.tokens import tree_of
from qunzhi.printing.widths import columns_of
from qunzhi.text import slug

ON_ONE_PAGE = 300
"""Characters of a cell of a table that goes to the next page rather than over two."""


class Holes(Protocol):
    """What belongs into the holes of a text, by their numbers, and what is counted in it."""

    @property
    def scope(self) -> str:
        """Tells the footnotes of this text from those of others."""

    def line(self, number: int) -> Line:
        """In the middle of a line."""

    def block(self, number: int) -> Sequence[Node] | None:
        """In the place of a paragraph of its own; None for what belongs into a line."""

    def heading(self, anchor: str) -> str:
        """The number of a heading; "" without one."""


def nodes_of(markdown: str, holes: Holes) -> tuple[Node, ...]:
    """The nodes of a text out of which references and blocks have been cut."""
    text, tree = _Text(holes), tree_of(markdown)
    return text.nodes(tree) if tree else ({"t": "code", "text": breakable(text.said(markdown))},)


@dataclass
class _Text:
    """One text while it is gone through."""

    holes: Holes
    notes: dict[int, SyntaxTreeNode] = field(default_factory=dict)
    told: set[int] = field(default_factory=set)
    """Footnotes that stand on a page already; another reference repeats the number."""
    anchors: dict[str, int] = field(default_factory=dict)
    level: int = 1
    """Of the heading above."""
    waiting: list[Node] = field(default_factory=list)
    """Footnotes of headings and of heads of tables: they stand behind the next paragraph."""

    def nodes(self, root: SyntaxTreeNode) -> tuple[Node, ...]:
        for block in root.children:
            if block.type == "footnote_block":
                self.notes = {int(note.meta["id"]): note for note in block.children}
        found = tuple(self.blocks(root))
        return (*found, {"t": "par", "body": [*self.waiting]}) if self.waiting else found

    def blocks(self, parent: SyntaxTreeNode) -> Iterator[Node]:
        for child in parent.children:
            make = _BLOCKS.get(child.type)
            if make:
                yield from make(self, child)

    def paragraph(self, node: SyntaxTreeNode) -> Iterator[Node]:
        alone = HOLE.fullmatch(node.children[0].content.strip())
        found = self.holes.block(int(alone[1])) if alone else None
        if found is not None:
            yield from found
            return
        if line := self.line(node.children[0]):
            waiting, self.waiting = self.waiting, []
            yield {"t": "par", "body": [*line, *waiting]}
        # A block that was written into a line stands below its paragraph.
        for mark in HOLE.finditer(node.children[0].content):
            yield from self.holes.block(int(mark[1])) or ()

    def heading(self, node: SyntaxTreeNode) -> Iterator[Node]:
        inline = node.children[0]
        anchor = self._anchor(_plain(inline))
        # PDF/UA-1 (ISO 14289-1, 7.4.2): no level may be skipped.
        self.level = min(max(2, int(node.tag[1])), self.level + 1)
        number = self.holes.heading(anchor)
        yield {"t": "heading", "level": self.level, "number": number, "body": self._without_notes(inline)}

    def _without_notes(self, inline: SyntaxTreeNode) -> list[str | Node]:
        line, notes = parted(self.line(inline))
        self.waiting += notes
        return line

    def _anchor(self, words: str) -> str:
        """As the web edition makes it."""
        name = slug(HOLE.sub("", words))
        self.anchors[name] = self.anchors.get(name, 0) + 1
        return name if self.anchors[name] == 1 else f"{name}-{self.anchors[name]}"

    def listing(self, node: SyntaxTreeNode) -> Iterator[Node]:
        items = [list(self.blocks(item)) for item in node.children]
        start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else 0
        yield {"t": "list", "ordered": node.type == "ordered_list", "start": start, "items": items}

    def quote(self, node: SyntaxTreeNode) -> Iterator[Node]:
        yield {"t": "quote", "body": list(self.blocks(node))}

    def code(self, node: SyntaxTreeNode) -> Iterator[Node]:
        yield {"t": "code", "text": breakable(self.said(node.content.rstrip("\n")))}

    def rule(self, _: SyntaxTreeNode) -> Iterator[Node]:
        yield {"t": "rule"}

    def table(self, node: SyntaxTreeNode) -> Iterator[Node]:
        head, *rows = [row for part in node.children for row in part.children]
        words = [[(at, _plain(cell)) for at, cell in enumerate(row.children)] for row in (head, *rows)]
        yield {
            "t": "grid",
            "head": [self._cells(head, self._without_notes)],
            "rows": [{"role": "body", "cells": self._cells(row, self.line)} for row in rows],
            **columns_of(len(head.children), words).node(words[1:]),
        }

    def _cells(self, row: SyntaxTreeNode, said: Callable[[SyntaxTreeNode], Line]) -> list[Json]:
        lines = ((cell, said(cell.children[0])) for cell in row.children)
        return [{"body": line, "align": _align(cell), "long": len(plain(line)) > ON_ONE_PAGE} for cell, line in lines]

    def line(self, inline: SyntaxTreeNode) -> list[str | Node]:
        """What stands in a line, neighbouring words as one string."""
        return bound(merged(one for child in inline.children for one in self._inline(child)))

    def _inline(self, node: SyntaxTreeNode) -> Iterator[str | Node]:
        make = _INLINE.get(node.type)
        if make:
            yield from make(self, node)

    def words(self, node: SyntaxTreeNode) -> Iterator[str | Node]:
        if OPEN not in node.content:
            yield node.content
            return
        parts = HOLE.split(node.content)
        for at, part in enumerate(parts):
            yield from self.holes.line(int(part)) if at % 2 else (part,)

    def span(self, node: SyntaxTreeNode) -> Iterator[str | Node]:
        yield {"t": _SPANS[node.type], "body": self.line(node)}

    def link(self, node: SyntaxTreeNode) -> Iterator[str | Node]:
        """Within the site an address leads nowhere from paper: only the words stay."""
        address, line = str(node.attrs.get("href", "")), self.line(node)
        if address.startswith(("https://", "http://", "mailto:", "tel:")) and line:
            yield {"t": "link", "url": address, "body": line}
        else:
            yield from line

    def picture(self, node: SyntaxTreeNode) -> Iterator[str | Node]:
        """A picture somewhere else in the world is its words."""
        yield self.said(node.content)

    def said(self, verbatim: str) -> str:
        """What is printed as it was typed; a reference in it, by its name."""
        return HOLE.sub(lambda match: plain(self.holes.line(int(match[1]))), verbatim) if OPEN in verbatim else verbatim

    def break_(self, _: SyntaxTreeNode) -> Iterator[str | Node]:
        yield {"t": "break"}

    def verbatim(self, node: SyntaxTreeNode) -> Iterator[str | Node]:
        yield {"t": "verbatim", "text": breakable(self.said(node.content))}

    def note(self, node: SyntaxTreeNode) -> Iterator[str | Node]:
        number = int(node.meta["id"])
        name = f"{self.holes.scope}-{number}"
        if number in self.told:
            yield {"t": "note", "id": name}
        elif number in self.notes:
            self.told.add(number)
            yield {"t": "note", "id": name, "body": list(self.blocks(self.notes[number]))}


_BLOCKS: Mapping[str, Callable[[_Text, SyntaxTreeNode], Iterator[Node]]] = {
    "paragraph": _Text.paragraph,
    "heading": _Text.heading,
    "bullet_list": _Text.listing,
    "ordered_list": _Text.listing,
    "blockquote": _Text.quote,
    "code_block": _Text.code,
    "fence": _Text.code,
    "hr": _Text.rule,
    "table": _Text.table,
}

_INLINE: Mapping[str, Callable[[_Text, SyntaxTreeNode], Iterator[str | Node]]] = {
    "text": _Text.words,
    "strong": _Text.span,
    "em": _Text.span,
    "s": _Text.span,
    "link": _Text.link,
    "image": _Text.picture,
    "hardbreak": _Text.break_,
    "code_inline": _Text.verbatim,
    "footnote_ref": _Text.note,
}

_SPANS = {"strong": "strong", "em": "em", "s": "strike"}


def _plain(node: SyntaxTreeNode) -> str:
    """The words of a heading, the marks of holes among them."""
    if node.type in ("text", "code_inline"):
        return node.content
    if node.type == "hardbreak":
        return " "
    return "".join(map(_plain, node.children)) if node.children else ""


def _align(cell: SyntaxTreeNode) -> str:
    return str(cell.attrs.get("style", "")).removeprefix("text-align:")
