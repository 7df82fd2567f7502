import io
import random
from datetime import date
from pathlib import Path

import pytest
from PIL import Image, TiffImagePlugin

from qunzhi.pictures.limits import DAMAGED, EMPTY, NO_PICTURE, UNFILLED
from tests.files import GREY, RED, jpeg, pattern, png, png_header
from tests.made_pictures import copied

HEIC = Path(__file__).with_name("heif") / "scene-held-8.heic"


def saved(image: Image.Image, file_format: str, **options: object) -> bytes:
    held = io.BytesIO()
    image.save(held, file_format, **options)
    return held.getvalue()


@pytest.mark.parametrize(
    ("orientation", "size", "corner"),
    [(1, (400, 200), (0, 0)), (3, (400, 200), (1, 1)), (6, (200, 400), (1, 0)), (8, (200, 400), (0, 1))],
)
def test_a_picture_stands_upright_however_the_camera_was_held(
    orientation: int, size: tuple[int, int], corner: tuple[int, int], tmp_path: Path
) -> None:
    made = copied(jpeg((400, 200), orientation=orientation, corner=60), tmp_path)
    for copy in made.file.copies:
        image = made.image_of(copy)
        assert image.size == (copy.width, copy.height) == size
        red = tuple(8 if side == 0 else length - 8 for side, length in zip(corner, size, strict=True))
        red_pixel = image.convert("RGB").getpixel((red[0], red[1]))
        assert _is_near(red_pixel, RED), f"{copy.path}: the red corner is not where it was in front of the camera"


def test_nothing_is_enlarged_and_large_pictures_come_in_three_widths(tmp_path: Path) -> None:
    small, large = (copied(png(size), tmp_path).file.copies for size in ((300, 200), (2000, 1000)))
    assert [(copy.format, copy.width) for copy in small] == [("avif", 300), ("jpeg", 300), ("webp", 300)]
    assert [(copy.format, copy.width) for copy in large] == [
        ("avif", 1600),
        *(("jpeg", width) for width in (480, 960, 1600)),
        *(("webp", width) for width in (480, 960, 1600)),
    ]
    assert all(copy.height == copy.width // 2 for copy in large)


def test_a_strip_that_is_too_tall_for_webp_is_made_narrower(tmp_path: Path) -> None:
    made = copied(saved(Image.new("L", (40, 32_000), 90), "PNG"), tmp_path)
    assert {(copy.width, copy.height) for copy in made.file.copies} == {(20, 16_383)}
    assert (made.file.width, made.file.height) == (40, 32_000)


def test_the_original_is_described(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2018:05:31 08:15:00"
    raw = saved(Image.new("RGB", (90, 60), (200, 40, 40)), "JPEG", quality=95, exif=exif)
    file = copied(raw, tmp_path).file
    assert (file.width, file.height, file.taken) == (90, 60, date(2018, 5, 31))
    assert len(file.sha256) == 64
    red, green, blue = (int(file.colour[n : n + 2], 16) for n in (1, 3, 5))
    assert _is_near((red, green, blue), (200, 40, 40))


@pytest.mark.parametrize("words", ["0000:00:00 00:00:00", "2018:13:01 00:00:00", "yesterday", ""])
def test_a_camera_without_a_date_says_nothing(words: str, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = words
    assert copied(saved(pattern((64, 48)), "JPEG", exif=exif), tmp_path).file.taken is None


def test_a_picture_that_is_cut_short_is_refused_and_leaves_no_copy(tmp_path: Path) -> None:
    for progressive in (False, True):
        raw = saved(pattern((640, 480)), "JPEG", quality=90, progressive=progressive)
        for length in (20, 700, len(raw) // 2, len(raw) - 600, len(raw) - 1):
            assert copied(raw[:length], tmp_path).refusal.values["reason"] == DAMAGED
        half_zeros = raw[: len(raw) // 2] + bytes(len(raw) - len(raw) // 2)
        assert copied(half_zeros, tmp_path).refusal.values["reason"] == DAMAGED
    assert not (tmp_path / "store").exists(), "half a picture has been published"


def _overwritten(raw: bytes, part: bytes = b"\x5a\xc3" * 40) -> bytes:
    """In the midst of what its rows are made from."""
    middle = len(raw) // 2
    return raw[:middle] + part + raw[middle + len(part) :]


def _spoiled() -> dict[str, bytes]:
    """Pictures whose structure is whole; Pillow opens all but the third without a word."""
    rows, noise = pattern((640, 480)), Image.frombytes("RGB", (96, 64), random.Random(1).randbytes(96 * 64 * 3))
    jpeg_file = saved(rows, "JPEG", quality=90)
    scan = jpeg_file.rindex(b"\xff\xda")
    return {
        "JPEG": _overwritten(jpeg_file),
        "progressive JPEG": _overwritten(saved(rows, "JPEG", quality=90, progressive=True)),
        "JPEG with a scan that is there twice": jpeg_file[:-2] + jpeg_file[scan:],
        "TIFF with JPEG in it": _overwritten(saved(rows, "TIFF", compression="jpeg")),
        "TIFF as faxes are": _overwritten(saved(rows.convert("1"), "TIFF", compression="group3")),
        "AVIF": _overwritten(saved(noise, "AVIF", quality=90)),
    }


@pytest.mark.parametrize("sort", _spoiled())
def test_a_picture_whose_rows_are_damaged_is_refused_not_shown_with_stripes(sort: str, tmp_path: Path) -> None:
    refusal = copied(_spoiled()[sort], tmp_path).refusal
    assert (refusal.code, refusal.values["reason"]) == ("QZ-P03", DAMAGED)


def test_what_decoders_show_in_different_ways_is_refused(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    gif, webp = saved(pattern((64, 48)), "GIF"), saved(pattern((64, 48)), "WEBP", exif=turned)
    assert webp[12:16] == b"VP8X" and webp[20] & 8
    wider = copied(gif[:6] + b"\x80\0" + gif[8:], tmp_path).refusal
    assert wider.values["reason"] == UNFILLED
    silent = copied(webp[:20] + bytes([webp[20] & ~8]) + webp[21:], tmp_path).refusal
    assert silent.values["reason"] == DAMAGED
    assert copied(gif, tmp_path).file and copied(webp, tmp_path).file


def test_an_item_of_no_kind_is_refused_before_it_makes_a_decoder_crash(tmp_path: Path) -> None:
    whole = HEIC.read_bytes()
    at = whole.index(b"Exif", whole.index(b"infe"))
    refusal = copied(whole[:at] + b"\xff\xff" + whole[at + 2 :], tmp_path).refusal
    assert (refusal.code, refusal.values["reason"]) == ("QZ-P03", DAMAGED)


def test_what_is_odd_in_a_file_but_no_damage_does_not_keep_it_out(tmp_path: Path) -> None:
    plain = saved(pattern((640, 480)), "JPEG", quality=90)
    last = (
        plain.index(b"\xff\xda") + 4 + 2 * 3 + 2
    )  # of the spectrum: libjpeg warns of what some telephones write there
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags.tagtype[65_000] = 2
    tags[65_000] = "a scanner's own"
    odd = {
        "a telephone's JPEG": plain[:last] + b"\0" + plain[last + 1 :],
        "bytes behind the last row": plain[:-2] + b"\x12\x34" + plain[-2:],
        "a video behind the picture": plain + bytes(500),
        "tags of a scanner": saved(pattern((64, 48)), "TIFF", tiffinfo=tags, compression="tiff_lzw"),
    }
    for what, raw in odd.items():
        assert copied(raw, tmp_path).outcome.file, what


@pytest.mark.parametrize(
    ("raw", "code", "reason"),
    [
        (b"", "QZ-P03", EMPTY),
        ("这不是图片".encode(), "QZ-P03", NO_PICTURE),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "QZ-P03", NO_PICTURE),
        (b"8BPS\0\1" + bytes(20), "QZ-P03", NO_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "QZ-P07", None),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a --><svg/>", "QZ-P07", None),
    ],
)
def test_what_is_no_picture_is_refused(raw: bytes, code: str, reason: object, tmp_path: Path) -> None:
    refusal = copied(raw, tmp_path).refusal
    assert (refusal.code, refusal.values.get("reason")) == (code, reason)


@pytest.mark.parametrize("side", [9_000, 40_000, 60_000])
def test_a_picture_that_claims_too_many_pixels_is_refused_before_it_is_decoded(side: int, tmp_path: Path) -> None:
    refusal = copied(png_header(side, side), tmp_path).refusal
    assert (refusal.code, refusal.values["pixels"]) == ("QZ-P04", side * side // 10_000)


def test_too_many_frames_are_refused_and_of_some_the_first_is_published(tmp_path: Path) -> None:
    frames = [Image.new("L", (8, 8), 97 * number % 251) for number in range(251)]  # alike ones would be put together
    for file_format in ("GIF", "WEBP", "PNG", "TIFF"):
        many = saved(frames[0], file_format, save_all=True, lossless=True, append_images=frames[1:])
        assert copied(many, tmp_path).refusal.code == "QZ-P09", file_format
        few = saved(frames[0], file_format, save_all=True, lossless=True, append_images=frames[1:3])
        assert copied(few, tmp_path).outcome.frames == 3, file_format


def test_numbers_with_32_bits_are_refused_since_nobody_can_tell_what_is_white(tmp_path: Path) -> None:
    for mode in ("I", "F"):
        assert copied(saved(Image.new(mode, (8, 8), 70_000), "TIFF"), tmp_path).refusal.code == "QZ-P03"


def test_what_can_be_seen_through_is_published_on_white(tmp_path: Path) -> None:
    made = copied(saved(Image.new("RGBA", (64, 64), (0, 0, 0, 0)), "PNG"), tmp_path)
    for copy in made.file.copies:
        assert _is_near(made.image_of(copy).convert("RGB").getpixel((32, 32)), (255, 255, 255))


def test_sixteen_bits_of_grey_stay_grey(tmp_path: Path) -> None:
    made = copied(saved(Image.new("I;16", (64, 64), 128 * 256), "PNG"), tmp_path)
    for copy in made.file.copies:
        assert _is_near(made.image_of(copy).convert("RGB").getpixel((32, 32)), GREY), f"{copy.path} has lost its tones"


def test_one_changed_pixel_gives_the_copies_another_address(tmp_path: Path) -> None:
    image = pattern((64, 64))
    first = copied(saved(image, "PNG"), tmp_path).file
    image.putpixel((40, 40), (1, 2, 3))
    assert copied(saved(image, "PNG"), tmp_path).file.copies[0].path != first.copies[0].path


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (copied(jpeg((640, 480)), tmp_path / name).file for name in ("one", "other"))
    assert one == other


def _is_near(pixel: object, wanted: tuple[int, ...]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 24 for a, b in zip(pixel, wanted, strict=True))
