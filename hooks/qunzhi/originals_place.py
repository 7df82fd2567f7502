"""Where the originals lie that are too large for git.

That is a property of the machine, not of the group: the secretariat's computer has them on a disk, a pipeline in a
bucket or not at all, and both build the same content. So it stands in the environment and nowhere in the content, where
whoever proposes a text could make every build reach for an address.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "QUNZHI_ORIGINALS"
"""Of the environment: a folder, counted from the site's root, or a URL that fsspec knows."""

FOLDER = "originals"
"""In the site's root, where the variable says nothing. Git does not look into it."""

_SECRET = re.compile(r"//[^/@]*@")


def place_of(root: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The absolute path of a folder, or a URL."""
    named = FOLDER if is_default(environment) else environment[VARIABLE].strip()
    return named if is_distant(named) else str(root.absolute() / Path(named).expanduser())


def is_default(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the environment names no place."""
    return not environment.get(VARIABLE, "").strip()


def is_distant(place: str) -> bool:
    """Whether it is a URL: then, and only then, a network may be used."""
    return "://" in place


def told(place: str, root: Path) -> str:
    """A place as messages name it: short, and without the password that a URL may hold."""
    if is_distant(place):
        return _SECRET.sub("//", place)
    path = Path(place)
    return str(path.relative_to(root.absolute())) if path.is_relative_to(root.absolute()) else place
