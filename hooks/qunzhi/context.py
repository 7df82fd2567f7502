"""What every product depends on beside the site: the program, its templates, and the libraries that make its bytes."""

import hashlib
import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGE = Path(__file__).parent
OVERRIDES = PACKAGE.parents[1] / "overrides"
TEMPLATES = ("qunzhi", "print")
"""Folders of templates below `overrides/`, the site's own and the project's."""

EMBLEM = "assets/emblem.svg"
"""It stands on the covers of reports."""

LIBRARIES = ("comrak", "jinja2", "markdown-it-py", "markupsafe", "mdit-py-cjk-friendly", "mdit-py-plugins")
MORE_LIBRARIES = (
    "nh3",
    "openpyxl",
    "pagefind",
    "pi-heif",
    "pikepdf",
    "pillow",
    "pydantic",
    "pypdfium2",
    "pyvips",
    "pyvips-binary",
    "pyyaml",
    "xlsxwriter",
)
PRINT = ("noto-cjk-sans-otc", "pylopdf-fonts-zh-cn", "typst")


def context_of(root: Path) -> str:
    """A digest: where it differs, nothing that an earlier build has made is used again."""
    found = hashlib.sha256(program().encode())
    for folder in dict.fromkeys((root.resolve() / "overrides", OVERRIDES)):
        for name in TEMPLATES:
            _add(found, (folder / name).rglob("*"))
        _add(found, [folder / EMBLEM])
    return found.hexdigest()


def program() -> str:
    """A digest of what a process that runs has loaded and does not load again: the package and its libraries."""
    found = hashlib.sha256(sys.version.encode())
    for name in (*LIBRARIES, *MORE_LIBRARIES, *PRINT):
        found.update(f"{name}={version_of(name)};".encode())
    _add(found, (path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".yml")))
    return found.hexdigest()


def _add(found: "hashlib._Hash", paths: Iterable[Path]) -> None:
    for path in sorted(path for path in paths if path.is_file()):
        found.update(path.name.encode() + b"\0" + path.read_bytes())


def version_of(name: str) -> str:
    """The version of a library; "" where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
