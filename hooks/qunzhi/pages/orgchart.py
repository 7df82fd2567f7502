"""Organisation charts: a tree of names laid out as boxes and lines, in pixels, ready to be drawn as SVG."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from qunzhi.pages.views import Link

FONT_PX = 15
LINE_PX = 21
PADDING_PX = 11
GAP_PX = 14
"""Between boxes side by side."""
DROP_PX = 40
"""Between one rank and the next."""
EDGE_PX = 10
"""Around everything, so that no line is cut: those of stacked boxes run on their left."""
WIDEST_PX, NARROWEST_PX = 200, 126
"""Of a box: eight side by side still fit the page."""
PAGE_PX = 1110
MOST_COLUMNS = 8
MOST_STACKED = 8
"""Beyond that the chart is wider than the page and scrolls."""

NO_LINE_BEGINS_WITH = "，。、；：！？）》〉」』】”’…—·,.;:!?)"
"""GB/T 15834: these stand behind what they follow, never at the head of a line."""

NO_LINE_ENDS_WITH = "（《〈“‘「『【("


class Node(NamedTuple):
    """A body and what is below it."""

    link: Link
    children: tuple["Node", ...] = ()


class Line(NamedTuple):
    """One line of a name; `y_px` is its base line."""

    text: str
    y_px: float


class Box(NamedTuple):
    """A name in its box. Measures count from the chart's upper left corner."""

    x_px: float
    y_px: float
    width_px: float
    height_px: float
    centre_px: float
    lines: tuple[Line, ...]
    lang: str | None
    rank: int
    """0 for the highest."""


class Chart(NamedTuple):
    """A finished chart: boxes, and one path for each box that has others below it."""

    width_px: float
    height_px: float
    boxes: tuple[Box, ...]
    paths: tuple[str, ...]


class _Placed(NamedTuple):
    node: Node
    rank: int
    row: int
    """Its place in its stack, from 0."""
    stacked: bool
    centre_px: float
    children: tuple["_Placed", ...]
    columns: int
    """Boxes side by side that it takes up."""


def chart(roots: Sequence[Node]) -> Chart:
    """Boxes of one width, those above centred on what is below them.

    The lowest stand side by side as far as the page has room; where there are more, neighbours stand on each other.
    """
    per_stack = next((n for n in range(1, MOST_STACKED) if _columns(roots, n) <= MOST_COLUMNS), MOST_STACKED)
    columns = _columns(roots, per_stack)
    width = min(WIDEST_PX, max(NARROWEST_PX, (PAGE_PX + GAP_PX) // max(columns, 1) - GAP_PX))
    placed = _placed(roots, 0, 0, width, per_stack)
    names = {id(one): wrapped(one.node.link.title, width - 2 * PADDING_PX) for one in _all(placed)}
    tops, heights = _ranks(placed, names)
    boxes = {id(one): _box(one, names[id(one)], width, tops, heights) for one in _all(placed)}
    paths = tuple(_path(one, boxes, tops, heights) for one in _all(placed) if one.children)
    lowest = max((box.y_px + box.height_px for box in boxes.values()), default=0)
    whole = columns * (width + GAP_PX) - GAP_PX + 2 * EDGE_PX
    return Chart(whole, lowest + EDGE_PX, tuple(boxes.values()), paths)


def _stacks(nodes: Sequence[Node], per_stack: int) -> Iterator[list[Node]]:
    """Neighbours that have nothing below them, in stacks; each other node alone."""
    stack: list[Node] = []
    for node in nodes:
        if stack and (node.children or stack[-1].children or len(stack) == per_stack):
            yield stack
            stack = []
        stack.append(node)
    if stack:
        yield stack


def _columns(nodes: Sequence[Node], per_stack: int) -> int:
    return sum(_columns(stack[0].children, per_stack) or 1 for stack in _stacks(nodes, per_stack))


def _placed(nodes: Sequence[Node], rank: int, at: int, width: float, per_stack: int) -> tuple[_Placed, ...]:
    """`at` counts the columns to the left."""
    found: list[_Placed] = []
    for stack in _stacks(nodes, per_stack):
        children = _placed(stack[0].children, rank + 1, at, width, per_stack)
        centre = EDGE_PX + at * (width + GAP_PX) + width / 2
        if children:
            centre = (children[0].centre_px + children[-1].centre_px) / 2
        columns = sum(child.columns for child in children if child.row == 0) or 1
        stacked = len(stack) > 1
        found += [_Placed(node, rank, row, stacked, centre, children, columns) for row, node in enumerate(stack)]
        at += columns
    return tuple(found)


def _all(placed: Sequence[_Placed]) -> Iterator[_Placed]:
    for one in placed:
        yield one
        yield from _all(one.children)


def _ranks(placed: Sequence[_Placed], names: dict[int, tuple[str, ...]]) -> tuple[list[float], list[float]]:
    """Top and height of each rank: its boxes are as high as the longest name needs."""
    lines: dict[int, int] = {}
    for one in _all(placed):
        lines[one.rank] = max(lines.get(one.rank, 1), len(names[id(one)]))
    heights: list[float] = [lines[rank] * LINE_PX + 2 * PADDING_PX for rank in range(len(lines))]
    tops = [EDGE_PX + sum(heights[:rank]) + rank * DROP_PX for rank in range(len(lines))]
    return tops, heights


def _box(one: _Placed, name: tuple[str, ...], width: float, tops: list[float], heights: list[float]) -> Box:
    height = heights[one.rank]
    top = tops[one.rank] + one.row * (height + GAP_PX)
    first = top + (height - len(name) * LINE_PX) / 2 + LINE_PX - (LINE_PX - FONT_PX) / 2 - 2
    lines = tuple(Line(words, first + number * LINE_PX) for number, words in enumerate(name))
    left = one.centre_px - width / 2
    return Box(left, top, width, height, one.centre_px, lines, one.node.link.lang, one.rank)


def _path(one: _Placed, boxes: dict[int, Box], tops: list[float], heights: list[float]) -> str:
    """Down from a box, across, and on to each below it: from above, or from the left where they are stacked."""
    middle = tops[one.rank] + heights[one.rank] + DROP_PX / 2
    across, ends = [one.centre_px], ""
    for child in one.children:
        box = boxes[id(child)]
        if child.stacked:
            across.append(box.x_px - GAP_PX / 2)
            ends += f"M{across[-1]:g} {middle:g}V{box.y_px + box.height_px / 2:g}H{box.x_px:g}"
        else:
            across.append(box.centre_px)
            ends += f"M{across[-1]:g} {middle:g}V{box.y_px:g}"
    trunk = f"M{one.centre_px:g} {tops[one.rank] + heights[one.rank]:g}V{middle:g}"
    return f"{trunk}M{min(across):g} {middle:g}H{max(across):g}{ends}"


def wrapped(name: str, room_px: float) -> tuple[str, ...]:
    """A name in lines that fit: Chinese breaks between any two characters, Latin between words; evenly filled."""
    pieces = [part for piece in _pieces(name) for part in _fitting(piece, room_px)]
    lines = _filled(pieces, room_px)
    narrower = room_px - FONT_PX
    while narrower > FONT_PX and len(closer := _filled(pieces, narrower)) == len(lines) and _fits(closer, narrower):
        lines, narrower = closer, narrower - FONT_PX
    return tuple(lines)


def _pieces(name: str) -> Iterator[str]:
    """What must not be divided: a Chinese character with its punctuation, a Latin word with the space behind it."""
    piece = ""
    for character in name:
        if piece and _may_break(piece[-1], character):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _may_break(before: str, after: str) -> bool:
    if after in NO_LINE_BEGINS_WITH or before in NO_LINE_ENDS_WITH:
        return False
    return before == " " or east_asian_width(before) in "WF" or east_asian_width(after) in "WF"


def _fitting(piece: str, room_px: float) -> Iterator[str]:
    """A word longer than a line is cut where the line ends."""
    while width_px(piece) > room_px and len(piece) > 1:
        end = next(n for n in range(len(piece), 0, -1) if n == 1 or width_px(piece[:n]) <= room_px)
        yield piece[:end]
        piece = piece[end:]
    yield piece


def _filled(pieces: Sequence[str], room_px: float) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and width_px((lines[-1] + piece).rstrip()) > room_px:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def _fits(lines: Sequence[str], room_px: float) -> bool:
    return all(width_px(line) <= room_px for line in lines)


def width_px(words: str) -> float:
    """How wide words are at most: a Chinese character is a square; Latin letters are taken a little too wide."""
    return sum(FONT_PX * _share(character) for character in words)


def _share(character: str) -> float:
    if east_asian_width(character) in "WFA":
        return 1
    if character == " ":
        return 0.32
    return 0.74 if character.isupper() else 0.6
