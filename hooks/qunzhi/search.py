"""Search behind one small interface, so that the engine can be replaced: a finished folder in, index files added."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol


class SearchFailed(Exception):
    """The engine could not make its index; the message is what it said."""


class SearchEngine(Protocol):
    """Makes the index of a finished site."""

    def index(self, folder: Path) -> None:
        """Read the pages of `folder` and add the index to it. Raises SearchFailed."""


class Pagefind:
    """Pagefind, extended edition: the other one does not divide Chinese into words.

    Marked in templates: `data-pagefind-body` (what is searched), `-filter="kind"`, `-meta="title"`.
    """

    FOLDER = "pagefind"
    UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
    """Its own interfaces; ours is in overrides/assets/."""

    def index(self, folder: Path) -> None:
        """Index all pages, each language apart, then make the result the same from run to run."""
        command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--output-subdir", self.FOLDER]
        done = subprocess.run(
            command, capture_output=True, text=True, env={**os.environ, "PAGEFIND_QUIET": "true"}, check=False
        )
        if done.returncode:
            raise SearchFailed(done.stderr.strip() or done.stdout.strip())
        self._tidy(folder / self.FOLDER)

    def _tidy(self, folder: Path) -> None:
        for path in sorted(folder.iterdir()):
            if path.name.startswith(self.UNUSED):
                path.unlink()
        entry = folder / "pagefind-entry.json"  # its keys come in the order of a hash map
        entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True), "utf-8")


class NoSearch:
    """For previews and measurements of everything else."""

    def index(self, folder: Path) -> None:
        """Make no index."""
