"""The build: read, check, make what has changed, switch.

What makes pages takes as long to import as MkDocs takes to start. So it is imported within the functions below, when
MkDocs is already running beside.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from qunzhi.aside import Answer, when_asked
from qunzhi.built import Built, as_found, outcome
from qunzhi.examine import Examined, Stopped, examine, look, with_addresses
from qunzhi.executor import Workers
from qunzhi.faults import NotKept, told, undisturbed
from qunzhi.frames import Shell
from qunzhi.identity import load_identity
from qunzhi.manifest import MANIFEST
from qunzhi.memory import NOTHING, Memory
from qunzhi.originals.opened import may_come
from qunzhi.overtaken import Overtaken
from qunzhi.progress import SILENT, Progress
from qunzhi.quick import CACHE, Finished, Seen, now_ns, remember, seen, today, ways_of
from qunzhi.search import SearchEngine
from qunzhi.shell import STATIC, read_shell, shell_for
from qunzhi.stamps import Stamp
from qunzhi.switch import replaceable
from qunzhi.tables import KeptTables
from qunzhi.turn import ALONE, Turn, expected


@dataclass(frozen=True, slots=True)
class Ways:
    """How a build was asked for."""

    engine: SearchEngine
    theme: str
    workers: Workers
    progress: Progress
    turn: Turn


@dataclass(frozen=True, slots=True)
class Understood:
    """All that is known of a site before a page is made."""

    content: Mapping[str, Stamp]
    """The files that were read."""
    examined: Examined
    shell: Shell | None
    """None where there are mistakes that stop a publication."""
    static: Path
    """The theme's own files."""

    def memory(self, left: KeptTables) -> Memory:
        """For the next build in this process."""
        return Memory(self.examined.loaded.readings.origin, self.examined.past.origin, left, self.content)


def build(
    root: Path,
    site_dir: Path,
    engine: SearchEngine,
    *,
    theme: str = "mkdocs",
    workers: Workers = None,
    progress: Progress = SILENT,
    now: Seen | None = None,
    turn: Turn = ALONE,
) -> Built:
    """Build the site of `root` into `site_dir`.

    Raises Stopped, BuildFailed, ThemeFailed, SearchFailed, ClusterFailed, NotASite or Overtaken. MkDocs runs beside the
    reading of the records, and only when something that it reads has changed.

    `now`: what lies there, if somebody has looked already.
    """
    root, site_dir = root.resolve(), site_dir.resolve()
    replaceable(root, site_dir, MANIFEST)
    ways = Ways(engine, theme, workers, progress, turn)

    def step(tried: int) -> Built:
        foreseen = None if tried else _foreseen(root, ways)
        met = now if now and not tried else seen(root, site_dir, when_asked, turn.wanted or tuple)
        return _build(met, ways, foreseen)

    with told():
        return undisturbed(step)


def _build(now: Seen, ways: Ways, foreseen: Understood | None) -> Built:
    built = _built(now, ways, foreseen)
    zone, said = built.time_zone, outcome(as_found(built))
    with ways.progress.stage("keep"), told(NotKept):
        asked = ways_of(ways.theme, ways.engine.name)
        last = Finished(now.imprint, asked, today(zone), zone, built.imprint, said)
        if not may_come(now.root, built.findings):
            remember(now, last)
    return replace(built, seconds=(now_ns() - now.begin_ns) / 1e9)


def _built(now: Seen, ways: Ways, foreseen: Understood | None) -> Built:
    content = now.content
    known = foreseen if foreseen and foreseen.content == content else _understood(now.root, content, ways)
    memory = known.memory(ways.turn.memory.left)
    if known.shell is None:
        raise Stopped(with_addresses(known.examined), memory)
    try:
        built = _finished(known.examined, known.shell, known.static, now.site_dir, ways, now.site)
    except Stopped as stopped:
        raise Stopped(stopped.findings, memory) from None
    except Overtaken:
        raise Overtaken(memory) from None
    return replace(built, memory=replace(built.memory, content=content))


def _foreseen(root: Path, ways: Ways) -> Understood | None:
    """What will be known of a site if nothing has changed but what was heard of."""
    content = expected(root, ways.turn)
    try:
        return _understood(root, content, ways) if content is not None else None
    except Stopped:
        return None


def _understood(root: Path, content: Mapping[str, Stamp], ways: Ways) -> Understood:
    identity = load_identity(root, content)
    if identity is None:
        examine(root)
    with ThreadPoolExecutor(1) as side:
        rendering = side.submit(shell_for, root, root / CACHE, identity, ways.theme) if identity else None
        examined = look(root, content, ways.progress, ways.turn.memory)
        if not examined.may_be_built:
            return Understood(content, examined, None, root)
        with ways.progress.stage("theme"):
            _get_ready(root)
            folder = rendering.result() if rendering else root
            shell = read_shell(folder)
    ways.turn.ahead(examined, shell)
    return Understood(content, examined, shell, folder / STATIC)


def finish(
    examined: Examined,
    shell: Shell,
    static: Path,
    site_dir: Path,
    engine: SearchEngine,
    workers: Workers = None,
    progress: Progress = SILENT,
    memory: Memory = NOTHING,
) -> Built:
    """Make what has changed, and put the site into the place of `site_dir`; `static` holds the theme's own files."""
    return _finished(examined, shell, static, site_dir, Ways(engine, "", workers, progress, Turn(memory)), None)


def _finished(
    examined: Examined, shell: Shell, static: Path, site_dir: Path, ways: Ways, found: Answer | None
) -> Built:
    """`found`: tells the imprint of `site_dir`, where somebody has looked."""
    from qunzhi.renewal import renew
    from qunzhi.scene import survey_scene
    from qunzhi.tree import LostBlob

    def renewed(*, anew: bool) -> Built:
        answer = None if anew else found
        with ways.progress.stage("compare"):
            scene = survey_scene(examined, shell, static, site_dir, anew=anew, found=answer, memory=ways.turn.memory)
        return renew(scene, ways.engine, ways.workers, ways.progress, ways.turn.wanted)

    try:
        return renewed(anew=False)
    except LostBlob:
        return renewed(anew=True)


def _get_ready(root: Path) -> None:
    """Import and compile now what makes pages: MkDocs still runs, and the workers inherit it."""
    from qunzhi.pages.templates import templates_of

    for name in ("qunzhi.make", "qunzhi.plan", "qunzhi.renewal"):
        import_module(name)
    templates_of(root).compile()


__all__ = ["CACHE", "Examined", "Stopped", "build", "examine", "finish"]
