"""Draws the test charts of the test sites: pictures of every sort that people upload, and plainly no photographs.

`python -m tests.charts` draws them anew; the same bytes each time. Camera, place and number in them are invented.
"""

from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SITES = Path(__file__).parent / "sites"
ALBUM = "content/albums/test-charts"
LABEL = "TEST CHART - NOT A PHOTOGRAPH"

BARS = ("#b4b4b4", "#b4b410", "#10b4b4", "#10b410", "#b410b4", "#b41010", "#1010b4", "#101010")
"""Eight colour bars, from the lightest to the darkest."""

SHOWN = {
    "ernan": ("bars.jpg", "upright.jpg", "grey.png", "glass.png", "print.jpg", "palette.gif", "scan.png"),
    "weifang": ("bars.jpg", "upright.jpg", "scan.png"),
    "chongqing": ("bars.jpg", "print.jpg", "glass.png", "scan.png"),
}


def bars(size: tuple[int, int] = (1800, 1200)) -> Image.Image:
    """Colour bars above a grey wedge."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    width, height = size
    for number, colour in enumerate(BARS):
        draw.rectangle((number * width // 8, 0, (number + 1) * width // 8, height * 3 // 4), fill=colour)
    for step in range(32):
        grey = step * 255 // 31
        draw.rectangle((step * width // 32, height * 3 // 4, (step + 1) * width // 32, height), fill=(grey,) * 3)
    return _labelled(image)


def scan() -> Image.Image:
    """A page of A4 at 300 dpi: the label over and over in smaller and smaller letters, and rules."""
    image = Image.new("L", (2480, 3508), 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle((150, 150, 2330, 3358), outline=0, width=6)
    top = 260
    for points in (88, 72, 60, 48, 40, 34, 28, 24, 20, 17, 14, 12):
        for _ in range(3):
            draw.text((240, top), LABEL, fill=0, font=ImageFont.load_default(points))
            top += points * 2
    for line in range(18):
        draw.line((240, top + line * line, 2240, top + line * line), fill=0, width=1 + (17 - line) // 4)
    return image.convert("1", dither=Image.Dither.NONE)


def _labelled(image: Image.Image) -> Image.Image:
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(image.width // 24)
    left, _, right, bottom = draw.textbbox((0, 0), LABEL, font=font)
    at = (image.width - right + left) // 2, image.height // 3
    draw.rectangle((at[0] - 24, at[1] - 16, at[0] + right + 24, at[1] + bottom + 16), fill="white")
    draw.text(at, LABEL, fill="black", font=font)
    return image


def _camera(orientation: int) -> Image.Exif:
    """What a telephone writes: an invented camera, number and place."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0xA431] = orientation, "Test Chart", "TC-000000"
    exif.get_ifd(0x8769)[0x9003] = "2023:05:12 09:30:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (30.0, 0.0, 0.0), 3: "E", 4: (110.0, 0.0, 0.0)})
    return exif


def _bars(path: Path) -> None:
    bars().save(path, quality=80, exif=_camera(1), comment="drawn by a program")


def _upright(path: Path) -> None:
    """Lies on its side in the file; the camera has noted how it was held."""
    bars((1200, 1800)).transpose(Image.Transpose.ROTATE_90).save(path, quality=80, exif=_camera(6))


def _grey(path: Path) -> None:
    """16 bits for each point."""
    ramp = bytes(byte for _ in range(400) for x in range(1024) for byte in (x * 64).to_bytes(2, "little"))
    Image.frombytes("I;16", (1024, 400), ramp).save(path)


def _glass(path: Path) -> None:
    """Transparent at the right."""
    image = bars((1200, 800)).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").rotate(90).resize(image.size))
    image.save(path, optimize=True)


def _print(path: Path) -> None:
    """In the four colours of print."""
    bars((1200, 800)).convert("CMYK").save(path, quality=80)


def _palette(path: Path) -> None:
    bars((900, 600)).convert("P", palette=Image.Palette.ADAPTIVE, colors=32).save(path)


def _scan(path: Path) -> None:
    scan().save(path, optimize=True, dpi=(300, 300))


DRAWN: dict[str, Callable[[Path], None]] = {
    "bars.jpg": _bars,
    "upright.jpg": _upright,
    "grey.png": _grey,
    "glass.png": _glass,
    "print.jpg": _print,
    "palette.gif": _palette,
    "scan.png": _scan,
}


def draw_all(sites: Path = SITES) -> None:
    """Draw the charts of every test site."""
    for name, charts in SHOWN.items():
        folder = sites / name / ALBUM
        folder.mkdir(parents=True, exist_ok=True)
        for chart in charts:
            DRAWN[chart](folder / chart)


if __name__ == "__main__":
    draw_all()
