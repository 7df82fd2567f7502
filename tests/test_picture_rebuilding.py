"""What a build does with copies and tiles that an earlier one has made."""

from pathlib import Path

import pytest

from qunzhi.build import CACHE, examine
from qunzhi.pruning import used_in
from qunzhi.store import FOLDER, Store
from tests.building import snapshot
from tests.files import jpeg
from tests.small_sites import built, laid_over

FOLDERS = ("media/", "iiif/")
RECORD = "content/activities/2024-a"


def text(caption: str) -> str:
    return (
        f"---\ntitle: 甲\ndate: 2024\ntype: visit\nphotos:\n"
        f"  - {{file: a.jpg, zoom: true, caption: {caption}, alt: 一排人站在门前}}\n---\n"
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with one photograph, built once."""
    files: dict[str, str | bytes | None] = {f"{RECORD}/index.zh.md": text("合影"), f"{RECORD}/a.jpg": jpeg((640, 480))}
    root = laid_over(tmp_path / "in", files)
    built(examine(root), tmp_path / "site")
    return root


def copies(root: Path) -> dict[str, str]:
    """The published copies and tiles with their digests."""
    site = root.parent / "site"
    found = {path: digest for path, digest in snapshot(site).items() if path.startswith(FOLDERS)}
    assert len([path for path in found if path.startswith("media/")]) > 4
    assert len([path for path in found if path.endswith(".jpg")]) > 2
    return found


def blobs(root: Path) -> list[Path]:
    """The copies in the store."""
    store = Store(root / CACHE / FOLDER)
    return [Path(store.path(digest)) for digest in copies(root).values()]


def test_a_changed_caption_makes_no_copy(root: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in blobs(root)}
    laid_over(root, {f"{RECORD}/index.zh.md": text("集体合影")})
    built(examine(root), root.parent / "site")
    assert {path: path.stat().st_mtime_ns for path in blobs(root)} == before


def test_copies_that_store_and_site_have_lost_are_made_again(root: Path) -> None:
    before = copies(root)
    for path in blobs(root):
        path.unlink()
    for name in before:
        (root.parent / "site" / name).unlink()
    built(examine(root), root.parent / "site")
    assert copies(root) == before


def test_copies_that_were_damaged_are_made_again(root: Path) -> None:
    before = copies(root)
    for path in blobs(root):
        path.chmod(0o644)
        path.write_bytes(b"half")  # the site holds the same file under another name
    built(examine(root), root.parent / "site")
    assert copies(root) == before


def test_what_is_pruned_is_no_copy_that_a_build_would_use_again(root: Path) -> None:
    examined = examine(root)
    assert set(copies(root).values()) <= used_in(root / CACHE, examined.past.context)
    laid_over(root, {f"{RECORD}/index.zh.md": text("合影").replace("photos:", "state: draft\nphotos:")})
    examine(root)
    assert not set(copies(root).values()) <= used_in(root / CACHE, "of another program")
