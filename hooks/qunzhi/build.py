"""The build: read, check, make what has changed, switch.

What makes pages takes as long to import as MkDocs takes to start. So it is imported within the functions below, when
MkDocs is already running beside.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

from qunzhi.built import Built, outcome
from qunzhi.examine import Examined, Stopped, examine, look, with_addresses
from qunzhi.frames import Shell
from qunzhi.identity import load_identity
from qunzhi.manifest import MANIFEST
from qunzhi.quick import CACHE, Finished, content_of, inputs_of, now_ns, remember, today, ways_of
from qunzhi.search import SearchEngine
from qunzhi.shell import STATIC, read_shell, shell_for
from qunzhi.stamps import Stamp
from qunzhi.switch import replaceable


def build(
    root: Path, site_dir: Path, engine: SearchEngine, *, theme: str = "mkdocs", workers: int | None = None
) -> Built:
    """Build the site of `root` into `site_dir`. Raises Stopped, ThemeFailed, SearchFailed or NotASite.

    MkDocs runs beside the reading of the records, and only when something that it reads has changed.
    """
    begin_ns = now_ns()
    root, site_dir = root.resolve(), site_dir.resolve()
    replaceable(root, site_dir, MANIFEST)
    inputs = inputs_of(root)
    built = _built(root, site_dir, engine, theme, workers, content_of(root, inputs))
    zone = built.time_zone
    ways, said = ways_of(theme, engine.name), outcome(built, made=0)
    remember(root, site_dir, Finished(inputs, ways, today(zone), zone, built.stamps, said), begin_ns)
    return built


def _built(
    root: Path, site_dir: Path, engine: SearchEngine, theme: str, workers: int | None, stamps: Mapping[str, Stamp]
) -> Built:
    identity = load_identity(root, stamps)
    if identity is None:
        examine(root)
    with ThreadPoolExecutor(1) as side:
        rendering = side.submit(shell_for, root, root / CACHE, identity, theme) if identity else None
        examined = look(root, stamps)
        if not examined.may_be_built:
            raise Stopped(with_addresses(examined))
        _get_ready(root)
        folder = rendering.result() if rendering else root
    return finish(examined, read_shell(folder), folder / STATIC, site_dir, engine, workers)


def finish(
    examined: Examined, shell: Shell, static: Path, site_dir: Path, engine: SearchEngine, workers: int | None = None
) -> Built:
    """Make what has changed, and put the site into the place of `site_dir`; `static` holds the theme's own files."""
    from qunzhi.renewal import renew, survey_scene
    from qunzhi.tree import LostBlob

    try:
        return renew(survey_scene(examined, shell, static, site_dir, anew=False), engine, workers)
    except LostBlob:
        return renew(survey_scene(examined, shell, static, site_dir, anew=True), engine, workers)


def _get_ready(root: Path) -> None:
    """Import and compile now what makes pages: MkDocs still runs, and the workers inherit it."""
    from qunzhi.pages.templates import templates_of

    for name in ("qunzhi.make", "qunzhi.plan", "qunzhi.renewal"):
        import_module(name)
    templates_of(root).compile()


__all__ = ["CACHE", "Examined", "Stopped", "build", "examine", "finish"]
