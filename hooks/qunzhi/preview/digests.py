"""Digests of a finished site: by them an open page knows whether anything of it has changed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qunzhi.manifest import CHECKSUMS
from qunzhi.search import Pagefind

Files = Mapping[str, str]
"""SHA-256 of every file of a site, by its path from the site's folder."""


@dataclass(frozen=True, slots=True)
class Digests:
    """What there is of a site, each as one digest; "" where there is nothing."""

    site: str
    styles: str
    scripts: str
    pages: str
    """All HTML: the search index is made of it."""


def files_of(site: Path) -> Files:
    """What the checksums of a site say, or nothing where there is no site."""
    try:
        lines = (site / CHECKSUMS).read_text("utf-8").splitlines()
    except OSError:
        return {}
    return {path: digest for digest, path in (line.split("  ", 1) for line in lines)}


def digests_of(files: Files) -> Digests:
    """The digests of those files. The search engine's own scripts are no part of any page."""
    engine = f"{Pagefind.FOLDER}/"
    scripts = {path: digest for path, digest in files.items() if path.endswith(".js") and not path.startswith(engine)}
    return Digests(_of(files, ""), _of(files, ".css"), _of(scripts, ""), _of(files, ".html"))


def changed_pages(before: Files, after: Files) -> int:
    """How many pages are new, gone or no longer the same."""
    return len({path for path, _ in before.items() ^ after.items() if path.endswith(".html")})


def _of(files: Files, ending: str) -> str:
    """In the order of the checksums, which is that of the paths."""
    lines = "".join([f"{path} {digest}\n" for path, digest in files.items() if path.endswith(ending)])
    return hashlib.sha256(lines.encode()).hexdigest()[:32] if lines else ""
