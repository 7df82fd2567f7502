"""A preview that runs, as staff start it."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.building import Building

PATIENCE_SECONDS = 60
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S*?(?=[（\s])")


@dataclass(frozen=True)
class Preview:
    """A process that serves a site."""

    process: "subprocess.Popen[bytes]"
    root: Path
    log: Path

    @property
    def said(self) -> str:
        """All that it has said in the terminal."""
        return self.log.read_text("utf-8")

    @property
    def url(self) -> str:
        """Of the home page, with a slash at its end."""
        found = ADDRESS.search(self.said)
        assert found, f"the preview has not told its address:\n{self.said}"
        return found[0]

    def wait_until_said(self, words: str, times: int = 1) -> None:
        """Return when it has said that so many times."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.said.count(words) < times:
            assert self.process.poll() is None and time.monotonic() < deadline, f"{words!r} not in:\n{self.said}"
            time.sleep(0.02)

    def interrupt(self) -> int:
        """As Ctrl+C does, which all processes of a terminal's group hear; its exit status."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(PATIENCE_SECONDS)


@contextmanager
def running(building: Building, arguments: Sequence[str]) -> Iterator[Preview]:
    """`python -m` with some arguments, in the folder of the site."""
    log = building.project / "preview.log"
    with log.open("wb") as said:
        command = [sys.executable, "-u", "-m", *arguments]
        process = subprocess.Popen(
            command, env=building.environment, cwd=building.root, stdout=said, stderr=said, start_new_session=True
        )
    try:
        yield Preview(process, building.root, log)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def previewing(building: Building, port: int = 0) -> Iterator[Preview]:
    """`qunzhi serve`; it has told its address."""
    with running(building, ["qunzhi", "serve", "--port", str(port)]) as preview:
        preview.wait_until_said("Ctrl+C ends it")
        yield preview
