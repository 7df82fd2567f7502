"""How long a build took, and what of it: a table, Chinese first, then English."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from heapq import nlargest

from qunzhi.built import Built
from qunzhi.languages import Text
from qunzhi.progress import STAGES, Progress, Step

SLOWEST = 10


class Timed:
    """Measures the stages, and tells another progress of them."""

    def __init__(self, told: Progress, clock: Callable[[], float] = time.perf_counter) -> None:
        self._told, self._clock = told, clock
        self.seconds: dict[str, float] = {}
        """By stage."""

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[Step]:
        begin = self._clock()
        try:
            with self._told.stage(name, total) as step:
                yield step
        finally:
            self.seconds[name] = self.seconds.get(name, 0) + self._clock() - begin


def table(built: Built, seconds: Mapping[str, float]) -> str:
    """The stages of a build, and the products that took longest."""
    rest = {"": built.seconds - sum(seconds.values())}
    names = {**STAGES, "": Text("其余", "all else")}
    stages = [_line(spent, f"{names[name].zh} {names[name].en}") for name, spent in {**seconds, **rest}.items()]
    lines = ["各阶段用时（秒） · seconds by stage", *stages, _line(built.seconds, "合计 in all")]
    slowest = nlargest(SLOWEST, built.times.items(), key=lambda one: one[1])
    if slowest:
        lines += ["", "最慢的文件（毫秒，在各自的进程里） · slowest files (milliseconds, each in its process)"]
        lines += [_line(spent * 1000, path, digits=1) for path, spent in slowest]
    return "\n".join(lines)


def _line(number: float, words: str, digits: int = 3) -> str:
    return f"{max(number, 0):>10.{digits}f}  {words}"
