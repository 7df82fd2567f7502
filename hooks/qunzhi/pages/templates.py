"""The templates of the pages. Compiled once a process; no input is ever a template."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template

OWN = Path(__file__).parents[3] / "overrides"
"""The templates of the project, for sites that bring none of their own."""


@lru_cache(maxsize=8)
def environment(folders: tuple[Path, ...], cache: Path | None) -> Environment:
    """Templates from the first of `folders` that has them; what they print is escaped for HTML."""
    if cache:
        cache.mkdir(parents=True, exist_ok=True)
    return Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=400,
        bytecode_cache=FileSystemBytecodeCache(str(cache)) if cache else None,
    )


class Templates:
    """Renders templates by name."""

    def __init__(self, folders: tuple[Path, ...], cache: Path | None = None) -> None:
        self._folders = folders
        self._cache = cache

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """The text of a template with its values filled in."""
        return self.get(name).render(values)

    def get(self, name: str) -> Template:
        """A compiled template."""
        return environment(self._folders, self._cache).get_template(name)
