"""Search behind one small interface, so that the engine can be replaced: a finished folder in, index files added."""

import json
import os
import re
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from qunzhi.text import CHINESE


class SearchFailed(Exception):
    """The engine could not make its index; the message is what it said."""


class SearchEngine(Protocol):
    """Makes the index of a finished site."""

    name: str
    """Of engine and version; "" for one that makes nothing."""
    FOLDER: str
    """Within the site: all that it makes."""

    def index(self, folder: Path) -> None:
        """Read the pages of `folder` and add the index to it. Raises SearchFailed."""


class Pagefind:
    """Pagefind, with an index of single Chinese characters.

    It would divide Chinese into words, and so does the browser with the question, but the two do not agree: 华大基因 is
    华大 and 基因 to the one, 华, 大 and 基因 to the other, and nothing is found. overrides/assets/search-engine.js asks
    for the characters of each word one after the other instead.

    Marked in templates: `data-pagefind-body` (what is searched), `-ignore`, `-meta="title"`. Not `-filter`: its index
    has the order of a hash map, another one in every build.
    """

    name = f"pagefind {version('pagefind')}"
    FOLDER = "pagefind"
    UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
    """Its own interfaces; ours is in overrides/assets/."""

    def index(self, folder: Path) -> None:
        """Index all pages, each language apart, then make the result the same from run to run."""
        self.index_into(folder, folder / self.FOLDER)

    def index_into(self, folder: Path, index: Path) -> None:
        """Put the index of the pages of `folder` elsewhere."""
        with tempfile.TemporaryDirectory() as copy:
            _copy_apart(folder, Path(copy))
            self._run("--site", copy, "--output-path", str(index))
        self._tidy(index)

    def _run(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "pagefind", *arguments]
        done = subprocess.run(
            command, capture_output=True, text=True, env={**os.environ, "PAGEFIND_QUIET": "true"}, check=False
        )
        if done.returncode:
            raise SearchFailed(done.stderr.strip() or done.stdout.strip())

    def _tidy(self, folder: Path) -> None:
        for path in sorted(folder.iterdir()):
            if path.name.startswith(self.UNUSED):
                path.unlink()
        entry = folder / "pagefind-entry.json"  # its keys come in the order of a hash map
        entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True), "utf-8")


_SEAM = f"[{CHINESE}](?=[{CHINESE}0-9A-Za-z])|[0-9A-Za-z](?=[{CHINESE}])"
"""Compiled when the first index is made: classes of Chinese characters take 1 ms each."""


def characters_apart(text: str) -> str:
    """A text in which a zero-width space stands between any two Chinese characters."""
    return re.sub(_SEAM, "\\g<0>\u200b", text)


def _copy_apart(folder: Path, copy: Path) -> None:
    """The pages that are searched, for the engine's eyes only."""
    for page in folder.rglob("*.html"):
        head, mark, text = page.read_text("utf-8").partition("data-pagefind-body")
        if mark:
            target = copy / page.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(head + mark + characters_apart(text), "utf-8")


class NoSearch:
    """For previews and measurements of everything else."""

    name = ""
    FOLDER = Pagefind.FOLDER

    def index(self, folder: Path) -> None:
        """Make no index."""
