"""What a machine does to a build, in words: a full disk, a killed worker, a file that keeps changing."""

import errno
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from qunzhi.stamps import ChangedMeanwhile

T = TypeVar("T")

TRIES = 3
"""Of a build whose files are changed while it reads them: saving takes a moment, copying a folder takes longer."""

FULL = "磁盘已满，请腾出空间后再试一次。 · The disk is full; make room and try again."
LOCKED = "没有写入权限，请检查文件夹的权限。 · Permission to write is missing; look at the folder's permissions."
IN_THE_WAY = "这个位置被别的文件占着，请把它移走。 · Another file stands in this place; move it away."
BROKEN = "磁盘读写出错，请检查磁盘和网络盘的连接。 · The disk cannot be read or written; check it and its connection."

KILLED = (
    "一个工作进程被系统终止，多半是内存不够；请关掉别的程序，或加上 --workers 1 再生成。 · "
    "A worker process was killed, most likely for want of memory; close other programs, or build with --workers 1."
)

WORDS = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: LOCKED,
    errno.EACCES: LOCKED,
    errno.EPERM: LOCKED,
    errno.ENOTDIR: IN_THE_WAY,
    errno.EISDIR: IN_THE_WAY,
    errno.EEXIST: IN_THE_WAY,
    errno.EIO: BROKEN,
    errno.ESTALE: BROKEN,
}
"""By number of a system's error; any other one is a bug, and says so by a traceback."""


def in_words(error: OSError) -> str | None:
    """The file that an error of the system is about, and what is to be done; None for an error that is a bug."""
    words = WORDS.get(error.errno or 0)
    return f"{error.filename2 or error.filename or ''}  {words}".strip() if words else None


class BuildFailed(Exception):
    """A build that the machine has not let finish; the message says why in both languages."""


class NotKept(BuildFailed):
    """A build whose site is in its place, and that could leave nothing to the next one."""


@contextmanager
def told(kind: type[BuildFailed] = BuildFailed) -> Iterator[None]:
    """Turns errors of the system, for which no record is to blame, into BuildFailed, or another `kind` of it."""
    try:
        yield
    except OSError as error:
        words = in_words(error)
        if words is None:
            raise
        raise kind(words) from error
    except BrokenProcessPool as error:
        raise kind(KILLED) from error


def undisturbed(step: Callable[[int], T]) -> T:
    """What a step makes, which is told how often it has been tried before: again where a file that it reads is changed
    meanwhile. Raises BuildFailed.
    """
    for tried in range(TRIES):
        try:
            return step(tried)
        except ChangedMeanwhile as changed:
            path = changed.args[0]
    raise BuildFailed(
        f"{path}  这个文件在生成时一再改动；请等它存好再生成。 · "
        "The file kept changing during the build; build again when it has been saved."
    )
