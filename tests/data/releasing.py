"""The open data of a small site, as files."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qunzhi.data.release import Release
from qunzhi.plan.data import files
from tests.small_sites import media_of, site_of

Released = Mapping[str, bytes]
"""By path from the site's root."""


def released(root: Path, base: str = "") -> Released:
    """Every file of open data that the site in a folder has."""
    site = site_of(root)
    return {product.path: product.make() for product in files(Release(site, media_of(site), base))}


def rows(found: Released, table: str) -> list[dict[str, str]]:
    """A table as a program reads its CSV."""
    return list(csv.DictReader(io.StringIO(found[f"data/{table}.csv"].decode("utf-8-sig"), newline="")))


def objects(found: Released, table: str) -> list[dict[str, Any]]:
    """A table as a program reads its JSON."""
    read: list[dict[str, Any]] = json.loads(found[f"data/{table}.json"])
    return read


def written(found: Released, folder: Path) -> Path:
    """The files on disk; the path of the Data Package."""
    for path, content in found.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "data/datapackage.json"
