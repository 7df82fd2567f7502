"""What is numbered in the text of a report: its headings, tables, charts, pictures and cases, in their order."""

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

from pydantic import BaseModel, ValidationError

from qunzhi.kinds.fields import TextField, Word
from qunzhi.languages import Language, Text
from qunzhi.markup.blocks import CaseBlock, FigureBlock, GalleryBlock, read_block, source_of
from qunzhi.markup.html import Heading, to_html
from qunzhi.markup.scan import HOLE, Block, Hole, Image, Reference, Scanned
from qunzhi.reading.articles import Body
from qunzhi.reading.files import Refused
from qunzhi.reading.yaml import read_yaml

DIGEST_BYTES = 12


class Landmark(NamedTuple):
    """A heading, or something that has a number and a caption."""

    word: str
    """heading, table, chart, picture, album, image (a file beside the text), case."""
    id: str
    """As `[[#id]]` cites it; of a heading its anchor, of an image its file without the ending."""
    level: int = 0
    """Of a heading: 2 to 6."""
    words: Text | None = None
    """Heading or caption, where it stands in the text itself; references in a heading as they were typed."""
    start: int = 0
    """Offset in the text of what stands for it; 0 of a heading."""
    said: bytes = b""
    """Digest of the block of a table or chart: tells whether it is what it was, wherever it stands."""


_MARK = re.compile(rf'<h[2-6] id="|{HOLE.pattern}')


def landmarks(body: Body, scanned: Scanned, lang: Language) -> tuple[Landmark, ...]:
    """The landmarks of a text; blocks with mistakes are left out where these hide their id."""
    made = to_html(scanned.text, "", lang)
    headings = iter(made.headings)
    return tuple(
        mark
        for match in _MARK.finditer(made.html)
        for mark in (_in_hole(scanned.holes[int(match[1])], body) if match[1] else (_heading(next(headings), scanned),))
    )


def _heading(heading: Heading, scanned: Scanned) -> Landmark:
    words = HOLE.sub(lambda match: _typed(scanned.holes[int(match[1])]), heading.words)
    return Landmark("heading", heading.anchor, heading.level, Text(words))


def _typed(hole: Hole) -> str:
    return hole.words or f"[[{hole.id}]]" if isinstance(hole, Reference) else ""


def _in_hole(hole: Hole, body: Body) -> Iterator[Landmark]:
    if isinstance(hole, Image):
        yield Landmark("image", image_id(hole.file), words=Text(hole.caption or hole.alt), start=hole.start)
    elif isinstance(hole, Block):
        yield from _in_block(hole, body)


def image_id(file: str) -> str:
    """The id by which a picture beside the text is cited: `gate` for `photos/Gate.jpg`."""
    return file.rpartition("/")[2].rpartition(".")[0].lower()


def _in_block(block: Block, body: Body) -> Iterator[Landmark]:
    if block.word in ("table", "chart"):
        yield from _captioned(block, body)
        return
    model = read_block(block, body)[0] if block.word in ("figure", "gallery", "case") else None
    if isinstance(model, CaseBlock):
        yield Landmark("case", model.case, start=block.start)
    elif isinstance(model, FigureBlock):
        yield Landmark("picture", model.picture, start=block.start)
    elif isinstance(model, GalleryBlock):
        names = [("album", model.album)] if model.album else [("picture", name) for name in model.pictures]
        yield from (Landmark(word, name, start=block.start) for word, name in names)


class _Named(BaseModel):
    """What tables and charts have alike; all else in them is not looked at here."""

    id: Word


class _Captioned(_Named):
    """The same, where the caption has no mistake."""

    caption: TextField


def _captioned(block: Block, body: Body) -> Iterator[Landmark]:
    """A table or chart with mistakes keeps its number: what cites it is not to blame."""
    try:
        plain = read_yaml(source_of(block, body))[0]
        name = _Named.model_validate(plain).id
    except (Refused, ValidationError):
        return
    try:
        caption = _Captioned.model_validate(plain).caption
    except ValidationError:
        caption = None
    said = blake2b(block.yaml.encode(), digest_size=DIGEST_BYTES).digest()
    yield Landmark(block.word, name, words=caption, start=block.start, said=said)
