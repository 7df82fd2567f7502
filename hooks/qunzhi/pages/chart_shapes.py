"""What charts are drawn from: areas, lines and words, in pixels of the drawing; and how much room words take."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

SIZE = 13
"""Of letters, in pixels."""

LINE = 17
"""From one line of words to the next."""

_LETTER, _IDEOGRAPH = 0.6, 1.0
"""Width of a Latin letter and of a Chinese character, in parts of the size of letters."""


class Words(NamedTuple):
    """One line of words; `y` is their base line."""

    words: str
    x: float
    y: float
    anchor: Literal["start", "middle", "end"] = "start"
    soft: bool = False
    strong: bool = False


class Area(NamedTuple):
    """A filled shape: the data of its path, and the number of the series whose colour and hatching it has."""

    path: str
    series: int


class Stroke(NamedTuple):
    """A line: of the axis (`series` None) or of a series."""

    path: str
    series: int | None = None


class Drawing(NamedTuple):
    """A chart before it has colours."""

    width: float
    height: float
    areas: tuple[Area, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    words: tuple[Words, ...] = ()

    def below(self, other: "Drawing") -> "Drawing":
        """This drawing under another one, as one."""
        return Drawing(
            max(self.width, other.width),
            self.height + other.height,
            (*other.areas, *(one._replace(path=_moved(one.path, other.height)) for one in self.areas)),
            (*other.strokes, *(one._replace(path=_moved(one.path, other.height)) for one in self.strokes)),
            (*other.words, *(one._replace(y=one.y + other.height) for one in self.words)),
        )


_POINT = re.compile(r"(-?[\d.]+),(-?[\d.]+)")


def _moved(path: str, down: float) -> str:
    """Points are absolute and written `x,y`; lengths of arcs stand apart from each other and stay."""
    return _POINT.sub(lambda match: f"{match[1]},{px(float(match[2]) + down)}", path)


def px(length: float) -> str:
    """A length, short enough for a path."""
    return f"{length:.1f}".removesuffix(".0")


def point(x: float, y: float) -> str:
    """A point of a path."""
    return f"{px(x)},{px(y)}"


def rectangle(left: float, top: float, width: float, height: float) -> str:
    """The path of a rectangle."""
    right, bottom = left + width, top + height
    return f"M{point(left, top)}L{point(right, top)}L{point(right, bottom)}L{point(left, bottom)}Z"


def length(words: str, size: float = SIZE) -> float:
    """How wide a line of words is."""
    return size * sum(_IDEOGRAPH if ord(letter) > 0x2E7F else _LETTER for letter in words)


_UNBROKEN = re.compile(
    r"[（“《]*(?:[^\s\u2e80-\uffef“”]+(?:(?<=\d)[\u4e00-\u9fff])?|[\u2e80-\uffef])[，。、；：）”》]*|\s+|[“”]"
)
"""A Latin word, a number with the character behind it, or a Chinese character; with the marks around it."""


def wrapped(words: str, width: float, most: int = 3) -> tuple[str, ...]:
    """Words in lines of a width: Chinese breaks anywhere but before a mark, Latin between words; cut after `most`."""
    lines = list(_lines(words, width))
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], f"{lines[most - 1][:-1]}…")


def balanced(words: str, width: float, most: int = 3) -> tuple[str, ...]:
    """The same in as many lines, which are about as long as each other: no character stands alone in the last."""
    lines = wrapped(words, width, most)
    if len(lines) < 2 or lines[-1].endswith("…"):
        return lines
    narrower = range(int(length(words) / len(lines)), int(width), SIZE // 2)
    return next((found for width in narrower if len(found := tuple(_lines(words, width))) == len(lines)), lines)


def _lines(words: str, width: float) -> Iterator[str]:
    line = ""
    for piece in _UNBROKEN.findall(words):
        if line and length((line + piece).rstrip()) > width:
            yield line.rstrip()
            line = ""
        line = (line + piece).lstrip()
    yield line.rstrip()


def fits(words: str, width: float, most: int) -> bool:
    """Whether words can be set in so many lines without being cut or standing over."""
    lines = tuple(_lines(words, width))
    return len(lines) <= most and all(length(line) <= width for line in lines)
