"""How long a saved change takes until `qunzhi serve` shows it: the page is asked for until it has the new title."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from statistics import median
from urllib.request import ProxyHandler, build_opener

from tests.bench.changes import change_title, title, title_file, title_now
from tests.bench.goals import Line
from tests.bench.heats import OURS, QUNZHI
from tests.bench.measure import Failed

SECONDS = 1.0
"""The most that a change may take."""

PATIENCE_S = 600
"""After this long without an answer, something is wrong."""

_ANSWER_S = 30
_PAUSE_S = 0.02

_LEAST = 3

_SAID, _BUILT = "said.txt", " · built, "
"""Where the preview's words are kept, and what it says after a build."""

_FIRST = 1_000
"""Number of the first change, apart from those of the rounds."""


def serving(folder: Path, rounds: int, tell: Callable[[str], None], patience_s: float = PATIENCE_S) -> Line:
    """Start the preview of a site and let it build, then change a title and wait for it, in every round and at least
    three times.
    """
    what = f"saved title to page in `qunzhi serve`, {len(list(folder.glob('content/*/*/index.zh.md'))):,} × 2"
    if not _there():
        return Line("9", what, "not measured", goal=f"≤ {SECONDS:.0f} s")
    path = title_file(folder)
    with _server(folder, f"/news/{path.parent.name}/") as page:
        _wait_for(page, title_now(path), patience_s)
        _wait_for(lambda: (folder / _SAID).read_text("utf-8"), _BUILT, patience_s)
        waits = []
        for number in range(_FIRST, _FIRST + max(rounds, _LEAST)):
            begin = time.perf_counter()
            change_title(folder, number)
            _wait_for(page, title(number), patience_s)
            waits.append(time.perf_counter() - begin)
            tell(f"{number - _FIRST + 1}  serve  {waits[-1]:.2f} s")
    found = median(waits)
    return Line("9", what, f"{found:.2f} s", goal=f"≤ {SECONDS:.0f} s", met=found <= SECONDS)


def _there() -> bool:
    return not subprocess.run((*QUNZHI, "serve", "--help"), env={**os.environ, **OURS}, capture_output=True).returncode


@contextmanager
def _server(folder: Path, address: str) -> Iterator[Callable[[], str]]:
    """The preview while it runs; what is given asks for one page, "" while there is no answer. Raises Failed."""
    port = _free_port()
    opener = build_opener(ProxyHandler({}))
    with (folder / _SAID).open("w+") as said:
        process = subprocess.Popen(
            (*QUNZHI, "serve", "--port", str(port)),
            cwd=folder,
            env={**os.environ, **OURS},
            stdout=said,
            stderr=said,
            start_new_session=True,  # so that its workers end with it
        )

        def page() -> str:
            if process.poll() is not None:
                raise Failed((folder / _SAID).read_text("utf-8")[-2000:])
            try:
                with opener.open(f"http://127.0.0.1:{port}{address}", timeout=_ANSWER_S) as answer:
                    return str(answer.read().decode("utf-8"))
            except (OSError, HTTPException):
                return ""

        try:
            yield page
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(page: Callable[[], str], words: str, patience_s: float) -> None:
    """Until the page has the words. Raises Failed when patience ends."""
    end = time.monotonic() + patience_s
    while words not in page():
        if time.monotonic() > end:
            raise Failed(f"qunzhi serve: no {words} after {patience_s:.0f} s")
        time.sleep(_PAUSE_S)
