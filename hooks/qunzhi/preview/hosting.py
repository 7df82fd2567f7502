"""Files of a finished site as a static host serves them."""

import mimetypes
import re
from os.path import isfile
from pathlib import Path

from qunzhi.quick import configurations

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".sha256": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".webp": "image/webp",
}
"""Of what sites consist of; of anything else, what the computer's own list says."""


def content_type(path: Path) -> str:
    """The type of a file, with the encoding where it is a text."""
    known = _TYPES.get(path.suffix.lower())
    return known or mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def _within(folder: Path, path: str) -> Path | None:
    """What `path` names below a folder; None for anything that lies, links followed, outside it."""
    try:
        found = (folder / path.lstrip("/")).resolve()
    except (OSError, RuntimeError, ValueError):  # a name too long, links in a circle, a zero byte
        return None
    return found if found.is_relative_to(folder.resolve()) else None


def path_at(address: str) -> str:
    """The path of the file at an address: a folder's own page where the address ends in a slash."""
    return f"{address}index.html" if address == "" or address.endswith("/") else address


def file_at(folder: Path, address: str) -> Path | None:
    """The file at an address."""
    found = _within(folder, path_at(address))
    return found if found and isfile(found) else None


def base_of(root: Path) -> str:
    """The path at which the site will stand on its host: pages for unknown addresses count their links from there."""
    try:
        texts = [path.read_text("utf-8", "replace") for path in configurations(root / "mkdocs.yml")]
    except OSError:  # an editor is just writing it
        return "/"
    addresses = filter(None, (_ADDRESS.search(text) for text in texts))
    return next((f"{found[1].rstrip('/')}/" for found in addresses), "/")


_ADDRESS = re.compile(r"^site_url:[ '\"]*https?://[^/\s'\"]+(/[^\s'\"#]*)", re.MULTILINE)
