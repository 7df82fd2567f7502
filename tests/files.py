"""Small files of every sort that the tests need, made from nothing."""

import io
import struct
import zlib
from collections.abc import Sequence
from fractions import Fraction

from PIL import Image, TiffImagePlugin

RED, GREY = (220, 30, 30), (128, 128, 128)

ORIENTATION, MAKE, GPS, EXIF, DATE_TIME_ORIGINAL = 0x0112, 0x010F, 0x8825, 0x8769, 0x9003
"""Tags of EXIF 2.32."""


def pattern(size: tuple[int, int], corner: int = 8) -> Image.Image:
    """Grey with a slope of brightness, and a red square in its first corner: the way up can be seen."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    image.paste(RED, (0, 0, corner, corner))
    return image


def jpeg(size: tuple[int, int], *, orientation: int = 1, corner: int = 8) -> bytes:
    """A photograph as a phone writes it: with its maker, the place in GPS coordinates, and which way up it was held."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKE] = "Sample Camera"
    degrees = tuple(TiffImagePlugin.IFDRational(Fraction(n)) for n in (30, 31, 32))
    exif.get_ifd(GPS).update({1: "N", 2: degrees, 3: "E", 4: degrees})
    held = io.BytesIO()
    pattern(size, corner).save(held, "JPEG", quality=80, exif=exif, comment=b"taken by a person")
    return held.getvalue()


def dated_jpeg(taken: str) -> bytes:
    """A photograph whose camera has written when it was taken."""
    exif = Image.Exif()
    exif.get_ifd(EXIF)[DATE_TIME_ORIGINAL] = taken
    held = io.BytesIO()
    pattern((64, 48)).save(held, "JPEG", exif=exif)
    return held.getvalue()


def frames(file_format: str, count: int) -> bytes:
    """An animation, or pages."""
    shades = [Image.new("L", (64, 48), number % 256) for number in range(count)]
    held = io.BytesIO()
    shades[0].save(held, file_format, save_all=True, append_images=shades[1:])
    return held.getvalue()


def plain_webp(width: int, height: int) -> bytes:
    """A WebP of one colour (RFC 9649, 3): each of its five codes has one symbol only, so that a pixel takes no bits."""
    head = struct.pack("<BI", 0x2F, (width - 1) | (height - 1) << 14)
    # No transform, no colour cache, one group of codes; then five times: simple, one symbol, of one bit, which is 0.
    codes = sum(1 << (3 + 4 * number) for number in range(5))
    body = head + codes.to_bytes(4, "little")
    body += b"\0" * (len(body) % 2)
    chunk = b"VP8L" + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def png(size: tuple[int, int]) -> bytes:
    """A picture without loss."""
    held = io.BytesIO()
    pattern(size).save(held, "PNG", optimize=True)
    return held.getvalue()


def png_header(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be `width` × `height` pixels: what a decompression bomb looks like."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 64)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )


def pdf(pages: int) -> bytes:
    """The smallest PDF 1.4 with so many empty pages, and a title."""
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + pages))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        *["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * pages,
        "<< /Title (Example) >>",
    ]
    return _with_table(bodies)


def _with_table(bodies: Sequence[str]) -> bytes:
    """The objects of a PDF with the table that tells where each begins."""
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(bodies) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()
