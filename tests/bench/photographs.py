"""Photographs as cameras write them, made from nothing: slopes, discs and noise, 12 megapixels, JPEG of some 4 MB."""

from pathlib import Path

from PIL import Image, ImageFilter

SIZE = 4000, 3000

_FLIPS = (Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.FLIP_TOP_BOTTOM, Image.Transpose.ROTATE_180)


def write_photographs(folder: Path, count: int, size: tuple[int, int] = SIZE) -> list[Path]:
    """So many files, each different."""
    folder.mkdir(parents=True, exist_ok=True)
    grain = Image.effect_noise(size, 24)
    found = []
    for number in range(count):
        path = folder / f"photo-{number:03d}.jpg"
        _photograph(number, grain, size).save(path, "JPEG", quality=92)
        found.append(path)
    return found


def _photograph(number: int, grain: Image.Image, size: tuple[int, int]) -> Image.Image:
    slope = Image.linear_gradient("L").rotate(37 * number).resize(size)
    disc = Image.radial_gradient("L").rotate(11 * number).resize(size)
    coarse = Image.effect_noise((size[0] // 40, size[1] // 40), 90 + number % 20).resize(size)
    soft = coarse.filter(ImageFilter.BoxBlur(2))
    shifted = grain.transpose(_FLIPS[number % len(_FLIPS)])
    bands = (Image.blend(one, soft, 0.45) for one in (slope, disc, Image.blend(slope, disc, 0.5)))
    return Image.merge("RGB", [Image.blend(band, shifted, 0.18) for band in bands])
