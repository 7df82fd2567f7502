"""Files of records: published copies of pictures, downloads, and drawn covers."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from qunzhi.kinds import KINDS
from qunzhi.media import Media
from qunzhi.pages.covers import Cover, cover_of
from qunzhi.pages.files import file_address
from qunzhi.pages.press import Press
from qunzhi.product import Product
from qunzhi.site import Site


def covers(press: Press) -> Iterator[Product]:
    """One drawing for each theme, type and year that a published record has."""
    found: dict[str, Cover] = {}
    for kind in KINDS:
        for record in press.edition.site.of(kind):
            cover = cover_of(press.edition, record)
            found.setdefault(cover.path, cover)
    for path, cover in found.items():
        yield Product(path, "content", partial(_drawn, press, cover))


def _drawn(press: Press, cover: Cover) -> bytes:
    return press.templates.render("qunzhi/cover.svg.html", {"cover": cover}).encode()


def files(site: Site, media: Media) -> Iterator[Product]:
    """Downloads as they are, beside the Chinese page of their record."""
    for record in site.records.values():
        for attachment in record.value("attachments") or ():
            path = f"{record.folder}/{attachment.file}"
            if path in media.files and record.facts.state == "published":
                yield Product(file_address(record, attachment.file), path, partial(_read, site.root / path))


def _read(path: Path) -> bytes:
    return path.read_bytes()
