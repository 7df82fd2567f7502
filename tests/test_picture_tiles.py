"""Tiles are put together again, and must be the picture that was cut."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.made_pictures import Copies, copied

SLOPE = Image.merge("RGB", [Image.linear_gradient("L").rotate(turn) for turn in (0, 90, 180)])


def cut(size: tuple[int, int], folder: Path) -> Copies:
    held = io.BytesIO()
    SLOPE.resize(size).save(held, "PNG")
    return copied(held.getvalue(), folder, with_tiles=True)


def tiles_of(made: Copies) -> dict[str, Image.Image]:
    assert made.file.tiles
    found: dict[str, Image.Image] = {}
    for name, digest in made.file.tiles.files:
        with Image.open(made.store.path(digest)) as image:
            image.load()
            found[name] = image
    return found


@pytest.mark.parametrize("size", [(1300, 700), (1025, 1023), (512, 512), (300, 200), (513, 40)])
def test_the_squares_of_each_scale_cover_the_picture_once(size: tuple[int, int], tmp_path: Path) -> None:
    made = cut(size, tmp_path)
    tiles = made.file.tiles
    assert tiles and (tiles.width, tiles.height, tiles.side_px) == (*size, 512)
    assert tiles.scales[-1] * 512 >= max(size) > (tiles.scales[-1] // 2) * 512, "scales end where one square is enough"
    found = tiles_of(made)
    for scale in tiles.scales:
        whole = Image.new("RGB", (-(-size[0] // scale), -(-size[1] // scale)))
        for x in range(0, size[0], 512 * scale):
            for y in range(0, size[1], 512 * scale):
                w, h = min(512 * scale, size[0] - x), min(512 * scale, size[1] - y)
                wide, high = -(-w // scale), -(-h // scale)
                region = "full" if (w, h) == size else f"{x},{y},{w},{h}"
                square = found[f"{region}/{wide},{high}/0/default.jpg"]
                assert square.size == (wide, high)
                whole.paste(square, (x // scale, y // scale))
        assert _is_like(whole, SLOPE.resize(whole.size)), f"scale {scale} shows something else"


def test_sizes_of_the_whole_picture_are_files_too(tmp_path: Path) -> None:
    found = tiles_of(cut((1300, 700), tmp_path))
    whole = [re.fullmatch(r"full/(\d+),(\d+)/0/default\.jpg", name) for name in found]
    assert sorted((int(one[1]), int(one[2])) for one in whole if one) == [(325, 175), (650, 350)]


def test_a_picture_without_a_close_view_has_no_tiles(tmp_path: Path) -> None:
    held = io.BytesIO()
    SLOPE.save(held, "PNG")
    assert copied(held.getvalue(), tmp_path).file.tiles is None


def _is_like(one: Image.Image, other: Image.Image) -> bool:
    one_small, other_small = (image.resize((32, 32), Image.Resampling.BOX).tobytes() for image in (one, other))
    return sum(abs(a - b) for a, b in zip(one_small, other_small, strict=True)) < 5 * len(one_small)
