"""The typefaces, opened for setting."""

from functools import lru_cache
from typing import TYPE_CHECKING

from qunzhi.reports.typefaces import folders

if TYPE_CHECKING:
    from typst import Fonts


@lru_cache(maxsize=1)
def fonts() -> "Fonts":
    """Those of the packages alone. Raises BuildFailed where one is missing."""
    from typst import Fonts  # a build that prints nothing does without it

    paths = [str(folder) for folder in folders()]
    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)
