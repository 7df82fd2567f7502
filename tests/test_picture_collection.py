"""Every sort of valid picture comes out right, compared with the scene that it shows and not with any decoder."""

from pathlib import Path

import pytest
from PIL import Image

from tests.made_pictures import copied
from tests.picture_collection import Valid, collection
from tests.picture_scenes import likeness, mean, pixels_of
from tests.recorded_pictures import SMALL, luma

NEAR = 6 / 255
"""By how much a channel of the mean colour may differ."""

LIKE = 0.9

VALID = tuple(collection())


def shown(copy: Image.Image) -> list[tuple[float, float, float]]:
    """The colours of a copy, brought to the size at which it is compared."""
    flat = copy.convert("RGB").resize(SMALL, Image.Resampling.BOX).tobytes()
    return [(flat[n] / 255, flat[n + 1] / 255, flat[n + 2] / 255) for n in range(0, len(flat), 3)]


def test_the_collection_is_large_and_no_picture_is_in_it_twice() -> None:
    assert len(VALID) >= 400 and len({one.name for one in VALID}) == len(VALID)


@pytest.mark.parametrize("picture", VALID, ids=[one.name for one in VALID])
def test_a_valid_picture_comes_out_right(picture: Valid, tmp_path: Path) -> None:
    made = copied(picture.raw, tmp_path)
    wanted = pixels_of(picture.look, *SMALL)
    assert (made.file.width, made.file.height) == picture.size
    assert {copy.format for copy in made.file.copies} == {"avif", "webp", "jpeg"}
    for copy in made.file.copies:
        image = made.image_of(copy)
        assert image.size == (copy.width, copy.height) and image.mode == "RGB", f"{copy.path}: {image}"
        found = shown(image)
        off = max(abs(a - b) for a, b in zip(mean(found), mean(wanted), strict=True))
        assert off <= NEAR, f"{copy.format} {copy.width}: the mean colour is {255 * off:.0f} levels off"
        alike = likeness(luma(found), luma(wanted), *SMALL)
        assert alike > LIKE, f"{copy.format} {copy.width}: likeness is only {alike:.3f}"
