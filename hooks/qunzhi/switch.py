"""Puts a finished site into place in one step: whoever looks sees the old site or the new one, never half of either."""

import ctypes
import json
import os
import shutil
import sys
from glob import escape
from pathlib import Path

from qunzhi.quick import CONFIGURATION

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""renameat2(2), Linux 3.15 and later: two names change places in one step."""


class NotASite(Exception):
    """The folder is not one that a build may replace; the message says why in both languages."""


def replaceable(root: Path, site_dir: Path, mark: str) -> None:
    """Make sure that a build may put its site into the place of `site_dir`; raises NotASite.

    It may where nothing is, where nothing is inside, or where an earlier build has left its manifest, the file `mark`;
    never around or within the sources themselves.
    """
    if not (root / CONFIGURATION).is_file():
        raise NotASite(
            f"{root} 里没有 {CONFIGURATION}，不是网站的文件夹。 · No site's folder: it has no {CONFIGURATION}."
        )
    sources = [root / name for name in ("content", "docs", "hooks", "overrides", "tests", ".git")]
    if root.is_relative_to(site_dir) or any(site_dir.is_relative_to(folder) for folder in sources):
        raise NotASite(f"不能把网站放进 {site_dir}：那里是源文件。 · The site cannot go there: these are its sources.")
    if site_dir.exists() and not site_dir.is_dir():
        raise NotASite(f"{site_dir} 是文件，不是文件夹。 · It is a file, not a folder.")
    if site_dir.is_dir() and not _is_ours(site_dir / mark) and any(site_dir.iterdir()):
        raise NotASite(
            f"{site_dir} 里有不是群志生成的东西，没有动它；请换一个文件夹，或先把它移走。 · "
            "The folder holds something that Qunzhi did not make; choose another, or move it away first."
        )


def _is_ours(manifest: Path) -> bool:
    """Whether it is a manifest of ours: many a web application has a `manifest.json` of its own."""
    try:
        return str(json.loads(manifest.read_bytes())["generator"]).startswith("Qunzhi ")
    except (OSError, ValueError, LookupError, TypeError):
        return False


def staging_folder(site_dir: Path) -> Path:
    """A fresh empty folder beside `site_dir`, on the same file system; leftovers of killed builds are removed first.

    A site that one of them had already moved away, with nothing in its place yet, is brought back.
    """
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    for old in _left_by_killed(site_dir, "old"):
        if not site_dir.exists():
            old.rename(site_dir)
    for old in (*_left_by_killed(site_dir, "new"), *_left_by_killed(site_dir, "old")):
        shutil.rmtree(old, ignore_errors=True)
    fresh = site_dir.parent / f".{site_dir.name}.new-{os.getpid()}"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    return fresh


def _left_by_killed(site_dir: Path, sort: str) -> list[Path]:
    found = site_dir.parent.glob(f".{escape(site_dir.name)}.{sort}-*")
    return [path for path in found if not _alive(path.name.rpartition("-")[2])]


def _alive(pid: str) -> bool:
    """Whether the build that made a staging folder still runs."""
    if not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def switch(fresh: Path, site_dir: Path) -> None:
    """Make `fresh` the site; the old one, if there is any, is then called `fresh`."""
    if not site_dir.exists():
        fresh.rename(site_dir)
        return
    if _exchanged(fresh, site_dir):
        return
    old = site_dir.parent / f".{site_dir.name}.old-{os.getpid()}"
    site_dir.rename(old)
    try:
        fresh.rename(site_dir)
    except OSError:
        old.rename(site_dir)
        raise
    old.rename(fresh)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the two could change places in one step; macOS and Windows have no such call in their C library here."""
    if sys.platform != "linux":
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done: int = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0
