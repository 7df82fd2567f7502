"""Files of records: published copies of pictures, downloads, and drawn covers."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from qunzhi.downloads.previews import picture
from qunzhi.kinds import KINDS
from qunzhi.media import Media
from qunzhi.pages.covers import Cover, cover_of, likeness
from qunzhi.pages.files import file_address
from qunzhi.pages.press import Press
from qunzhi.product import Product
from qunzhi.quick import CACHE
from qunzhi.records import Record
from qunzhi.site import Site
from qunzhi.store import FOLDER, Store


def covers(press: Press) -> Iterator[Product]:
    """One drawing for each theme, type and year that a published record has."""
    site, alike = press.edition.site, dict[object, Record]()
    for kind in KINDS:
        for record in site.of(kind):
            alike.setdefault(likeness(record), record)
    found = {cover.path: cover for cover in (cover_of(press.edition, record) for record in alike.values())}
    for path, cover in found.items():
        yield Product(path, "content", partial(_drawn, press, cover), given=cover)


def _drawn(press: Press, cover: Cover) -> bytes:
    return press.templates.render("qunzhi/cover.svg.html", {"cover": cover}).encode()


def files(site: Site, media: Media) -> Iterator[Product]:
    """Downloads as they are, beside the Chinese page of their record; and the first pages of those that have some."""
    store, previews = Store(site.root / CACHE / FOLDER), set[str]()
    for record in site.records.values():
        for attachment in record.handed_out.values():
            path = f"{record.folder}/{attachment.file}"
            if path in media.files and record.facts.state == "published":
                source, facts = media.stored.get(path, site.root / path), media.files[path]
                yield Product(file_address(record, attachment.file), path, partial(_read, source))
                for copy in facts.preview.copies if facts.preview else ():
                    if copy.path not in previews:  # two records may have the same document
                        yield Product(copy.path, path, partial(picture, source, facts.sha256, copy, store))
                    previews.add(copy.path)


def _read(path: Path) -> bytes:
    return path.read_bytes()
