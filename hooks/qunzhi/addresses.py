"""Which addresses a site will have, told before the theme has rendered anything."""

from qunzhi.chrome import frame_sections
from qunzhi.findings import Finding
from qunzhi.frames import Frame, RenderedPage, Shell
from qunzhi.identity import identity_of
from qunzhi.languages import LANGUAGES
from qunzhi.media import Media
from qunzhi.pages.templates import Templates
from qunzhi.plan import plan
from qunzhi.product import all_of, collisions
from qunzhi.reading.handwritten import DOCS, page_address
from qunzhi.site import Site


def at_one_address(site: Site, media: Media) -> list[Finding]:
    """Records, lists and hand-written pages that would stand at one address."""
    nothing = Frame("")
    frames = {(lang, section): nothing for lang in LANGUAGES for section in frame_sections(identity_of(site))}
    texts = [key for key in site.texts if key.owner.startswith(f"{DOCS}/")]
    pages = tuple(RenderedPage(key.owner, page_address(key.owner), key.lang, "", "", nothing) for key in texts)
    return collisions(all_of(plan(site, Shell(frames, pages, ""), Templates(()), media)))
