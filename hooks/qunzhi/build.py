"""The build: read, check, prepare, make, verify, switch.

What makes pages takes as long to import as MkDocs takes to start. So it is imported within the functions below, when
MkDocs is already running beside.
"""

import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from qunzhi.checks import check
from qunzhi.findings import Finding, in_order, stops, weighed
from qunzhi.frames import Shell
from qunzhi.identity import load_identity
from qunzhi.load import Loaded, load
from qunzhi.manifest import CHECKSUMS, MANIFEST, checksum_list, manifest, verify
from qunzhi.media import Media
from qunzhi.product import Product, collisions
from qunzhi.search import SearchEngine
from qunzhi.shell import STATIC, read_shell, shell_for
from qunzhi.site import Site
from qunzhi.switch import replaceable, staging_folder, switch

if TYPE_CHECKING:
    from qunzhi.pages.templates import Templates

CACHE = ".cache/qunzhi"
"""Below the site's root: everything in it can be deleted at any time."""


class Stopped(Exception):
    """The content has mistakes that stop a publication; the old site is untouched."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


class NotWhole(Exception):
    """The finished folder is not what its checksums say; the old site is untouched."""


@dataclass(frozen=True, slots=True)
class Examined:
    """The content of a site, read and checked, with its files prepared."""

    loaded: Loaded
    site: Site
    media: Media
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class Built:
    """A site that has been put into place."""

    folder: Path
    files: int
    findings: list[Finding]


def examine(root: Path) -> Examined:
    """Read and check everything; raises Stopped with all findings at once."""
    from qunzhi.addresses import at_one_address
    from qunzhi.prepare import prepare

    loaded = load(root)
    media, problems = prepare(loaded.checked, root / CACHE)
    known = [*loaded.findings, *check(loaded.checked), *problems]
    crowded = _not_told_yet(at_one_address(loaded.checked, media), known)
    findings = in_order(weighed([*known, *crowded], loaded.checked.group.findings))
    if loaded.site is None or stops(findings):
        raise Stopped(findings)
    return Examined(loaded, loaded.site, media, findings)


def _not_told_yet(crowded: list[Finding], known: list[Finding]) -> list[Finding]:
    """An id that two records bear is told as such, and not a second time as an address."""
    twice = {finding.place.path for finding in known if finding.code == "QZ-A01"}
    return [f for f in crowded if f.place.path not in twice and f.values["other"] not in twice]


def build(
    root: Path, site_dir: Path, engine: SearchEngine, *, theme: str = "mkdocs", workers: int | None = None
) -> Built:
    """Build the site of `root` into `site_dir`. Raises Stopped, ThemeFailed, SearchFailed, NotASite or NotWhole.

    MkDocs runs beside the reading of the records, and only when something that it reads has changed.
    """
    root, site_dir = root.resolve(), site_dir.resolve()
    replaceable(root, site_dir, MANIFEST)
    identity = load_identity(root)
    if identity is None:
        examine(root)
    with ThreadPoolExecutor(1) as side:
        rendering = side.submit(shell_for, root, root / CACHE, identity, theme) if identity else None
        examined = examine(root)
        _get_ready(root)
        folder = rendering.result() if rendering else root
    fresh = staging_folder(site_dir)
    try:
        shutil.copytree(folder / STATIC, fresh, dirs_exist_ok=True)
        return finish(examined, read_shell(folder), fresh, site_dir, engine, workers)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def finish(
    examined: Examined, shell: Shell, fresh: Path, site_dir: Path, engine: SearchEngine, workers: int | None = None
) -> Built:
    """Fill `fresh`, which already holds the theme's files, and put it into the place of `site_dir`."""
    from qunzhi.make import make
    from qunzhi.plan import plan

    root = examined.site.root
    products = [*plan(examined.site, shell, _templates(root), examined.media), *_copies(examined.media, root / CACHE)]
    crowded = weighed(collisions([*_held(fresh), *products]), examined.site.group.findings)
    findings = in_order([*examined.findings, *crowded])
    if stops(findings):
        raise Stopped(findings)
    digests = make(products, fresh, workers)
    engine.index(fresh)
    files = _seal(examined, findings, fresh, digests)
    switch(fresh, site_dir)
    return Built(site_dir, files, findings)


def _get_ready(root: Path) -> None:
    """Import and compile now what makes pages: MkDocs still runs, and the workers inherit it."""
    for name in ("qunzhi.make", "qunzhi.plan"):
        import_module(name)
    _templates(root).compile()


def _templates(root: Path) -> "Templates":
    from qunzhi.pages.templates import OWN, Templates

    return Templates((root / "overrides", OWN), root / CACHE / "templates")


def _held(fresh: Path) -> list[Product]:
    """Files that the theme has already put there: no record may take their addresses."""
    return [Product(path, f"docs/{path}", bytes) for path in sorted(_files(fresh))]


def _files(folder: Path) -> Iterator[str]:
    """Every file below a folder, as paths from there with `/`."""
    for here, _, names in os.walk(folder):
        parts = Path(here).relative_to(folder).parts
        yield from ("/".join((*parts, name)) for name in names)


def _copies(media: Media, cache: Path) -> list[Product]:
    """The published copies of pictures; two records with the same original share them."""
    from qunzhi.pictures import file_of

    copies = {copy.path: copy for picture in media.pictures.values() for copy in picture.copies}
    return [Product(path, "content", file_of(copy, cache / "pictures").read_bytes) for path, copy in copies.items()]


def _seal(examined: Examined, findings: list[Finding], fresh: Path, made: Mapping[str, str]) -> int:
    """Write checksums and manifest, and read every file back; raises NotWhole."""
    digests = {path: made.get(path) or _digest(fresh / path) for path in _files(fresh)}
    (fresh / CHECKSUMS).write_bytes(checksum_list(digests))
    severities = Counter(finding.severity for finding in findings)
    (fresh / MANIFEST).write_bytes(manifest(examined.loaded, examined.site, severities, digests))
    if wrong := [*verify(fresh), *(path for path in made if path not in digests)]:
        raise NotWhole(", ".join(wrong[:5]))
    return len(digests)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
