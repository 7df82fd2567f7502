"""A PDF as a reader has it before the eyes: the lines of each page, where there is ink, and what could not be set."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
from PIL import Image

MM = 72 / 25.4
"""Points, and pixels of a page that is drawn at 72 dpi."""

SHOWS = ("Tj", "TJ", "'", '"')
"""Operators that show text (ISO 32000-1, 9.4.3)."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in millimetres from the upper left corner of the page."""


class Margins(NamedTuple):
    """Of a sheet of A4, in millimetres."""

    top: float
    bottom: float
    left: float
    right: float


class Sheet(NamedTuple):
    """A page."""

    lines: tuple[str, ...]
    """From top to bottom, with their spaces: the running head first, the number of the page last."""
    head: Box | None
    """Where there is ink above the text."""
    body: Box | None
    foot: Box | None
    share: float
    """Of the room for text: how much of it is not white."""

    @property
    def words(self) -> tuple[str, ...]:
        """Lines without their spaces: print sets some between letters, and lines are broken at others."""
        return tuple(spaceless(line) for line in self.lines)

    @property
    def text(self) -> tuple[str, ...]:
        """What stands between the running head and the number."""
        return self.words[1:-1]

    @property
    def folio(self) -> str:
        """The number of the page; "" where there is none."""
        last = self.words[-1] if self.words else ""
        return last if last.isdecimal() or (last and set(last) <= set("ivxlc")) else ""


class Paper(NamedTuple):
    """A document in print."""

    sheets: tuple[Sheet, ...]
    """The cover first."""
    tofu: tuple[str, ...]
    """Fonts and characters that stand as an empty box, or as nothing that can be read."""


def spaceless(words: str) -> str:
    """Words as they are compared."""
    return "".join(words.split())


@lru_cache(maxsize=8)
def paper(path: Path, margins: Margins) -> Paper:
    """A file, each page drawn once."""
    with pypdfium2.PdfDocument(path) as opened:
        sheets = tuple(_sheet(page, margins) for page in opened)
    with pikepdf.open(path) as pdf:
        return Paper(sheets, (*_notdef(pdf), *_unreadable(sheets)))


def _sheet(page: pypdfium2.PdfPage, margins: Margins) -> Sheet:
    image = page.render(scale=1, grayscale=True).to_pil()
    height = image.height / MM
    # Heads end, and feet begin, three tenths of the margin away from the text.
    above, below = margins.top * 0.75, height - margins.bottom * 0.75
    inner = (margins.left, margins.top, image.width / MM - margins.right, height - margins.bottom)
    return Sheet(
        _lines(page),
        _ink(image, 0, above),
        _ink(image, above, below),
        _ink(image, below, height),
        _share(image.crop(tuple(round(side * MM) for side in inner))),
    )


def _lines(page: pypdfium2.PdfPage) -> tuple[str, ...]:
    """PDFium takes a hyphen at the end of a line together with the end, and tells of it in two ways of its own."""
    words = page.get_textpage().get_text_bounded()
    return tuple(words.replace("\x02", "-\n").replace("\ufffe", "-\n").splitlines())


def _ink(image: Image.Image, top: float, bottom: float) -> Box | None:
    """Where there is ink in a strip of the page."""
    strip = image.crop((0, round(top * MM), image.width, round(bottom * MM)))
    found = strip.point(lambda grey: 255 if grey < 250 else 0).getbbox()
    if found is None:
        return None
    return found[0] / MM, top + found[1] / MM, found[2] / MM, top + found[3] / MM


def _share(image: Image.Image) -> float:
    white = image.histogram()[250:]
    return 1 - sum(white) / (image.width * image.height)


def _notdef(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Glyph 0 of each font, which is drawn for what the font lacks, whatever text lies beneath it."""
    forms = (one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form")
    for place, content in enumerate([*pdf.pages, *forms], 1):
        shown = (one.operands[-1] for one in pikepdf.parse_content_stream(content) if str(one.operator) in SHOWS)
        if any(_has_glyph_0(one) for one in shown):
            yield f"glyph 0 in content {place}"
    fonts = (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font")
    for font in fonts:
        if font.get("/Encoding", "/Identity-H") != "/Identity-H":
            yield f"{font.get('/BaseFont')} is encoded in another way: its glyphs cannot be told"


def _has_glyph_0(shown: pikepdf.Object) -> bool:
    """Glyphs are two bytes each (ISO 32000-1, 9.7.5.2: Identity-H)."""
    if isinstance(shown, pikepdf.Array):
        return any(_has_glyph_0(one) for one in shown if isinstance(one, pikepdf.String))
    glyphs = bytes(shown)
    return any(glyphs[at : at + 2] == b"\0\0" for at in range(0, len(glyphs), 2))


def _unreadable(sheets: tuple[Sheet, ...]) -> Iterator[str]:
    """Characters that mean nothing: U+FFFD, those of private use, and what is none at all."""
    for number, sheet in enumerate(sheets, 1):
        for character in sorted(set("".join(sheet.words))):
            if character in "\ufffd\uffff\0\u25a1" or 0xE000 <= ord(character) <= 0xF8FF:
                yield f"U+{ord(character):04X} on sheet {number}"
