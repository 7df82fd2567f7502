"""Characters that look like a space, or like nothing, but are none to YAML: they come with pasted text."""

import re

from qunzhi.languages import Text
from qunzhi.reading.full_width import Slip
from qunzhi.text import UNSEEN

_NAMES = {
    "\u3000": Text("全角空格", "a full-width space"),
    "\u00a0": Text("不换行空格", "a no-break space"),
}
_UNSEEN = Text("看不见的字符", "an unseen character")

ODD = re.compile(f"[\u3000{UNSEEN}]")

_BETWEEN_FIELDS = re.compile(rf"^[ ]*(?:- +)?(?:[A-Za-z_][\w-]*:?)?({ODD.pattern})", re.MULTILINE)


def between_fields(text: str, end: int) -> Slip | None:
    """The first one before or behind the name of a field, in the lines before an offset."""
    found = _BETWEEN_FIELDS.search(text, 0, end)
    return _slip(text, found.start(1)) if found else None


def within(text: str, begin: int, end: int) -> Slip | None:
    """The first one between two offsets."""
    found = ODD.search(text, begin, end)
    return _slip(text, found.start()) if found else None


def _slip(text: str, at: int) -> Slip:
    return Slip("QZ-Y12", at, {"name": _NAMES.get(text[at], _UNSEEN), "character": f"U+{ord(text[at]):04X}"})
