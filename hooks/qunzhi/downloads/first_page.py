"""The first page of a PDF as a picture, drawn by PDFium, which also shows PDFs in Chromium."""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from qunzhi.downloads.refusals import Refused
from qunzhi.languages import Text
from qunzhi.media import Derivative, Format, PictureFile
from qunzhi.store import Store

WIDTHS_PX = (240, 480)
"""A list, and the page of the document, both on screens with twice the pixels."""

TALLEST = 3.0
"""Of height to width, and of width to height: beyond, it is a plan or a strip, and a small picture shows nothing."""

PAGES_READ = 20
"""On so many pages text is looked for."""

QUALITY: dict[Format, int] = {"webp": 80, "jpeg": 80}
_OPTIONS: dict[Format, dict[str, object]] = {"webp": {"method": 4}, "jpeg": {"progressive": True, "optimize": True}}

RECIPE = f"1:{WIDTHS_PX}:{QUALITY}:{TALLEST}"


@dataclass(frozen=True, slots=True)
class Drawn:
    """What PDFium sees in a file."""

    is_scan: bool
    """Pictures of pages, and no letter that could be found or read aloud."""
    preview: PictureFile | None
    """None for a page whose form fits no list."""


def draw(path: Path, name: str, sha256: str, store: Store) -> Drawn:
    """Look at a PDF as readers will, and put pictures of its first page into the store.

    Raises Refused where PDFium cannot open it: then most browsers cannot, either.
    """
    try:
        with pypdfium2.PdfDocument(path) as document:
            return Drawn(_is_scan(document), _preview(document[0], sha256, store))
    except (pypdfium2.PdfiumError, IndexError) as error:
        reason = Text("浏览器打不开第一页", "browsers cannot open its first page")
        raise Refused("QZ-V10", name=name, reason=reason) from error


def _is_scan(document: pypdfium2.PdfDocument) -> bool:
    has_pictures = False
    for number in range(min(len(document), PAGES_READ)):
        page = document[number]
        if page.get_textpage().count_chars():
            return False
        has_pictures = has_pictures or any(page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    return has_pictures


def _preview(page: pypdfium2.PdfPage, sha256: str, store: Store) -> PictureFile | None:
    width, height = page.get_size()
    if not (width > 0 and height > 0 and 1 / TALLEST <= height / width <= TALLEST):
        return None
    # Drawn larger and made smaller, thin strokes of Chinese characters stay whole.
    drawn = page.render(scale=2 * WIDTHS_PX[-1] / width, fill_color=(255, 255, 255, 255)).to_pil().convert("RGB")
    key = hashlib.sha256(f"{sha256}:{RECIPE}".encode()).hexdigest()[:32]
    copies = [copy for px in WIDTHS_PX for copy in _copies(_scaled(drawn, px), key, store)]
    return PictureFile(tuple(sorted(copies, key=lambda copy: (copy.format, copy.width))), drawn.width, drawn.height)


def _scaled(drawn: Image.Image, width_px: int) -> Image.Image:
    height_px = max(1, round(drawn.height * width_px / drawn.width))
    return drawn.resize((width_px, height_px), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _copies(image: Image.Image, key: str, store: Store) -> list[Derivative]:
    return [_copy(image, one, f"media/{key}-{image.width}.{one}", store) for one in QUALITY]


def _copy(image: Image.Image, file_format: Format, path: str, store: Store) -> Derivative:
    held = io.BytesIO()
    image.save(held, file_format, quality=QUALITY[file_format], **_OPTIONS[file_format])
    return Derivative(image.width, image.height, file_format, path, store.put(held.getvalue()))
