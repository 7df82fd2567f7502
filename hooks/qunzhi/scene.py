"""What a build meets before anything is made: the site now, and what the last build has left."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from qunzhi.aside import Answer
from qunzhi.examine import Examined
from qunzhi.frames import Shell
from qunzhi.memory import NOTHING, Memory
from qunzhi.past import Files, Left, Past, left_file, left_in
from qunzhi.pieces import Pieces, changed, theme_pieces
from qunzhi.quick import CACHE
from qunzhi.reads import Read
from qunzhi.stamps import survey
from qunzhi.store import FOLDER, Store
from qunzhi.tables import KeptTables
from qunzhi.tree import Sources, known_again, spare_of, untrusted


@dataclass(frozen=True, slots=True)
class Scene:
    """A build before anything is made: the site now, and what is known of the last build."""

    examined: Examined
    shell: Shell
    theirs: Mapping[str, str]
    """The theme's own files by path, with their digests; the store holds them."""
    site_dir: Path
    cache: Path
    store: Store
    past: Past
    left: Left
    left_origin: KeptTables
    pieces: Pieces
    differing: frozenset[Read]
    """Pieces that are not as they were."""
    doubtful: frozenset[str]
    """Files of the site that are not as they were left."""

    @property
    def live(self) -> Files:
        """The files of the site that are as they were left."""
        return {path: one for path, one in self.left.files.items() if path not in self.doubtful}

    @property
    def sources(self) -> Sources:
        """Where files that are not to be made come from."""
        return Sources(self.site_dir, self.live, self.store)

    @property
    def spare(self) -> Path:
        """Where the spare folder lies."""
        return spare_of(self.cache, self.site_dir)


def survey_scene(
    examined: Examined,
    shell: Shell,
    static: Path,
    site_dir: Path,
    *,
    anew: bool,
    found: Answer | None = None,
    memory: Memory = NOTHING,
) -> Scene:
    """What is to be renewed; `anew`: whatever an earlier build has left; `found`: tells the site's imprint."""
    cache = examined.site.root / CACHE
    store = Store(cache / FOLDER, is_new=not (cache / FOLDER).exists())
    left, origin = left_in(left_file(cache, site_dir), examined.past.context, memory.left)
    past = Past(examined.past.context) if anew else examined.past
    own = theme_pieces(examined.media, shell)
    pieces = {**examined.pieces, **own}
    differing = changed(past.pieces, pieces) if anew else examined.differing | changed(past.pieces, own)
    as_left = found is not None and bool(left.imprint) and found() == left.imprint
    left, doubtful = (left, frozenset[str]()) if as_left else _looked_at(left, site_dir)
    theirs = {path: store.put((static / path).read_bytes()) for path in survey(static)}
    return Scene(examined, shell, theirs, site_dir, cache, store, past, left, origin, pieces, differing, doubtful)


def _looked_at(left: Left, site_dir: Path) -> tuple[Left, frozenset[str]]:
    """What was left of a site, as it is known again, and the files that are not."""
    found = survey(site_dir)
    known = replace(left, files=known_again(left.files, found, site_dir))
    return known, untrusted(known.files, found)
