"""The templates of the pages. Compiled once a process; no input is ever a template."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.environment import TemplateModule
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from qunzhi.markup.chinese import mark_words
from qunzhi.pages.views import PageView
from qunzhi.text import has_chinese

OWN = Path(__file__).parents[3] / "overrides"
"""The templates of the project, for sites that bring none of their own."""


@lru_cache(maxsize=8)
def environment(folders: tuple[Path, ...], cache: Path | None) -> Environment:
    """Templates from the first of `folders` that has them; what they print is escaped for HTML."""
    if cache:
        cache.mkdir(parents=True, exist_ok=True)
    made = _Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=400,
        bytecode_cache=_Compiled(str(cache), _digest(folders)) if cache else None,
    )
    made.filters["with_lang"] = with_lang
    return made


def with_lang(words: str, page: PageView, lang: str | None = None) -> Markup:
    """Filter for what staff have written: on an English page its Chinese is marked; `lang` is that of the whole."""
    return escape(words) if page.lang == "zh" or lang or not has_chinese(words) else mark_words(words)


def _digest(folders: tuple[Path, ...]) -> str:
    """Of all templates: one that includes another is compiled with it, and again when either changes."""
    found = (path for folder in folders for path in sorted((folder / "qunzhi").rglob("*.html")))
    return hashlib.sha256(b"".join(path.read_bytes() for path in found)).hexdigest()


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates, good for one state of all sources."""

    def __init__(self, folder: str, state: str) -> None:
        super().__init__(folder)
        self._state = state

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(source + self._state)


class _Template(Template):
    """Templates of macros are the same for all who import them: no template changes a global."""

    def _get_default_module(self, ctx: object = None) -> TemplateModule:
        return super()._get_default_module()


class _Environment(Environment):
    """Puts partials into the templates that include them: a page is then one function, not forty."""

    template_class = _Template

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = _Inclusion(self).visit(super()._parse(source, name, filename))
        return tree


class _Inclusion(NodeTransformer):
    """Replaces `{% include "name" %}` by what is included, in a scope of its own."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def visit_Include(self, node: nodes.Include) -> nodes.Node:
        loader = self._environment.loader
        if not isinstance(node.template, nodes.Const) or loader is None:
            return node
        name = node.template.value
        source, filename, _ = loader.get_source(self._environment, name)
        return nodes.Scope(self._environment._parse(source, name, filename).body, lineno=node.lineno)


def _is_page(name: str) -> bool:
    return name.startswith("qunzhi/") and not name.startswith(("qunzhi/partials/", "qunzhi/motifs/"))


def templates_of(root: Path) -> "Templates":
    """The templates of a site, its own before the project's."""
    return Templates((root / "overrides", OWN), root / CACHE)


CACHE = ".cache/qunzhi/templates"
"""Below the site's root: compiled templates."""


class Templates:
    """Renders templates by name."""

    def __init__(self, folders: tuple[Path, ...], cache: Path | None = None) -> None:
        self._folders = folders
        self._cache = cache

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """The text of a template with its values filled in."""
        return self.get(name).render(values)

    def compile(self) -> None:
        """Compile every page now, for the processes that will be forked; partials are compiled with their pages."""
        for name in environment(self._folders, self._cache).list_templates(filter_func=_is_page):
            self.get(name)

    def get(self, name: str) -> Template:
        """A compiled template."""
        return environment(self._folders, self._cache).get_template(name)
