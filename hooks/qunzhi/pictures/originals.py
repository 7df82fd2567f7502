"""Reads originals, which may be anything: a pipe, a device, a link out of the folder, replaced while they are read."""

import hashlib
import io
import os
import stat
from dataclasses import dataclass

from qunzhi.languages import Text
from qunzhi.pictures.known import Seen
from qunzhi.pictures.limits import EMPTY, LARGEST_BYTES, RESTLESS, Refused, too_heavy, unreadable
from qunzhi.stamps import stamp


@dataclass(frozen=True, slots=True)
class Original:
    """A file, copies of which are wanted."""

    path: str
    """From the site's root: by this it is known."""
    file: str
    """Where it can be read, links followed."""
    with_tiles: bool = False


def look(path: str) -> Seen:
    """The stamp and the digest of a plain file, read once. Raises Refused."""
    try:
        with opened_plainly(path) as file:
            before = stamp(os.fstat(file.fileno()))
            if before.size > LARGEST_BYTES:
                raise too_heavy(before.size)
            if not before.size:
                raise unreadable(EMPTY)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            if stamp(os.fstat(file.fileno())) != before:
                raise Refused(RESTLESS)
    except PermissionError:
        raise unreadable(Text("没有读取的权限", "there is no permission to read it")) from None
    except OSError:
        raise Refused(RESTLESS) from None
    return Seen(before, digest)


def opened_plainly(path: str) -> io.FileIO:
    """A plain file: a pipe or a device is not waited for, and a link not followed. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError("not a plain file")
    return io.FileIO(descriptor, "rb")
