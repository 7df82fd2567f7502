"""How the templates are compiled: into less than Jinja makes of them, since every page of the site runs through it."""

from collections.abc import Iterable, Mapping, MutableMapping
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

from qunzhi.pages.filters import printed

FINISHED = frozenset(("linked", "as_card", "as_facet"))
"""Filters that give finished HTML. They stand here, since compiled templates are good for one state of this file."""


class Code(CodeGenerator):
    """Python for templates that are given views: what has been finished needs neither searching nor guessing."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """A field of a view. Jinja would look for an entry of that name too, and take its absence for a value."""
        if isinstance(node.node, nodes.Name):
            self.write(frame.symbols.ref(node.node.name))  # what is missing has no fields: that stops the build as well
        else:
            self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def enter_frame(self, frame: Frame) -> None:
        """A page is gathered in a list, many pieces at a time; a generator would stop at each of them."""
        super().enter_frame(frame)
        if frame.toplevel and frame.rootlevel:
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        if frame.toplevel and frame.rootlevel:
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("printed = environment.printed")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if not _is_finished(node):
            self.write("printed(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if not _is_finished(node):
            self.write(")")


def _is_finished(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Filter) and node.name in FINISHED


class Inlining(Environment):
    """Puts partials into the templates that include them, and templates into those that they extend: a page is then
    one function, not forty.
    """

    code_generator_class = Code
    printed = staticmethod(printed)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._found: dict[str, Template] = {}
        self._parts: dict[str, list[nodes.Node]] = {}

    def rendered(self, name: str, values: Mapping[str, object]) -> str:
        """The text of a template with its values filled in."""
        # Jinja's own way would copy the values, ask for blocks that are none any more, and look the template up anew.
        template = self._found.get(name) or self._found.setdefault(name, self.get_template(name))
        try:
            return "".join(template.root_render_func(Context(self, dict(values), name, {})))
        except Exception:
            self.handle_exception()

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """None: templates have what their page gives them, and a page need not copy what none of them uses."""
        return {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = _Opened().visit(self._whole(source, name, filename))
        return tree

    def part(self, name: str) -> list[nodes.Node]:
        """What stands in a template that others include. None of them changes it, so it is parsed once."""
        if name not in self._parts:
            self._parts[name] = _Opened().visit(self._named(name)).body
        return self._parts[name]

    def _whole(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """A template with all that it includes, in the place that the one that it extends keeps for it."""
        tree: nodes.Template = _Inclusion(self).visit(super()._parse(source, name, filename))
        extended = tree.find(nodes.Extends)
        if extended is None:
            return tree
        assert isinstance(extended.template, nodes.Const), f"{name} extends a template that it does not name"
        filled: nodes.Template = _Filled(tree.find_all(nodes.Block)).visit(self._named(extended.template.value))
        return filled

    def _named(self, name: str) -> nodes.Template:
        """The whole template of a name."""
        assert self.loader, "templates have no names without a loader"
        source, filename, _ = self.loader.get_source(self, name)
        return self._whole(source, name, filename)


class _Inclusion(NodeTransformer):
    """Replaces `{% include "name" %}` by what is included, in a scope of its own."""

    def __init__(self, environment: Inlining) -> None:
        self._environment = environment

    def visit_Include(self, node: nodes.Include) -> nodes.Node:
        if not isinstance(node.template, nodes.Const):
            return node
        return nodes.Scope(self._environment.part(node.template.value), lineno=node.lineno)


class _Within(NodeTransformer):
    """Passes over what has been included: there are no blocks left in it."""

    def visit_Scope(self, node: nodes.Scope) -> nodes.Node:
        return node


class _Filled(_Within):
    """Puts the blocks of a template into the places that the one that it extends keeps for them."""

    def __init__(self, blocks: Iterable[nodes.Block]) -> None:
        self._blocks = {block.name: block for block in blocks}

    def visit_Block(self, node: nodes.Block) -> nodes.Node:
        self.generic_visit(node)
        own = self._blocks.get(node.name)
        if own is None:
            return node
        found: nodes.Node = _Above(node.body).visit(own)
        return found


class _Above(_Within):
    """Replaces `{{ super() }}` by what stands in the block otherwise."""

    def __init__(self, body: list[nodes.Node]) -> None:
        self._body = [_Opened().visit(one) for one in body]

    def visit_Output(self, node: nodes.Output) -> list[nodes.Node]:
        return [self._scope(one) if _is_super(one) else nodes.Output([one], lineno=node.lineno) for one in node.nodes]

    def _scope(self, node: nodes.Node) -> nodes.Node:
        return nodes.Scope(self._body, lineno=node.lineno)


def _is_super(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "super"


class _Opened(_Within):
    """Leaves no block: what stands in one stands in a scope."""

    def visit_Block(self, node: nodes.Block) -> nodes.Node:
        self.generic_visit(node)
        return nodes.Scope(node.body, lineno=node.lineno)
