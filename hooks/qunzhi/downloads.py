"""What readers should know of a file before they download it."""

import hashlib
from pathlib import Path

from qunzhi.media import FileFacts

_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
)
"""First bytes tell the type more truly than a name does."""


def file_facts(path: Path) -> FileFacts:
    """Size, SHA-256 (FIPS 180-4), type and, for a PDF that opens, its pages."""
    raw = path.read_bytes()
    kind = next((name for start, name in _SIGNATURES if raw.startswith(start)), path.suffix[1:].upper())
    return FileFacts(len(raw), hashlib.sha256(raw).hexdigest(), kind, _pages(path) if kind == "PDF" else None)


def _pages(path: Path) -> int | None:
    import pypdfium2  # here, because most builds meet no PDF and it takes long to load

    try:
        with pypdfium2.PdfDocument(path) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return None
