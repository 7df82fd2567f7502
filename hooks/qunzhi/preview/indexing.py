"""The search index of a preview. It takes longer than all the rest, so it is made apart, while nothing else is done.

Until it is ready, the preview searches the one before. As a program of its own it can be left at any moment; it ends
by itself when the preview closes its input, or is no more.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import DEVNULL, PIPE
from threading import Thread
from typing import Literal

from qunzhi.search import Pagefind
from qunzhi.switch import staging_folder, switch

MADE_OF = "made-of.txt"
"""Within the index: the digest of the pages that it was made of."""

POLITENESS = 10
"""How much later than others it is given the processor (nice(2))."""


Stage = Literal["begun", "left", "ready", "failed"]
"""Of the making of an index; one that is left is wanted no more."""


class SearchIndex:
    """The index of a preview, in a folder of its own."""

    def __init__(self, folder: Path, tell: Callable[[Stage], None]) -> None:
        """`tell` hears of every stage, from any thread."""
        self.folder = folder
        self._tell = tell
        self._process: subprocess.Popen[bytes] | None = None

    def renew(self, site: Path, pages: str) -> None:
        """Make the index of a site, whose pages have that digest, unless it is there."""
        if self._made_of() == pages:
            return
        command = [sys.executable, "-m", "qunzhi.preview.indexing", str(site), str(self.folder), pages]
        # In a process group of its own, so that it can end the engine with itself.
        process = subprocess.Popen(command, stdin=PIPE, stderr=DEVNULL, start_new_session=True)
        self._process = process
        self._tell("begun")
        Thread(target=self._wait, args=(process,), daemon=True).start()

    def stop(self) -> None:
        """Leave an index that is being made unfinished."""
        process, self._process = self._process, None
        if process and process.stdin and process.poll() is None:
            process.stdin.close()
            self._tell("left")

    def _wait(self, process: "subprocess.Popen[bytes]") -> None:
        failed = process.wait() != 0
        if process is self._process:
            self._tell("failed" if failed else "ready")

    def _made_of(self) -> str:
        try:
            return (self.folder / MADE_OF).read_text("utf-8")
        except OSError:
            return ""


def make_index(site: Path, folder: Path, pages: str) -> None:
    """Index a site into a folder, which changes in one step."""
    fresh = staging_folder(folder)
    try:
        Pagefind().index_into(site, fresh)
        (fresh / MADE_OF).write_text(pages, "utf-8")
        switch(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def main() -> None:
    """What `renew` starts: the site, the index and the digest are its arguments."""
    os.nice(POLITENESS)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that temporary files are removed on the way out
    Thread(target=_end_with_input, daemon=True).start()
    make_index(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])


def _end_with_input() -> None:
    os.read(sys.stdin.fileno(), 1)  # not by sys.stdin, whose lock a waiting thread would keep at exit
    os.killpg(0, signal.SIGTERM)


if __name__ == "__main__":
    main()
