"""What every product depends on beside the site: the program, its templates, and the libraries that make its bytes."""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from qunzhi.keeping import keep, kept_in
from qunzhi.quick import CACHE, now_ns
from qunzhi.stamps import YOUNG_NS, Stamp, imprint, sources_in, stamp

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


CONTEXT = "past/context.pickle"
"""Below the cache."""


def context_of(root: Path) -> str:
    """A digest: where it differs, nothing that an earlier build has made is used again.

    To read the whole program takes a tenth of the time of a small build, so the digest is kept while all that it is
    made of has the stamps that it had.
    """
    begin_ns, stamps = now_ns(), _stamps(root.resolve())
    path, state = root / CACHE / CONTEXT, f"{sys.version} {imprint(stamps).hex()}"
    known = kept_in(path, state)
    if isinstance(known, str):
        return known
    found = _context(root)
    if path.parent.is_dir() and all(one.changed_ns < begin_ns - YOUNG_NS for one in stamps.values()):
        keep(found, path, state)
    return found


def _stamps(root: Path) -> dict[str, Stamp]:
    """By path: the files of program and templates, and each folder in which a library may be installed or renewed."""
    found = {f"program/{path}": one for path, one in sources_in(PACKAGE.parent, PACKAGE.name).items()}
    for folder in _folders(root):
        for name in (*TEMPLATES, EMBLEM):
            found |= {f"{folder}/{path}": one for path, one in _below(folder, name)}
    for place in sys.path:
        if Path(place).resolve() not in (root, Path.cwd()):  # in these every build makes and removes folders
            with suppress(OSError):
                found[place] = stamp(os.stat(place))
    return {path: one for path, one in found.items() if "/__pycache__/" not in path}


def _below(folder: Path, name: str) -> Iterator[tuple[str, Stamp]]:
    if (folder / name).is_file():
        yield name, stamp((folder / name).stat())
    else:
        yield from sources_in(folder, name).items()


def _folders(root: Path) -> Iterable[Path]:
    return dict.fromkeys((root / "overrides", OVERRIDES))


def _context(root: Path) -> str:
    found = hashlib.sha256(program().encode())
    for folder in _folders(root.resolve()):
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
