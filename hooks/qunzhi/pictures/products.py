"""The published copies as files of the site."""

import os
from functools import partial
from pathlib import Path

from qunzhi.media import Media, PictureFile
from qunzhi.pictures.originals import Original
from qunzhi.pictures.publishing import blob
from qunzhi.product import Product
from qunzhi.quick import CACHE


def copies(media: Media, root: Path) -> list[Product]:
    """Every copy once: two records with the same original share them."""
    found: dict[str, Product] = {}
    for path, file in media.pictures.items():
        original = original_of(path, file, media, root)
        for copy in file.copies:
            make = partial(blob, copy.digest, original, root / CACHE)
            found.setdefault(copy.path, Product(copy.path, "content", make, given=copy.digest))
    return list(found.values())


def original_of(path: str, file: PictureFile, media: Media, root: Path) -> Original:
    """What the copies and tiles of a picture are made of, should the store have lost them."""
    return Original(path, os.path.realpath(media.stored.get(path, root / path)), file.tiles is not None)
