"""Whole builds for tests: a copy of the project, and its commands as staff run them."""

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[1]
SITES = PROJECT / "tests" / "sites"

CALM = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@dataclass(frozen=True)
class Building:
    """A copy of the project with one site in it."""

    project: Path
    """Holds hooks/, overrides/ and mkdocs.yml."""
    root: Path
    """Holds the site's content/, docs/ and mkdocs.yml."""
    site_dir: Path

    @property
    def environment(self) -> dict[str, str]:
        """For subprocesses: the package of the copy, not that of the checkout."""
        return {**os.environ, **CALM, "PYTHONPATH": str(self.project / "hooks")}


def copied_project(folder: Path, site: str = "sample") -> Building:
    """The project with one of its test sites, copied to `folder` as it lies in the checkout."""
    nothing_made = shutil.ignore_patterns("__pycache__", ".cache")
    for part in ("hooks", "overrides", f"tests/sites/{site}"):
        shutil.copytree(PROJECT / part, folder / part, ignore=nothing_made)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    return Building(folder, folder / "tests" / "sites" / site, folder / "site")


def run_qunzhi(building: Building, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """`python -m qunzhi`, on the site of a copy."""
    command = [sys.executable, "-m", "qunzhi", arguments[0], "--root", str(building.root), *arguments[1:]]
    return subprocess.run(command, env=building.environment, capture_output=True, text=True, check=False)


def snapshot(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder, by its path from there."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
