"""The typefaces, opened for setting."""

from functools import lru_cache

from typst import Fonts

from qunzhi.reports.typefaces import folders


@lru_cache(maxsize=1)
def fonts() -> Fonts:
    """Those of the packages alone. Raises BuildFailed where one is missing."""
    paths = [str(folder) for folder in folders()]
    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)
