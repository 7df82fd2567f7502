"""The templates of the pages. Compiled once a process; no input is ever a template."""

import hashlib
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from jinja2 import FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from qunzhi.identity import held_kinds
from qunzhi.kinds import KINDS
from qunzhi.pages import compiling
from qunzhi.pages.compiling import Inlining
from qunzhi.pages.filters import FILTERS

OWN = Path(__file__).parents[3] / "overrides"
"""The templates of the project, for sites that bring none of their own."""


@lru_cache(maxsize=8)
def environment(folders: tuple[Path, ...], cache: Path | None) -> Inlining:
    """Templates from the first of `folders` that has them; what they print is escaped for HTML."""
    if cache:
        cache.mkdir(parents=True, exist_ok=True)
    made = Inlining(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=400,
        bytecode_cache=_Compiled(str(cache), _digest(folders)) if cache else None,
    )
    made.filters.update(FILTERS)
    return made


def _digest(folders: tuple[Path, ...]) -> str:
    """Of all templates, since one is compiled with those that it includes, and of the compiler."""
    found = (path for folder in folders for path in sorted((folder / "qunzhi").rglob("*.html")))
    return hashlib.sha256(b"".join(path.read_bytes() for path in (Path(compiling.__file__), *found))).hexdigest()


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates, good for one state of all sources."""

    def __init__(self, folder: str, state: str) -> None:
        super().__init__(folder)
        self._state = state

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(source + self._state)


def _is_page(name: str) -> bool:
    return name.startswith("qunzhi/") and not name.startswith(("qunzhi/partials/", "qunzhi/motifs/"))


def templates_of(root: Path) -> "Templates":
    """The templates of a site, its own before the project's."""
    unused = {kind.template for kind in KINDS} - {kind.template for kind in held_kinds(root)}
    return Templates((root / "overrides", OWN), root / CACHE, frozenset(unused))


CACHE = ".cache/qunzhi/templates"
"""Below the site's root: compiled templates."""


class Templates:
    """Renders templates by name."""

    def __init__(
        self, folders: tuple[Path, ...], cache: Path | None = None, unused: frozenset[str] = frozenset()
    ) -> None:
        """`unused`: names of templates that need not be compiled beforehand."""
        self._folders = folders
        self._cache = cache
        self._unused = unused

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """The text of a template with its values filled in."""
        return self._environment.rendered(name, values)

    def compile(self) -> None:
        """Compile now what the processes that will be forked will use; partials are compiled with their pages."""
        for name in self._environment.list_templates(filter_func=_is_page):
            if name not in self._unused:
                self._environment.get_template(name)

    @cached_property
    def _environment(self) -> Inlining:
        return environment(self._folders, self._cache)
