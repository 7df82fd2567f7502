"""Sets a document as PDF: tagged (PDF/UA-1), for archives (PDF/A-2a), the same bytes from the same values."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from qunzhi.media import Media
from qunzhi.pictures.products import original_of
from qunzhi.pictures.publishing import blob
from qunzhi.printing.document import Document
from qunzhi.printing.fonts import fonts
from qunzhi.printing.lines import Json
from qunzhi.quick import CACHE
from qunzhi.reports.typefaces import printable
from qunzhi.store import FOLDER

OWN = Path(__file__).parents[3] / "overrides"
"""The templates of the project, for sites that bring none of their own."""

STANDARDS = ["ua-1", "a-2a"]

Files = dict[str, bytes]
"""Texts by the names under which templates read them; typst takes no others in this way."""


def pdf_of(document: Document, files: Files, store: Path) -> bytes:
    """The bytes of a PDF; `files`: templates and emblem; `store`: the folder in which the pictures lie."""
    words = json.dumps(_printable(document.tree), ensure_ascii=False, sort_keys=True).encode()
    midnight = datetime(document.day.year, document.day.month, document.day.day, tzinfo=UTC)
    compile_files: Any = typst.compile  # its declared types know no mapping of files
    made: bytes = compile_files(
        {**files, "main.typ": files[document.template], "report.json": words},
        root=store if document.pictures else OWN / "print",  # it must be there, though nothing else is read from it
        font_paths=fonts(),
        ignore_system_fonts=True,
        pdf_standards=STANDARDS,
        timestamp=int(midnight.timestamp()),
    )
    return made


def _printable(tree: Json) -> Json:
    """The same tree in characters that can be printed."""
    if isinstance(tree, str):
        return printable(tree)
    if isinstance(tree, dict):
        return {key: _printable(value) for key, value in tree.items()}
    return [_printable(value) for value in tree] if isinstance(tree, (list, tuple)) else tree


def set_document(root: Path, document: Document, media: Media) -> bytes:
    """The PDF of a document of the site in `root`, its pictures from the store."""
    cache = root / CACHE
    for original, file, copy in document.pictures.values():
        blob(copy.digest, original_of(original, file, media, root), cache)  # made again where the store has lost it
    return pdf_of(document, files_of(root), cache / FOLDER)


def files_of(root: Path) -> Files:
    """The templates and the emblem of the site, or the project's."""
    found = {path.name: path.read_bytes() for path in _templates(root)}
    return {**found, "emblem.svg": _own_or(root, "assets/emblem.svg").read_bytes()}


def _templates(root: Path) -> list[Path]:
    return [_own_or(root, f"print/{path.name}") for path in sorted((OWN / "print").glob("*.typ"))]


def _own_or(root: Path, name: str) -> Path:
    own = root / "overrides" / name
    return own if own.is_file() else OWN / name
