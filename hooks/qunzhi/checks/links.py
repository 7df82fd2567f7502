"""Ordinary Markdown links: what they may lead to."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from qunzhi.findings import Finding
from qunzhi.markup.scan import Image, Link
from qunzhi.passages import SiteText
from qunzhi.reading.handwritten import DOCS
from qunzhi.site import Site

ALLOWED = ("http", "https", "mailto", "tel")
"""Schemes that a link may have."""

_LONGEST_QUOTED = 40
"""Characters of the source of a picture that cannot be read."""


def check(site: Site) -> Iterator[Finding]:
    """Links of other schemes, relative links in records, and pictures fetched from other hosts."""
    for key, text in site.texts.items():
        in_record = not key.owner.startswith(f"{DOCS}/")
        for link in text.scanned.links if text.holds("link") else ():
            yield from _link(text, link, in_record=in_record)
        if in_record or not text.holds("image"):
            continue
        for hole in text.scanned.holes:
            if isinstance(hole, Image):
                yield Finding("QZ-M03", text.body.place(hole.start), {"file": hole.file})


def _link(text: SiteText, link: Link, *, in_record: bool) -> Iterator[Finding]:
    place = text.body.place(link.start)
    scheme = urlsplit(link.destination).scheme.lower()
    is_picture = text.body.text[: link.start].endswith("](") and _is_picture(text.body.text, link.start)
    if is_picture and "://" not in link.destination:
        yield Finding("QZ-M07", place, {"words": _destination(text.body.text, link.start)})
    elif is_picture:
        yield Finding("QZ-M02", place, {"link": link.destination})
    elif scheme and scheme not in ALLOWED:
        yield Finding("QZ-M04", place, {"link": link.destination, "scheme": scheme})
    elif not scheme and in_record and not link.destination.startswith("#"):
        yield Finding("QZ-M01", place, {"link": link.destination})


def _destination(text: str, start: int) -> str:
    """All that was meant for the name of a file, and for the words behind it."""
    line = text[start:].partition("\n")[0]
    return line[:_LONGEST_QUOTED].rpartition(")")[0] or line[:_LONGEST_QUOTED]


def _is_picture(text: str, start: int) -> bool:
    """Whether the link that begins at `start` is the source of `![…](…)`."""
    bracket = text.rfind("[", 0, start)
    return bracket > 0 and text[bracket - 1] == "!"
