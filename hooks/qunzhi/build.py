"""The build: read, check, make what has changed, switch.

What makes pages takes as long to import as MkDocs takes to start. So it is imported within the functions below, when
MkDocs is already running beside.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from qunzhi.aside import Answer, when_asked
from qunzhi.built import Built, as_found, outcome
from qunzhi.examine import Examined, Stopped, examine, look, with_addresses
from qunzhi.executor import Workers
from qunzhi.faults import told, undisturbed
from qunzhi.frames import Shell
from qunzhi.identity import load_identity
from qunzhi.manifest import MANIFEST
from qunzhi.memory import NOTHING, Memory
from qunzhi.originals.opened import may_come
from qunzhi.overtaken import Overtaken, Wanted
from qunzhi.progress import SILENT, Progress
from qunzhi.quick import CACHE, Finished, Seen, now_ns, remember, seen, today, ways_of
from qunzhi.search import SearchEngine
from qunzhi.shell import STATIC, read_shell, shell_for
from qunzhi.switch import replaceable

Ahead = Callable[[Examined, Shell], None]
"""Does something with a site that may be built, before it is."""


def nothing_ahead(examined: Examined, shell: Shell) -> None:
    """What most builds do."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How a build was asked for."""

    engine: SearchEngine
    theme: str
    workers: Workers
    progress: Progress
    memory: Memory
    ahead: Ahead = nothing_ahead
    wanted: Wanted | None = None


def build(
    root: Path,
    site_dir: Path,
    engine: SearchEngine,
    *,
    theme: str = "mkdocs",
    workers: Workers = None,
    progress: Progress = SILENT,
    now: Seen | None = None,
    memory: Memory = NOTHING,
    ahead: Ahead = nothing_ahead,
    wanted: Wanted | None = None,
) -> Built:
    """Build the site of `root` into `site_dir`.

    Raises Stopped, BuildFailed, ThemeFailed, SearchFailed, ClusterFailed, NotASite or Overtaken. MkDocs runs beside the
    reading of the records, and only when something that it reads has changed.

    `now`: what lies there, if somebody has looked already. `memory`: of the last build in this process. `ahead`: called
    whenever everything has been read and checked.
    `wanted`: asked again and again until the site is changed; what it raises ends the build.
    """
    root, site_dir = root.resolve(), site_dir.resolve()
    replaceable(root, site_dir, MANIFEST)
    ways = Ways(engine, theme, workers, progress, memory, ahead, wanted)
    with told():
        return undisturbed(lambda tried: _build(now if now and not tried else seen(root, site_dir, when_asked), ways))


def _build(now: Seen, ways: Ways) -> Built:
    built = _built(now, ways)
    zone, said = built.time_zone, outcome(as_found(built))
    with ways.progress.stage("keep"):
        asked = ways_of(ways.theme, ways.engine.name)
        last = Finished(now.imprint, asked, today(zone), zone, built.imprint, said)
        if not may_come(now.root, built.findings):
            remember(now, last)
    return replace(built, seconds=(now_ns() - now.begin_ns) / 1e9)


def _built(now: Seen, ways: Ways) -> Built:
    root, stamps = now.root, now.content
    identity = load_identity(root, stamps)
    if identity is None:
        examine(root)
    with ThreadPoolExecutor(1) as side:
        rendering = side.submit(shell_for, root, root / CACHE, identity, ways.theme) if identity else None
        examined = look(root, stamps, ways.progress, ways.memory)
        memory = Memory(examined.loaded.readings.origin, examined.past.origin, ways.memory.left)
        if not examined.may_be_built:
            raise Stopped(with_addresses(examined), memory)
        with ways.progress.stage("theme"):
            _get_ready(root)
            folder = rendering.result() if rendering else root
            shell = read_shell(folder)
    ways.ahead(examined, shell)
    try:
        return _finished(examined, shell, folder / STATIC, now.site_dir, ways, now.site)
    except Overtaken:
        raise Overtaken(memory) from None


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
    return _finished(examined, shell, static, site_dir, Ways(engine, "", workers, progress, memory), None)


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
            scene = survey_scene(examined, shell, static, site_dir, anew=anew, found=answer, memory=ways.memory)
        return renew(scene, ways.engine, ways.workers, ways.progress, ways.wanted)

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
