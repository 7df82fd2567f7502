"""What earlier builds have found out of files, so that a file is opened once and not in every build."""

import hashlib
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from qunzhi.downloads.examining import Examined, Key
from qunzhi.stamps import YOUNG_NS, Stamp
from qunzhi.store import Store
from qunzhi.tables import KeptTables, Tables, keep_tables, kept_tables, same_tables

FILE = "past/attachments.known"
"""Below the cache."""

LIBRARIES = ("pikepdf", "pillow", "pypdfium2")


@dataclass(frozen=True, slots=True)
class Known:
    """Of every file that a build has met."""

    digests: Mapping[str, tuple[Stamp, str]]
    """By path from the site's root: its stamp and SHA-256."""
    examined: Mapping[Key, Examined]
    origin: KeptTables
    program: str

    def digest(self, path: str, found: Stamp) -> str | None:
        """SHA-256 of a file, if it is as it was."""
        before = self.digests.get(path)
        return before[1] if before and before[0] == found else None

    def outcome(self, key: Key, store: Store) -> Examined | None:
        """What became of a file, if its pictures are still there."""
        found = self.examined.get(key)
        return found if found and all(os.path.exists(store.path(digest)) for digest in _pictures(found)) else None


def _pictures(found: Examined) -> Iterable[str]:
    preview = found.facts.preview if found.facts else None
    return (copy.digest for copy in preview.copies) if preview else ()


def recipe() -> str:
    """Of all that decides what is found out: a change of the other parts of the program opens no file again."""
    package = Path(__file__).parent
    digest = hashlib.sha256("".join(f"{name}={version(name)};" for name in LIBRARIES).encode())
    for path in (*sorted(package.glob("*.py")), package.parent / "media.py", package.parent / "stamps.py"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def known_in(cache: Path) -> Known:
    """What earlier builds have left."""
    program = recipe()
    kept = kept_tables(cache / FILE, program)
    return Known(kept.now.get("digests", {}), kept.now.get("examined", {}), kept, program)


def keep_known(
    before: Known, digests: Mapping[str, tuple[Stamp, str]], examined: Mapping[Key, Examined], cache: Path
) -> None:
    """Leave it to the next build. A file that has just been written may still change within a tick of its clock."""
    settled = time.time_ns() - YOUNG_NS
    lasting = {
        path: before.digests[path] if before.digests.get(path) == one else one
        for path, one in digests.items()
        if one[0].changed_ns < settled
    }
    tables: Tables = {"digests": lasting, "examined": examined}
    if not same_tables(tables, before.origin.now or {"digests": {}, "examined": {}}):
        keep_tables(tables, before.origin, cache / FILE, before.program)
