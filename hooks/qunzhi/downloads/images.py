"""Pictures that are handed out as they are."""

import warnings
from pathlib import Path

from PIL import Image

from qunzhi.downloads.refusals import Refused, Remark
from qunzhi.languages import Text

_GPS = 0x8825
"""Tag of EXIF 2.32 for the place where a picture was taken."""

_DAMAGED = Text("内容不完整或已损坏", "it is cut short or damaged")


def look_into(path: Path, name: str) -> tuple[Remark, ...]:
    """What is to be said of a picture. Raises Refused for one that does not open."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its size is no matter: nobody decodes it here
            with Image.open(path) as image:
                image.verify()
            with Image.open(path) as image:  # after verifying, Pillow reads nothing more of it
                tells_place = bool(image.getexif().get_ifd(_GPS))
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        raise Refused("QZ-V10", name=name, reason=_DAMAGED) from None
    return (Remark("QZ-V20", {"name": name}),) if tells_place else ()
