"""Files for image viewers, the site's own and others: manifests of albums, and pictures cut into tiles."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from qunzhi.data.files import pretty
from qunzhi.kinds.album import KIND
from qunzhi.media import Media, Tiles
from qunzhi.pages.iiif import has_manifest, info, manifest, manifest_path
from qunzhi.pages.press import Press
from qunzhi.pictures.originals import Original
from qunzhi.pictures.products import original_of
from qunzhi.pictures.publishing import blob
from qunzhi.product import Product
from qunzhi.quick import CACHE
from qunzhi.records import Record


def products(press: Press, held: Media) -> Iterator[Product]:
    """Once for both languages."""
    edition, site_url = press.edition, press.shell.site_url
    for record in edition.site.of(KIND):
        if has_manifest(edition, site_url, record):
            path = manifest_path(record)
            yield Product(path, record.place.path, partial(_manifest, press, record), given=record.id)
    root = edition.site.root
    # Two records with the same original share its tiles.
    tiled = {file.tiles.path: (path, file) for path, file in held.pictures.items() if file.tiles}
    for path, file in tiled.values():
        if file.tiles:
            yield from _tiles(original_of(path, file, held, root), file.tiles, site_url, root / CACHE)


def _tiles(original: Original, tiles: Tiles, site_url: str, cache: Path) -> Iterator[Product]:
    origin = original.path
    if site_url:
        yield Product(f"{tiles.path}info.json", origin, partial(_info, site_url, tiles), given=(site_url, tiles))
    for name, digest in tiles.files:
        yield Product(tiles.path + name, origin, partial(blob, digest, original, cache), given=digest)


def _manifest(press: Press, record: Record) -> bytes:
    return pretty(manifest(press.edition, press.shell.site_url, record))


def _info(site_url: str, tiles: Tiles) -> bytes:
    return pretty(info(site_url, tiles))
