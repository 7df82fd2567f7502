"""The floor: what the same records cost one process that does one thing only, without a site around it."""

import hashlib
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import TypeVar

from qunzhi.frames import HOLES, Frame
from qunzhi.markup.html import to_html
from qunzhi.shell import read_shell
from tests.bench.frames import shell_of
from tests.bench.sites import write_qunzhi

Thing = TypeVar("Thing")


def floor(work: Path, count: int, rounds: int) -> Mapping[str, float]:
    """Seconds for reading, hashing, Markdown, joining and writing: medians, each on both languages of all records."""
    site = work / "floor"
    write_qunzhi(site, count)
    paths = sorted(site.glob("content/*/*/index.*.md"))
    frame = read_shell(shell_of(work)).frame("zh", "news")
    found = [_round(paths, frame, work / "floor-pages") for _ in range(rounds)]
    return {name: median(one[name] for one in found) for name in found[0]}


def _round(paths: Sequence[Path], frame: Frame, folder: Path) -> dict[str, float]:
    """Each step takes what the one before has made."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    seconds: dict[str, float] = {}
    read = _timed(seconds, "reading", lambda: [path.read_bytes() for path in paths])
    _timed(seconds, "hashing", lambda: [hashlib.sha256(one).digest() for one in read])
    bodies = [one.decode().split("---\n", 2)[2] for one in read]
    htmls = _timed(seconds, "Markdown", lambda: [to_html(body, "").html for body in bodies])
    pages = _timed(seconds, "joining", lambda: [_joined(frame, html) for html in htmls])
    _timed(seconds, "writing", lambda: [(folder / f"{at}.html").write_bytes(page) for at, page in enumerate(pages)])
    return seconds


def _timed(seconds: dict[str, float], name: str, work: Callable[[], Thing]) -> Thing:
    begin = time.perf_counter()
    made = work()
    seconds[name] = time.perf_counter() - begin
    return made


def _joined(frame: Frame, html: str) -> bytes:
    return frame.fill({**dict.fromkeys(HOLES, ""), "body": html}).encode()
