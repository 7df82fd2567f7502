"""Reports set for tests, and what can be read back from a PDF."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pypdfium2

from qunzhi.languages import Language
from qunzhi.load import load
from qunzhi.media import Media
from qunzhi.pages.edition import Edition
from qunzhi.prepare import prepare
from qunzhi.printing.document import Document, document_of
from qunzhi.printing.numbered import Parts
from qunzhi.printing.setting import files_of, pdf_of
from qunzhi.site import Site
from qunzhi.store import FOLDER
from tests.building import SITES

MM = 72 / 25.4
"""Points."""


@lru_cache(maxsize=4)
def site_named(name: str) -> Site:
    """One of the whole sites of the tests."""
    site = load(SITES / name).site
    assert site is not None
    return site


def document(site: Site, report: str, lang: Language, parts: Parts, media: Media) -> Document:
    return document_of(Edition(site, lang, media), site.records[report], parts)


def pdf(site: Site, report: str, lang: Language, parts: Parts | None = None, cache: Path | None = None) -> bytes:
    """A report as it is published; with pictures where there is a place for their copies."""
    media = prepare(site, cache)[0] if cache else Media({}, {})
    made = document(site, report, lang, parts or Parts(), media)
    return pdf_of(made, files_of(site.root), (cache or site.root) / FOLDER)


def pages(content: bytes) -> list[str]:
    """The words of each page in one run, without the spaces that print sets between letters."""
    with pypdfium2.PdfDocument(content) as opened:
        return [re.sub(r"\s+", "", page.get_textpage().get_text_bounded()) for page in opened]


def bookmarks(content: bytes) -> list[tuple[int, str]]:
    """Level and words."""
    with pypdfium2.PdfDocument(content) as opened:
        return [(one.level, one.get_title()) for one in opened.get_toc()]


def ink(content: bytes) -> Iterator[tuple[float, float, float, float]]:
    """Of each page: how far in from the left, the top, the right and the bottom the first ink lies, in millimetres."""
    with pypdfium2.PdfDocument(content) as opened:
        for page in opened:
            image = page.render(scale=1).to_pil().convert("L").point(lambda grey: 255 if grey < 250 else 0)
            box = image.getbbox()
            assert box is not None, "an empty page"
            width, height = image.size
            yield box[0] / MM, box[1] / MM, (width - box[2]) / MM, (height - box[3]) / MM
