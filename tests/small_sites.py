"""Small sites for tests that run inside one process: the minimal site with other files laid over it."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from qunzhi.build import CACHE, Examined, Stopped, examine, finish
from qunzhi.built import Built
from qunzhi.chrome import frame_sections
from qunzhi.findings import Finding
from qunzhi.frames import Frame, RenderedPage, Shell, hole
from qunzhi.identity import identity_of
from qunzhi.languages import LANGUAGES
from qunzhi.load import load
from qunzhi.media import Media
from qunzhi.memory import NOTHING, Memory
from qunzhi.prepare import prepare
from qunzhi.search import NoSearch
from qunzhi.site import Site
from tests.building import SITES

ADDRESS = "https://example.edu.cn/"


def laid_over(root: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """The minimal site in `root`, with these files written over it; None takes one away."""
    if not root.exists():
        shutil.copytree(SITES / "minimal", root, ignore=shutil.ignore_patterns(".cache"))
    for path, words in files.items():
        whole = root / path
        whole.parent.mkdir(parents=True, exist_ok=True)
        if words is None:
            whole.unlink()
        else:
            whole.write_bytes(words.encode() if isinstance(words, str) else words)
    return root


def site_of(root: Path) -> Site:
    """The site of a folder; there must be a usable group file."""
    site = load(root).site
    assert site is not None, "the site has no group"
    return site


def media_of(site: Site) -> Media:
    """Its files, prepared."""
    return prepare(site, site.root / CACHE)[0]


def findings_of(root: Path) -> list[Finding]:
    """All that is wrong with a site: found by the checks or, where they pass, while its pages are planned."""
    try:
        examined = examine(root)
        return built(examined, root / "site")
    except Stopped as stopped:
        return stopped.findings


def built(examined: Examined, site_dir: Path) -> list[Finding]:
    """The site made without MkDocs, in bare frames; what was found on the way."""
    return made(examined, site_dir).findings


def made(examined: Examined, site_dir: Path, memory: Memory = NOTHING) -> Built:
    """The same, with all that is known of it."""
    fresh = site_dir.with_name("fresh")
    fresh.mkdir(exist_ok=True)
    return finish(examined, bare_shell(examined.site), fresh, site_dir, NoSearch(), workers=1, memory=memory)


def bare_shell(site: Site) -> Shell:
    """What MkDocs would give, without any looks: frames that are little more than their holes."""
    frames = {(lang, section): bare_frame() for lang in LANGUAGES for section in frame_sections(identity_of(site))}
    return Shell(frames, tuple(_pages(site)), ADDRESS)


def bare_frame(body: str = hole("body")) -> Frame:
    """A frame with every hole once."""
    head = f"<head><title>{hole('title')}</title>{hole('head')}</head>"
    switch = f'<a class="switch" href="{hole("switch_href")}">{hole("switch_note")}</a>'
    shown = f'<body data-root="{hole("root")}">{switch}<main>{body}</main></body>'
    return Frame(f'<html lang="{hole("lang")}">{head}{shown}</html>')


def _pages(site: Site) -> list[RenderedPage]:
    """The hand-written pages, their text as it stands."""
    pages = []
    for key, text in site.texts.items():
        if key.owner.startswith("docs/"):
            path = key.owner.removeprefix("docs/").removesuffix(".md")
            address = path.removesuffix("index") if path.rpartition("/")[2] == "index" else f"{path}/"
            pages.append(RenderedPage(key.owner, address, key.lang, path, "", bare_frame(text.scanned.text)))
    return pages
