"""Shows in the terminal how far a build is: one line, which goes when the build ends.

Nothing is drawn by a thread of its own: worker processes are forked, and a lock that a thread held then would stay
locked in them for ever. So the line moves when a step is done.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import IO

from qunzhi.progress import SILENT, STAGES, Progress, Step, nothing

PATIENCE_S = 0.8
"""A build that takes no longer shows nothing: to load what draws would take a tenth of its time."""

INTERVAL_S = 0.1
LONG_S = 5.0
"""In a log, a stage that takes no longer is not worth a line."""

Draw = Callable[[str, int, int], None]
"""Shows the name of a stage, how many of its steps are done, and how many there are."""


def shown_on(stream: IO[str], environ: Mapping[str, str]) -> AbstractContextManager[Progress]:
    """A line in a terminal, plain lines in the log of a pipeline, nothing elsewhere."""
    if stream.isatty() and environ.get("TERM") != "dumb":
        return _line_on(stream)
    return nullcontext(Lines(stream) if environ.get("CI") else SILENT)


class Lines:
    """Writes a line for each stage that took long."""

    def __init__(self, stream: IO[str], clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream, clock

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[Step]:
        begin, steps = self._clock(), _Steps()
        yield steps.one
        took, words = self._clock() - begin, STAGES[name]
        if took > LONG_S:
            count = f" {steps.done:,}" if steps.done else ""
            self._stream.write(f"{words.zh}{count}：{took:.0f} 秒 · {words.en}{count}: {took:.0f} s\n")
            self._stream.flush()


class _Steps:
    """Counts."""

    def __init__(self) -> None:
        self.done = 0

    def one(self) -> None:
        self.done += 1


class Bars:
    """Draws the running stage, not before the build has taken a while and not more often than an eye can see."""

    def __init__(self, draw: Draw, clock: Callable[[], float] = time.monotonic) -> None:
        self._draw, self._clock = draw, clock
        self._first = self._next = clock() + PATIENCE_S

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[Step]:
        steps = _Steps()

        def step() -> None:
            steps.done += 1
            if self._clock() >= self._next:
                show()

        def show() -> None:
            self._draw(name, steps.done, total)
            self._next = self._clock() + INTERVAL_S

        if self._clock() >= self._first:
            show()
        yield step


@contextmanager
def _line_on(stream: IO[str]) -> Iterator[Progress]:
    line = _Line(stream)
    try:
        yield Bars(line.draw)
    finally:
        line.stop()


class _Line:
    """A line of rich, which is loaded when there is something to draw."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._stop: Callable[[], None] = nothing
        self._shown: Draw | None = None

    def draw(self, name: str, done: int, total: int) -> None:
        if self._shown is None:
            self._shown = self._begun()
        self._shown(name, done, total)

    def stop(self) -> None:
        self._stop()

    def _begun(self) -> Draw:
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as Bar

        columns = TextColumn("{task.description}"), BarColumn(24), TextColumn("{task.fields[count]}")
        bar = Bar(
            *columns,
            console=Console(file=self._stream),
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        task = bar.add_task("", count="")
        bar.start()
        self._stop = bar.stop

        def draw(name: str, done: int, total: int) -> None:
            count = f"{done:,}/{total:,}" if total else f"{done:,}" if done else ""
            words = f"{STAGES[name].zh} {STAGES[name].en}"
            bar.update(task, description=words, completed=done if total else 0, total=total or 1, count=count)
            bar.refresh()

        return draw
