"""One build of many in a process that watches the sources: what it knows from the one before, and whom it serves."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from qunzhi.examine import Examined
from qunzhi.frames import Shell
from qunzhi.memory import NOTHING, Memory
from qunzhi.overtaken import Wanted
from qunzhi.stamps import Stamp, stamp

Ahead = Callable[[Examined, Shell], None]
"""Does something with a site that may be built, before it is."""


def nothing_ahead(examined: Examined, shell: Shell) -> None:
    """What most builds do."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What sets such a build apart from one that stands alone."""

    memory: Memory = NOTHING
    """Of the last one."""
    changed: frozenset[str] = frozenset()
    """Paths of files that have changed since then, as far as anybody has heard."""
    ahead: Ahead = nothing_ahead
    wanted: Wanted | None = None
    """Asked again and again until the site is changed; what it raises ends the build."""


ALONE = Turn()


def expected(root: Path, turn: Turn) -> Mapping[str, Stamp] | None:
    """The files of the content, if nothing has changed but what was heard of; to be compared with what is there.

    To look at ten thousand folders takes longer than to read what has changed. None where anything else was heard of
    than files that hold something else now.
    """
    before = turn.memory.content
    start = f"{root}/"
    if not before or not turn.changed or not all(path.startswith(start) for path in turn.changed):
        return None
    try:
        return {**before, **dict(_stamped(root, (path.removeprefix(start) for path in turn.changed), before))}
    except (OSError, _Unexpected):
        return None


class _Unexpected(Exception):
    """A path that is, or was, no file of the content."""


def _stamped(root: Path, paths: Iterable[str], before: Mapping[str, Stamp]) -> Iterator[tuple[str, Stamp]]:
    for path in paths:
        whole = root / path
        if path in before and whole.is_file():
            yield path, stamp(os.stat(whole))
        elif path in before or os.path.lexists(whole):  # else an editor has made it to give it another name
            raise _Unexpected
