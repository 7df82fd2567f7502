"""How the templates are compiled: into less than Jinja makes of them, since every page of the site runs through it."""

from collections.abc import MutableMapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer

from qunzhi.pages.filters import printed


class Code(CodeGenerator):
    """Python for templates that are given views: what has been finished needs neither searching nor guessing."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """A field of a view. Jinja would look for an entry of that name too, and take its absence for a value."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("printed = environment.printed")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("printed(")


class Inlining(Environment):
    """Puts partials into the templates that include them: a page is then one function, not forty."""

    code_generator_class = Code
    printed = staticmethod(printed)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """None: templates have what their page gives them, and a page need not copy what none of them uses."""
        return {}

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
