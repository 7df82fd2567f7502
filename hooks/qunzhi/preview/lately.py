"""Which pages readers have open: those that were asked for lately. An open page asks again after every change."""

from threading import Lock

MOST = 6
"""Pages that are remembered: what somebody who writes has open beside the editor."""


class Lately:
    """The last pages that were asked for, by any number of threads."""

    def __init__(self) -> None:
        self._paths: dict[str, None] = {}
        self._lock = Lock()

    def add(self, path: str) -> None:
        """A page has been asked for."""
        with self._lock:
            self._paths.pop(path, None)
            self._paths[path] = None
            if len(self._paths) > MOST:
                del self._paths[next(iter(self._paths))]

    @property
    def paths(self) -> frozenset[str]:
        """From the site's folder."""
        with self._lock:
            return frozenset(self._paths)
