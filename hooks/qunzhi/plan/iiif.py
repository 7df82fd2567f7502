"""Files for image viewers, the site's own and others: manifests of albums, and pictures cut into tiles."""

from collections.abc import Iterator
from functools import partial

from qunzhi.data.files import pretty
from qunzhi.kinds.album import KIND
from qunzhi.media import Media, Tiles
from qunzhi.pages.iiif import has_manifest, info, manifest, manifest_path
from qunzhi.pages.press import Press
from qunzhi.product import Product
from qunzhi.records import Record
from qunzhi.store import FOLDER, Store

CACHE = ".cache/qunzhi"
"""Below the site's root; there the store holds the tiles."""


class LostTile(Exception):
    """A tile that the store was to hold is not there, or not whole; the argument is its path."""


def products(press: Press, held: Media) -> Iterator[Product]:
    """Once for both languages."""
    edition, site_url = press.edition, press.shell.site_url
    for record in edition.site.of(KIND):
        if has_manifest(edition, site_url, record):
            path = manifest_path(record)
            yield Product(path, record.place.path, partial(_manifest, press, record), given=record.id)
    store = Store(edition.site.root / CACHE / FOLDER)
    tiled = {file.tiles.path: (path, file.tiles) for path, file in held.pictures.items() if file.tiles}
    for path, tiles in tiled.values():
        yield from _tiles(path, tiles, site_url, store)


def _tiles(origin: str, tiles: Tiles, site_url: str, store: Store) -> Iterator[Product]:
    """Two records with the same original share its tiles."""
    if site_url:
        yield Product(f"{tiles.path}info.json", origin, partial(_info, site_url, tiles), given=(site_url, tiles))
    for name, digest in tiles.files:
        path = tiles.path + name
        yield Product(path, origin, partial(_tile, store, path, digest), given=digest)


def _manifest(press: Press, record: Record) -> bytes:
    return pretty(manifest(press.edition, press.shell.site_url, record))


def _info(site_url: str, tiles: Tiles) -> bytes:
    return pretty(info(site_url, tiles))


def _tile(store: Store, path: str, digest: str) -> bytes:
    found = store.get(digest)
    if found is None:
        raise LostTile(path)
    return found
