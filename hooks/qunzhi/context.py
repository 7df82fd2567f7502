"""What every product depends on beside the site: the program, its templates, and the libraries that make its bytes."""

import hashlib
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGE = Path(__file__).parent
TEMPLATES = PACKAGE.parents[1] / "overrides" / "qunzhi"

LIBRARIES = ("comrak", "jinja2", "markdown-it-py", "markupsafe", "mdit-py-cjk-friendly", "mdit-py-plugins")
MORE_LIBRARIES = ("nh3", "pagefind", "pillow", "pydantic", "pypdfium2", "pyyaml")


def context_of(root: Path) -> str:
    """A digest: where it differs, nothing that an earlier build has made is used again."""
    found = hashlib.sha256(sys.version.encode())
    for name in (*LIBRARIES, *MORE_LIBRARIES):
        found.update(f"{name}={version_of(name)};".encode())
    for path in _sources(root):
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def _sources(root: Path) -> Iterator[Path]:
    yield from sorted(path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".yml"))
    for folder in dict.fromkeys((root.resolve() / "overrides" / "qunzhi", TEMPLATES)):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def version_of(name: str) -> str:
    """The version of a library; "" where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
