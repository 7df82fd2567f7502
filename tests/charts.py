"""The pictures of the sample site's album of test charts: drawn, small, and plainly no photographs.

`python -m tests.charts` draws them anew. What Pillow makes differs from version to version, so the files are kept.
"""

import math
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tests.building import SITES

FOLDER = SITES / "sample" / "content" / "albums" / "2023-test-charts"

PAPER, INK, RED, GREEN, GOLD, BLUE = "#f4efe2", "#23302b", "#b23a26", "#1c6a5e", "#d8a532", "#3d6a9c"

DATE_TAKEN = 0x9003
EXIF = 0x8769
"""Tags of EXIF 2.32."""


def _ground(size: tuple[int, int], colour: str, title: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """A sheet with a frame, and at its foot what it is."""
    image = Image.new("RGB", size, colour)
    draw = ImageDraw.Draw(image)
    draw.rectangle((20, 20, size[0] - 21, size[1] - 21), outline=INK, width=4)
    words = f"TEST CHART - {title} - NOT A PHOTOGRAPH"
    draw.text((40, size[1] - 76), words, fill=INK, font=ImageFont.load_default(34))
    return image, draw


def bars() -> Image.Image:
    """Bars of colour."""
    image, draw = _ground((1600, 1000), PAPER, "COLOUR BARS")
    for number, colour in enumerate((INK, RED, GREEN, GOLD, BLUE, "#8a8574", "#ffffff")):
        draw.rectangle((100 + number * 200, 120, 299 + number * 200, 860), fill=colour)
    return image


def portrait() -> Image.Image:
    """Circles on a sheet that stands upright."""
    image, draw = _ground((900, 1200), "#dfe8e2", "CIRCLES")
    for number in range(12):
        radius = 380 - number * 30
        draw.ellipse(
            (450 - radius, 520 - radius, 450 + radius, 520 + radius), outline=(GREEN, RED)[number % 2], width=8
        )
    return image


def panorama() -> Image.Image:
    """A wide sheet of waves."""
    image, draw = _ground((1800, 620), "#e7e2f0", "WAVES")
    for number in range(6):
        line = [(x, 240 + number * 40 + 60 * math.sin(x / 120 + number)) for x in range(60, 1741, 6)]
        draw.line(line, fill=(BLUE, RED, GREEN)[number % 3], width=8)
    return image


def room(after: bool) -> Image.Image:
    """A floor plan with few machines, or with many."""
    image, draw = _ground((1200, 900), PAPER, "ROOM " + ("AFTER" if after else "BEFORE"))
    draw.rectangle((100, 100, 1100, 760), outline=INK, width=10)
    for row in range(3 if after else 1):
        for column in range(5 if after else 2):
            left, top = 170 + column * 185, 160 + row * 195
            draw.rectangle((left, top, left + 130, top + 120), fill=GREEN if after else "#b9b19c", outline=INK, width=4)
    return image


def plan() -> Image.Image:
    """A drawing like a scan of a large sheet: fine lines and small figures that show only when one looks closely."""
    image, draw = _ground((3200, 2200), PAPER, "WORKSHOP PLAN")
    font = ImageFont.load_default(20)
    for number in range(16):
        for line in range(10):
            left, top = 120 + number * 186, 120 + line * 190
            draw.rectangle((left, top, left + 150, top + 140), outline=INK, width=2)
            draw.line((left, top, left + 150, top + 140), fill="#8a8574", width=1)
            draw.text((left + 8, top + 112), f"{line + 1:02}-{number + 1:02}", fill=RED, font=font)
    return image


CHARTS: dict[str, Callable[[], Image.Image]] = {
    "bars.png": bars,
    "circles.png": portrait,
    "waves.jpg": panorama,
    "before.png": lambda: room(after=False),
    "after.png": lambda: room(after=True),
    "plan.png": plan,
    "withheld.png": lambda: _ground((800, 600), GOLD, "WITHHELD")[0],
}


def draw_all(folder: Path) -> None:
    """Write every chart. The JPEG says on which day a camera would have taken it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in CHARTS.items():
        image = draw()
        if name.endswith(".png"):
            image.quantize(16, dither=Image.Dither.NONE).save(folder / name, optimize=True)
        else:
            exif = Image.Exif()
            exif.get_ifd(EXIF)[DATE_TAKEN] = "2023:10:21 09:30:00"
            image.save(folder / name, quality=70, exif=exif)


if __name__ == "__main__":
    draw_all(FOLDER)
