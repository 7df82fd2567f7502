from pathlib import Path

import pytest
from PIL import Image

from qunzhi.media import PictureFile
from qunzhi.pictures import TooLarge, Unreadable, derive, file_of
from tests.files import GREY, RED, jpeg, pattern, png, png_header


def copies(raw: bytes, folder: Path, name: str = "a.jpg") -> list[Path]:
    """Paths of the published copies of a picture."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(raw)
    return [file_of(copy, folder / "cache") for copy in _derived(folder / name).copies]


def _derived(original: Path) -> PictureFile:
    return derive(original, original.parent / "cache")


def test_the_original_of_the_tests_holds_what_a_phone_writes(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg((64, 48), orientation=6))
    with Image.open(tmp_path / "a.jpg") as image:
        exif = image.getexif()
    assert exif[0x0112] == 6 and exif.get_ifd(0x8825)[2] == (30.0, 31.0, 32.0)


def test_published_copies_hold_nothing_but_their_pixels(tmp_path: Path) -> None:
    for copy in copies(jpeg((640, 480), orientation=6), tmp_path):
        raw = copy.read_bytes()
        for trace in (b"Exif", b"GPS", b"Sample Camera", b"taken by a person", b"ICC_PROFILE", b"EXIF", b"XMP "):
            assert trace not in raw, f"{copy.name} still holds {trace!r}"
        with Image.open(copy) as image:
            assert not image.getexif(), f"{copy.name} has metadata"


def test_the_original_is_never_touched(tmp_path: Path) -> None:
    raw = jpeg((640, 480), orientation=6)
    copies(raw, tmp_path)
    assert (tmp_path / "a.jpg").read_bytes() == raw


@pytest.mark.parametrize(
    ("orientation", "size", "corner"),
    [(1, (400, 200), (0, 0)), (3, (400, 200), (1, 1)), (6, (200, 400), (1, 0)), (8, (200, 400), (0, 1))],
)
def test_a_picture_stands_upright_however_the_camera_was_held(
    orientation: int, size: tuple[int, int], corner: tuple[int, int], tmp_path: Path
) -> None:
    for copy in copies(jpeg((400, 200), orientation=orientation, corner=60), tmp_path):
        with Image.open(copy) as image:
            assert image.size == size
            red = tuple(8 if side == 0 else length - 8 for side, length in zip(corner, size, strict=True))
            red_pixel = image.convert("RGB").getpixel((red[0], red[1]))
        assert _is_near(red_pixel, RED), f"{copy.name}: the red corner is not where it was in front of the camera"


def test_nothing_is_enlarged_and_large_pictures_come_in_three_widths(tmp_path: Path) -> None:
    small, large = copies(png((300, 200)), tmp_path / "small"), copies(png((2000, 1000)), tmp_path / "large")
    assert sorted(path.name for path in small) == ["300.jpeg", "300.webp"]
    assert sorted(path.name for path in large) == [
        f"{width}.{ending}" for width in (1600, 480, 960) for ending in ("jpeg", "webp")
    ]
    for path in large:
        with Image.open(path) as image:
            assert image.size == (int(path.stem), int(path.stem) // 2)


def test_a_picture_that_is_cut_short_is_refused_and_leaves_no_copy(tmp_path: Path) -> None:
    raw = jpeg((640, 480))
    for length in (20, 700, len(raw) // 2, len(raw) - 600):
        with pytest.raises(Unreadable):
            copies(raw[:length], tmp_path)
    assert not list((tmp_path / "cache").glob("*/*.jpeg")), "half a picture has been published"


def test_words_that_call_themselves_a_picture_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        copies("这不是图片".encode(), tmp_path)


@pytest.mark.parametrize("side", [9_000, 40_000])
def test_a_picture_that_claims_too_many_pixels_is_refused_before_it_is_decoded(side: int, tmp_path: Path) -> None:
    with pytest.raises(TooLarge) as caught:
        copies(png_header(side, side), tmp_path, "a.png")
    assert caught.value.args == (side * side,)


def test_what_can_be_seen_through_is_published_on_white(tmp_path: Path) -> None:
    image = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    image.save(tmp_path / "a.png")
    for copy in copies((tmp_path / "a.png").read_bytes(), tmp_path, "a.png"):
        with Image.open(copy) as published:
            assert _is_near(published.convert("RGB").getpixel((32, 32)), (255, 255, 255))


def test_sixteen_bits_of_grey_stay_grey(tmp_path: Path) -> None:
    Image.new("I;16", (64, 64), 128 * 256).save(tmp_path / "a.png")
    for copy in copies((tmp_path / "a.png").read_bytes(), tmp_path, "a.png"):
        with Image.open(copy) as published:
            assert _is_near(published.convert("RGB").getpixel((32, 32)), GREY), f"{copy.name} has lost its tones"


def test_copies_come_from_the_cache_and_are_made_anew_where_it_was_damaged(tmp_path: Path) -> None:
    first = copies(png((300, 200)), tmp_path)
    stamps = [path.stat().st_mtime_ns for path in first]
    assert [path.stat().st_mtime_ns for path in copies(png((300, 200)), tmp_path)] == stamps, "made a second time"
    whole = first[0].read_bytes()
    first[0].write_bytes(whole[:10])
    copies(png((300, 200)), tmp_path)
    assert first[0].read_bytes() == whole, "a damaged copy would have been published"


def test_one_changed_pixel_gives_the_copies_another_address(tmp_path: Path) -> None:
    image = pattern((64, 64))
    image.save(tmp_path / "a.png")
    image.putpixel((40, 40), (1, 2, 3))
    image.save(tmp_path / "b.png")
    paths = [_derived(tmp_path / name).copies[0].path for name in ("a.png", "b.png")]
    assert paths[0] != paths[1]


def _is_near(pixel: object, wanted: tuple[int, ...]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 24 for a, b in zip(pixel, wanted, strict=True))
