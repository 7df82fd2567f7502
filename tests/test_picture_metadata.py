"""Nothing of what a camera or a program has written into an original is published."""

import io
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin, TiffImagePlugin

from qunzhi.build import examine
from tests.files import EXIF, GPS, pattern
from tests.picture_files import grey_profile, rgb_profile
from tests.picture_metadata import stories
from tests.small_sites import built, laid_over

RECORD = "content/activities/2024-a"

SECRETS = (
    b"SN-4711-0815",
    b"Zhang San",
    b"Kiosk 9",
    b"kept a secret",
    b"<x:xmpmeta",
    b"THUMB",
    b"EXIF",
    b"Exif",
    b"ICCP",
    b"GPS",
)
"""Serial number, photographer, place, comment, and the marks of what holds such things."""

XMP = b"<?xpacket?><x:xmpmeta xmlns:x='adobe:ns:meta/'><a>Zhang San</a></x:xmpmeta>"


def talkative(file_format: str) -> bytes:
    """A picture into which its camera and its programs have written all they know."""
    exif = Image.Exif()
    exif[0x010F], exif[0x013B], exif[0x9C9C] = "Kiosk 9", "Zhang San", "kept a secret".encode("utf-16-le")
    exif.get_ifd(EXIF).update(
        {0xA431: "SN-4711-0815", 0x9286: b"ASCII\0\0\0kept a secret", 0x9003: "2024:05:02 09:00:00"}
    )
    exif.get_ifd(GPS).update({1: "N", 2: tuple(map(TiffImagePlugin.IFDRational, (30, 31, 32)))})
    more: dict[str, object] = {"exif": exif, "icc_profile": rgb_profile()}
    if file_format == "JPEG":
        more.update(comment=b"kept a secret", xmp=XMP, extra=b"\xff\xed\0\x14Photoshop 3.0\0THUMB"[:22])
    if file_format == "PNG":
        more["pnginfo"] = info = PngImagePlugin.PngInfo()
        info.add_text("Comment", "kept a secret")
    if file_format in ("WEBP", "AVIF"):
        more["xmp"] = XMP
    if file_format == "GIF":
        more = {"comment": b"kept a secret"}
    held = io.BytesIO()
    pattern((700, 500)).save(held, file_format, **more)
    return held.getvalue()


FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF")


@pytest.fixture(scope="module")
def site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that shows one picture in each format, each to be looked at closely."""
    folder = tmp_path_factory.mktemp("metadata")
    names = {file_format: f"{file_format.lower()}.{file_format.lower()}" for file_format in FORMATS}
    photos = "".join(
        f"  - {{file: {name}, zoom: true, caption: 合影, alt: 一排人站在门前}}\n" for name in names.values()
    )
    text = f"---\ntitle: 甲\ndate: 2024\ntype: visit\nphotos:\n{photos}---\n"
    files: dict[str, str | bytes | None] = {f"{RECORD}/index.zh.md": text}
    files.update({f"{RECORD}/{name}": talkative(file_format) for file_format, name in names.items()})
    built(examine(laid_over(folder / "in", files)), folder / "site")
    return folder / "site"


def test_the_originals_hold_what_must_not_be_published() -> None:
    raw = {file_format: talkative(file_format) for file_format in FORMATS}
    assert all(b"SN-4711-0815" in raw[name] for name in ("JPEG", "PNG", "WEBP", "AVIF")) and b"Kiosk 9" in raw["TIFF"]
    assert all(b"kept a secret" in raw[name] for name in ("JPEG", "PNG", "GIF"))
    assert any(b"GPS" in one or b"\x25\x88" in one or b"\x88\x25" in one for one in raw.values())
    assert grey_profile() != rgb_profile()


def pictures_of(folder: Path) -> list[Path]:
    """All pictures of a site."""
    return [path for path in folder.rglob("*") if path.suffix in (".avif", ".webp", ".jpeg", ".jpg")]


def told(folder: Path) -> dict[str, list[str]]:
    """What pictures of a site hold beside their pixels."""
    return {path.name: found for path in pictures_of(folder) if (found := stories(path.name, path.read_bytes()))}


def test_a_published_picture_is_nothing_but_its_pixels(site_dir: Path) -> None:
    assert len({path.stem for path in pictures_of(site_dir)}) >= 2 * len(FORMATS)
    assert told(site_dir) == {}


def test_no_picture_of_the_sample_site_tells_more_than_it_shows(sample_site: Path) -> None:
    assert len(pictures_of(sample_site)) > 50 and told(sample_site) == {}
    unread = {".png", ".gif", ".tif", ".tiff", ".heic", ".heif", ".bmp", ".jxl"}
    assert [path for path in sample_site.rglob("*") if path.suffix.lower() in unread] == []


def test_no_published_file_holds_a_word_of_it(site_dir: Path) -> None:
    for path in pictures_of(site_dir):
        found = [secret for secret in SECRETS if secret in path.read_bytes()]
        assert found == [], f"{path.name} tells {found}"
    for path in (path for path in site_dir.rglob("*") if path.is_file()):
        assert b"SN-4711-0815" not in path.read_bytes(), path.name


def test_what_is_looked_for_would_be_found() -> None:
    for file_format in ("JPEG", "WEBP", "AVIF"):
        assert stories(f"a.{file_format.lower()}", talkative(file_format)), f"{file_format}: nobody notices metadata"
