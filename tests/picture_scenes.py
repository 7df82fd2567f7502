"""A scene that is known at every point, so that what a copy should look like can be told without any decoder.

The scene is a function from the unit square to sRGB: slopes of colour, a dark bar and a red square in its first corner.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import product

Colour = tuple[float, float, float]
"""Red, green and blue of sRGB, 0 to 1."""

Pixels = Sequence[Colour]
"""Row by row."""


def scene(u: float, v: float) -> Colour:
    """The colour at a point; u from left to right, v from top to bottom."""
    if u < 0.25 and v < 0.25:
        return 0.85, 0.12, 0.12
    if 0.6 < u < 0.7:
        return 0.1, 0.15, 0.2
    return 0.15 + 0.7 * u, 0.25 + 0.5 * v, 0.8 - 0.4 * u * v


def opacity(u: float, v: float) -> float:
    """How much of the scene can be seen where it is transparent: nothing of a corner, less and less to the right."""
    return 0.0 if u > 0.7 and v > 0.7 else 1.0 - 0.6 * u


def grey(colour: Colour) -> float:
    """Luma of ITU-R BT.601, as JPEG and Pillow count it."""
    red, green, blue = colour
    return 0.299 * red + 0.587 * green + 0.114 * blue


Look = Callable[[float, float], Colour]


def as_grey(u: float, v: float) -> Colour:
    """The scene in grey."""
    level = grey(scene(u, v))
    return level, level, level


def as_line_art(u: float, v: float) -> Colour:
    """The scene in black and white."""
    level = 1.0 if grey(scene(u, v)) >= 0.5 else 0.0
    return level, level, level


def as_sixteen_greys(u: float, v: float) -> Colour:
    """The scene in grey, in the levels that four bits know."""
    level = round(15 * grey(scene(u, v))) / 15
    return level, level, level


def over_white(look: Look) -> Look:
    """What shows where white lies below."""

    def seen(u: float, v: float) -> Colour:
        red, green, blue = (1 - (1 - one) * opacity(u, v) for one in look(u, v))
        return red, green, blue

    return seen


SAMPLES = 4
"""Per side of a pixel."""


@lru_cache(maxsize=256)
def pixels_of(look: Look, width: int, height: int, samples: int = SAMPLES) -> Pixels:
    """A look at some size; each pixel is the mean of several points in it."""
    return [
        _mean(look, (x / width, (x + 1) / width), (y / height, (y + 1) / height), samples)
        for y, x in product(range(height), range(width))
    ]


def _mean(look: Look, across: tuple[float, float], down: tuple[float, float], samples: int) -> Colour:
    steps = [(number + 0.5) / samples for number in range(samples)]
    found = [
        look(across[0] + a * (across[1] - across[0]), down[0] + d * (down[1] - down[0]))
        for d, a in product(steps, steps)
    ]
    red, green, blue = (sum(channel) / len(found) for channel in zip(*found, strict=True))
    return red, green, blue


def held(pixels: Sequence[Colour], width: int, height: int, orientation: int) -> list[Colour]:
    """How a camera that is held in this way (EXIF 2.32, 0x0112) records an upright picture of this size."""
    rows = [list(pixels[y * width : (y + 1) * width]) for y in range(height)]
    if orientation in (5, 6, 7, 8):
        rows = [list(column) for column in zip(*rows, strict=True)]  # mirrored along the diagonal
        orientation = {5: 1, 6: 4, 7: 3, 8: 2}[orientation]
    if orientation in (3, 4):
        rows.reverse()
    if orientation in (2, 3):
        rows = [row[::-1] for row in rows]
    return [colour for row in rows for colour in row]


def mean(pixels: Pixels) -> Colour:
    """The mean colour."""
    red, green, blue = (sum(channel) / len(pixels) for channel in zip(*pixels, strict=True))
    return red, green, blue


_C1, _C2 = 0.01**2, 0.03**2
_SIDE, _STEP = 8, 4


def likeness(one: Sequence[float], other: Sequence[float], width: int, height: int) -> float:
    """SSIM (Wang et al., 2004) of two pictures in grey: the mean over squares of 8 × 8."""
    side = min(_SIDE, width, height)
    found = []
    for y, x in product(range(0, height - side + 1, _STEP), range(0, width - side + 1, _STEP)):
        places = [(y + dy) * width + x + dx for dy, dx in product(range(side), range(side))]
        found.append(_alike([one[place] for place in places], [other[place] for place in places]))
    return sum(found) / len(found)


def _alike(one: Sequence[float], other: Sequence[float]) -> float:
    count = len(one)
    mine, theirs = sum(one) / count, sum(other) / count
    spread = sum((a - mine) ** 2 for a in one) / count, sum((b - theirs) ** 2 for b in other) / count
    shared = sum((a - mine) * (b - theirs) for a, b in zip(one, other, strict=True)) / count
    above = (2 * mine * theirs + _C1) * (2 * shared + _C2)
    return above / ((mine**2 + theirs**2 + _C1) * (spread[0] + spread[1] + _C2))
