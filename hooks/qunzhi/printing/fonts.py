"""The typefaces of print: those of packages, never those of the machine, or two machines would print two reports."""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from typst import Fonts

from qunzhi.faults import BuildFailed

PACKAGES = ("pylopdf_fonts_zh_cn", "noto_cjk_sans_otc")
"""Song and Hei; and for the rare characters that they lack, Hei with more."""

MISSING = (
    "缺少印刷字体包 {name}，请运行 make install 重新安装。 · "
    "The package of typefaces for print {name} is missing; run make install again."
)


@lru_cache(maxsize=1)
def fonts() -> Fonts:
    """The typefaces. Raises BuildFailed where a package is missing."""
    return Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(_folder(name)) for name in PACKAGES],
    )


def _folder(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise BuildFailed(MISSING.format(name=name.replace("_", "-")))
    return Path(spec.origin).parent
