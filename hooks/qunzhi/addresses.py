"""Which addresses a site will have, told before the theme has rendered anything."""

from collections.abc import Iterable

from qunzhi.chrome import frame_sections
from qunzhi.findings import Finding
from qunzhi.frames import Frame, RenderedPage, Shell
from qunzhi.identity import identity_of
from qunzhi.languages import LANGUAGES
from qunzhi.media import Media
from qunzhi.pages.templates import Templates
from qunzhi.past import Past
from qunzhi.pieces import changed, theme_pieces
from qunzhi.plan import plan
from qunzhi.product import Plan, Step, all_of, collisions
from qunzhi.reading.handwritten import DOCS, page_address
from qunzhi.reads import ALL, Read
from qunzhi.site import Site


def at_one_address(site: Site, media: Media, past: Past, differing: Iterable[Read]) -> list[Finding]:
    """Records, lists and hand-written pages that would stand at one address.

    `differing`: pieces of the site that are not what they were in the last build; what it has planned without them is
    not planned again.
    """
    nothing = Frame("")
    frames = {(lang, section): nothing for lang in LANGUAGES for section in frame_sections(identity_of(site))}
    texts = [key for key in site.texts if key.owner.startswith(f"{DOCS}/")]
    pages = tuple(RenderedPage(key.owner, page_address(key.owner), key.lang, "", "", nothing) for key in texts)
    shell = Shell(frames, pages, "")
    whole = plan(site, shell, Templates(()), media)
    concerned = _concerned(shell, media, past, differing)
    paths = [path for step in whole for path in _paths(step, whole, past, concerned)]
    return collisions(all_of(whole)) if len({path.lower() for path in paths}) < len(paths) else []


def _concerned(shell: Shell, media: Media, past: Past, differing: Iterable[Read]) -> frozenset[int]:
    """What is not as it was, also of the theme, as far as addresses depend on it: which frames and pages there are."""
    held = {family: rows for family, rows in theme_pieces(media, shell).items() if family in ("copies", "file")}
    found = [*differing, *changed(past.pieces, held), ("pages", "")]
    same = past.pieces.get("frame", {}).keys() == shell.frames.keys()
    return past.concerned(found if same else [*found, ("frame", ALL)])


def _paths(step: Step, whole: Plan, past: Past, concerned: frozenset[int]) -> Iterable[str]:
    before = past.steps.get(step)
    if before and concerned.isdisjoint(before.reads):
        return before.paths
    return (product.path for product in whole[step]())
