"""In which characters a text file is written."""

import codecs
from pathlib import Path

UTF_8 = "UTF-8"

_MARKED = ((codecs.BOM_UTF8, UTF_8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "UTF-16", "utf-16"))
_MARKED_TOO = ((codecs.BOM_UTF16_BE, "UTF-16", "utf-16"),)


def encoding_of(path: Path) -> str:
    """UTF-8, UTF-16 or GB 18030; "" for what is no text in any of them."""
    raw = path.read_bytes()
    for mark, name, codec in (*_MARKED, *_MARKED_TOO):
        if raw.startswith(mark):
            return name if _decodes(raw, codec) else ""
    if b"\0" in raw:
        return ""
    return next((name for name, codec in ((UTF_8, "utf-8"), ("GB 18030", "gb18030")) if _decodes(raw, codec)), "")


def _decodes(raw: bytes, codec: str) -> bool:
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError:
        return False
    return not any(character < " " and character not in "\t\n\r\f" for character in text)
