"""The memory of a process and all that it has started, each page counted once."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")

_FIELD = re.compile(r"^(\w+):\s+(\d+) kB$", re.MULTILINE)


def held_bytes(pid: int) -> int:
    """Of the whole tree at this moment; 0 where there is no /proc.

    What processes have in memory of their own is added up by shares (Pss in proc(5)): what a forked worker shares with
    its parent counts once. Of mapped files the largest part that one process has counts: the others map the same
    programs and libraries, and shares would be smaller if a stranger on this machine ran Python, too.
    """
    own, files = 0, 0
    for one in _tree(pid):
        mine, mapped = _parts(one)
        own, files = own + mine, max(files, mapped)
    return own + files


def _parts(pid: int) -> tuple[int, int]:
    """Bytes of its own and bytes of mapped files; all that is resident where the kernel does not tell them apart."""
    found = {name: int(kib) * 1024 for name, kib in _FIELD.findall(_read(Path(f"/proc/{pid}/smaps_rollup")))}
    if "Pss_File" in found:
        return found["Pss"] - found["Pss_File"], found["Rss"] - found["Anonymous"] - found["Pss_Shmem"]
    figures = _read(Path(f"/proc/{pid}/statm")).split()
    return int(figures[1]) * _PAGE_BYTES if figures else 0, 0


def _tree(pid: int) -> Iterator[int]:
    """A process and its descendants; children hang on the thread that started them (proc_pid_task(5))."""
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(path).split():
            yield from _tree(int(child))


def _read(path: Path) -> str:
    """Of a process that has just ended: nothing."""
    try:
        return path.read_text("ascii")
    except OSError:
        return ""
