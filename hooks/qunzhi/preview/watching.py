"""Notices what changes among the sources of a site."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from platform import release
from threading import Condition

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from qunzhi.quick import configurations
from qunzhi.shell import PROJECT

QUIET_SECONDS = 0.05
"""A save is over when nothing has happened for so long: editors write, rename and remove several files for one."""

POLLING_SECONDS = 0.5

AWAKE_SECONDS = 0.25
"""A waiting main thread looks up so often: Ctrl+C may reach another thread, and is answered by this one only."""

SOURCES = ("content", "docs", "overrides")

TELLING: list[type[events.FileSystemEvent]] = [
    *(events.FileCreatedEvent, events.FileModifiedEvent, events.FileMovedEvent, events.FileDeletedEvent),
    *(events.DirCreatedEvent, events.DirMovedEvent, events.DirDeletedEvent),
]
"""What changes a source. A build itself opens and closes all of them."""


class Changes:
    """Changes that no build has seen yet."""

    def __init__(self, arrived: Condition | None = None) -> None:
        self._paths: set[str] = set()
        self._arrived = arrived or Condition()

    def add(self, path: str) -> None:
        """Something has happened to a file."""
        with self._arrived:
            self._paths.add(path)
            self._arrived.notify_all()

    @property
    def are_there(self) -> bool:
        """Whether something has changed since the last time."""
        return bool(self._paths)

    def take(self) -> frozenset[str]:
        """Wait for a change and for the end of it; all files that changed since the last time."""
        with self._arrived:
            while not self._arrived.wait_for(lambda: bool(self._paths), AWAKE_SECONDS):
                pass
            while self._arrived.wait(QUIET_SECONDS):
                pass  # another one: the save is not over
            taken = frozenset(self._paths)
            self._paths.clear()
            return taken


@dataclass(frozen=True, slots=True)
class Watched:
    """A folder, with everything in it, or only some names directly below it."""

    folder: Path
    names: frozenset[str] | None = None

    def concerns(self, path: str) -> bool:
        """Whether a path below the folder is a source, not a leftover of an editor."""
        parts = PurePath(path).relative_to(self.folder).parts
        if self.names is not None and parts[:1] and parts[0] not in self.names:
            return False
        return bool(parts) and not any(_is_leftover(part) for part in parts)


def _is_leftover(name: str) -> bool:
    """Hidden files, those of office programs and of Vim and Emacs."""
    starts = name.startswith((".", "~$", "#"))
    return starts or name.endswith(("~", ".swp", ".tmp", ".part")) or name in ("4913", "Thumbs.db", "desktop.ini")


class Handler(events.FileSystemEventHandler):
    """Tells of every event that concerns a folder."""

    def __init__(self, watched: Watched, tell: Callable[[str], None]) -> None:
        self._watched = watched
        self._tell = tell

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        """One event; a file that is moved has two paths."""
        if type(event) not in TELLING:
            return
        for path in map(str, filter(None, (event.src_path, event.dest_path))):
            if PurePath(path).is_relative_to(self._watched.folder) and self._watched.concerns(path):
                self._tell(path)


def sources(root: Path) -> list[Watched]:
    """What a site is made of, but for the program. The root tells of folders that are made or removed later."""
    folders = {root / name for name in SOURCES} | {PROJECT / "overrides"}
    names: dict[Path, set[str]] = {root: set(SOURCES)}
    for path in configurations(root / "mkdocs.yml"):
        names.setdefault(path.resolve().parent, set()).add(path.name)
    below = [Watched(folder) for folder in sorted(folders) if folder.is_dir()]
    return below + [Watched(folder, frozenset(found)) for folder, found in names.items()]


@contextmanager
def watching(root: Path, tell: Callable[[str], None], *, polling: bool = False) -> Iterator[None]:
    """Meanwhile, tell of every change of a site's sources."""
    watched = sources(root)
    try:
        observer = _started(PollingObserver if polling or _on_windows_drive(root) else Observer, watched, tell)
    except OSError:  # more folders than the system lets one watch
        observer = _started(PollingObserver, watched, tell)
    try:
        yield
    finally:
        logging.getLogger("watchdog").setLevel(logging.CRITICAL)  # its threads complain of being stopped
        observer.stop()


def _started(kind: Callable[..., BaseObserver], watched: list[Watched], tell: Callable[[str], None]) -> BaseObserver:
    observer = kind(timeout=POLLING_SECONDS)
    for one in watched:
        observer.schedule(Handler(one, tell), one.folder, recursive=one.names is None, event_filter=TELLING)
    observer.start()
    return observer


def _on_windows_drive(root: Path) -> bool:
    """Linux within Windows is not told of what Windows programs do on Windows' drives."""
    return "microsoft" in release().lower() and root.resolve().parts[:2] == ("/", "mnt")
