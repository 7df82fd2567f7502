"""Tells at once, without reading anything, that a site is as its last build left it.

It imports next to nothing: loading the program takes longer than looking at the stamps of twenty thousand files.
"""

import os
import re
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from qunzhi.aside import Answer, at_once
from qunzhi.keeping import keep, kept_in
from qunzhi.originals_place import is_distant, place_of
from qunzhi.stamps import YOUNG_NS, Stamp, imprint, sources_in, stamp, survey
from qunzhi.store import digest_of

PROJECT = Path(__file__).parents[2]
"""Holds our own `hooks/` and `overrides/`."""

CACHE = ".cache/qunzhi"
"""Below a site's root: everything in it can be deleted at any time."""

CONFIGURATION = "mkdocs.yml"
"""In a site's root."""

PLAIN = "plain values, 2"
"""What is kept here must be read before anybody knows which program wrote it: nothing but Python's own values."""

Inputs = Mapping[str, Stamp]
"""By path: every file that a build can look at."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A build, as it can be told again."""

    inputs: bytes
    """Imprint of all that it could look at."""
    ways: tuple[object, ...]
    """How it was asked for; see `ways_of`."""
    day: date
    time_zone: str
    site: bytes
    """Imprint of every file of the site."""
    said: str
    """What it said at its end."""


def inputs_of(root: Path) -> Inputs:
    """The stamps of the content, of all else that site and program are made of, and of the libraries' folder."""
    folders = [(root, name) for name in ("content", "docs", "overrides")]
    folders += [(PROJECT, name) for name in ("hooks", "overrides") if root != PROJECT or name == "hooks"]
    found = {f"{base}/{path}": one for base, name in folders for path, one in sources_in(base, name).items()}
    found |= _originals(place_of(root))
    libraries = sysconfig.get_path("purelib")
    for path in (*configurations(root / CONFIGURATION), Path(libraries), Path(sys.executable)):
        found[str(path)] = stamp(path.stat())
    return {path: one for path, one in found.items() if "/__pycache__/" not in path}


def _originals(place: str) -> Inputs:
    """Of the store of originals; of a distant one only where it is, since nobody is to be asked."""
    if is_distant(place):
        return {place: Stamp(0, 0, 0, 0)}
    return {f"{place}/{path}": one for path, one in survey(Path(place)).items()}


@dataclass(frozen=True, slots=True)
class Seen:
    """What a build meets when it begins."""

    root: Path
    site_dir: Path
    begin_ns: int
    inputs: Inputs
    imprint: bytes
    """Of the inputs."""
    site: Answer
    """Tells the imprint of the site that is to be replaced."""

    @property
    def content(self) -> dict[str, Stamp]:
        """The files of the content, by path from the root."""
        start = len(f"{self.root}/")
        folder = f"{self.root}/content/"
        return {path[start:]: one for path, one in self.inputs.items() if path.startswith(folder)}


def seen(
    root: Path,
    site_dir: Path,
    beside: Callable[[Callable[[], bytes]], Answer] = at_once,
    each: Callable[[], object] = tuple,
) -> Seen:
    """Look at all files once, for everybody who asks during a build. Both paths are absolute.

    `beside`: how to look at the site, which nobody may have to wait for; `each`: called for every folder of it.
    """
    begin_ns = now_ns()
    site = beside(lambda: imprint(survey(site_dir, each)))
    inputs = inputs_of(root)
    return Seen(root, site_dir, begin_ns, inputs, imprint(inputs), site)


def configurations(path: Path) -> Iterator[Path]:
    """A configuration of MkDocs, and those from which it inherits; MkDocs itself tells of one that is not there."""
    if not path.is_file():
        return
    yield path
    if found := re.search(r"^INHERIT:\s*['\"]?([^'\"\n]+)", path.read_text("utf-8", "replace"), re.MULTILINE):
        yield from configurations(path.parent / found[1].strip())


def ways_of(theme: str, search: str) -> tuple[object, ...]:
    """What else decides what is built: the engines of frames and of search, and the version of Python."""
    return theme, search, sys.version


def engine_name(*, search: bool) -> str:
    """Of the engine that makes the search index; asked for before it is loaded."""
    if not search:
        return ""
    from importlib.metadata import version

    return f"pagefind {version('pagefind')}"


def unchanged(now: Seen, ways: tuple[object, ...]) -> str | None:
    """What the last build said, if one that begins now would change nothing."""
    kept = kept_in(_file(now.root, now.site_dir), PLAIN)
    if kept is None:
        return None
    last = Finished(*kept)
    if last.ways != ways or last.day != today(last.time_zone):
        return None
    return last.said if last.inputs == now.imprint and last.site == now.site() else None


def remember(now: Seen, finished: Finished) -> None:
    """Leave a build to be told again; not one that has met files which had just been written."""
    file = _file(now.root, now.site_dir)
    if all(one.changed_ns < now.begin_ns - YOUNG_NS for one in now.inputs.values()):
        keep(tuple(getattr(finished, one.name) for one in fields(finished)), file, PLAIN)
    else:
        file.unlink(missing_ok=True)


def _file(root: Path, site_dir: Path) -> Path:
    return root / CACHE / "past" / f"{digest_of(os.fsencode(site_dir))[:16]}.finished"


def today(time_zone: str) -> date:
    """The civil date of a build: of SOURCE_DATE_EPOCH where it is set, so that a build can be repeated."""
    try:
        zone: ZoneInfo | None = ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        zone = None
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.astimezone(zone).date()


def now_ns() -> int:
    """Nanoseconds since 1970."""
    return time.time_ns()
