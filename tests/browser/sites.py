"""The sites that are looked at, each built once for all test processes of a run."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

PROJECT = Path(__file__).resolve().parents[2]

BASE = "/group/"
"""Most groups are given a folder of their school's site, so that is where the tests put a site without an address."""


@dataclass(frozen=True, slots=True)
class Built:
    """A finished site on the disk."""

    name: str
    source: Path
    """Its folder with content/ and docs/."""
    folder: Path
    site_url: str
    """Its full address, or "" where mkdocs.yml does not know it."""

    @property
    def base(self) -> str:
        """The path of its home page on its host."""
        return urlsplit(self.site_url).path or BASE


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder of this run that all its test processes see."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def once(folder: Path, make: Callable[[Path], None]) -> Path:
    """`folder` as `make` leaves it; the first process makes it, the others wait."""
    lock, ready, failed = (folder.with_name(folder.name + end) for end in (".lock", ".ready", ".failed"))
    try:
        lock.mkdir()
    except FileExistsError:
        while not ready.exists():
            assert not failed.exists(), f"another test process could not make {folder.name}"
            time.sleep(0.1)
        return folder
    try:
        make(folder)
    except BaseException:
        failed.touch()
        raise
    ready.touch()
    return folder


def build(source: Path, site_dir: Path) -> None:
    """Build a site with the console command, as staff do."""
    command = [sys.executable, "-m", "qunzhi", "build", "--root", str(source), "--site-dir", str(site_dir)]
    path = os.pathsep.join([str(PROJECT / "hooks"), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"the site of {source.name} was not built:\n{done.stderr}"


def site_url_of(source: Path) -> str:
    """The address in a site's mkdocs.yml."""
    found = re.search(r"^site_url: *['\"]?(https?://[^'\"\s]+)", (source / "mkdocs.yml").read_text("utf-8"), re.M)
    return found[1] if found else ""


def copy(source: Path) -> None:
    """What a site is built from, so that nothing is left in the working copy and no other build is in the way."""
    for name in ("content", "docs", "overrides", "hooks", *(f"{SITES}/{name}" for name in OTHERS)):
        shutil.copytree(PROJECT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", ".cache"))
    shutil.copy(PROJECT / "mkdocs.yml", source)


def copy_with_address(source: Path) -> None:
    """The project's own site, but with its full address known."""
    copy(source)
    settings = source / "mkdocs.yml"
    address = f"site_url: https://group.example{BASE}"
    settings.write_text(re.sub(r"^site_url:.*$", address, settings.read_text("utf-8"), flags=re.M), "utf-8")


def built(name: str, shared: Path) -> Built:
    """A site by its name."""
    source = SOURCES[name](shared)
    folder = once(shared / f"{name}-site", lambda folder: build(source, folder))
    return Built(name, source, folder, site_url_of(source))


def other(name: str) -> Callable[[Path], Path]:
    """The folder of another group's site, within a copy of the project."""
    return lambda shared: once(shared / "project", copy) / SITES / name


SITES = "tests/sites"
OTHERS = ("sample", "ernan", "weifang", "chongqing")
SOURCES: dict[str, Callable[[Path], Path]] = {
    "project": lambda shared: once(shared / "project", copy),
    "project-with-address": lambda shared: once(shared / "project-with-address", copy_with_address),
    **{name: other(name) for name in OTHERS},
}
"""The folder of each site."""
