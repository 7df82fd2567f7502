"""Markdown as a tree: what print is set from, read as the engine of the web edition reads it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_cjk_friendly import cjk_friendly, is_cjk
from mdit_py_plugins.footnote import footnote_plugin

from qunzhi.markup.limits import is_too_wide
from qunzhi.markup.scan import CLOSE, OPEN

DEEPEST = 24
"""Levels of tokens within each other, two for a list: Typst calls no function deeper than 80, and each level takes
several."""

_NEUTRAL = frozenset("‘’“”…—" + OPEN + CLOSE)
"""Quotation marks, dashes and holes have the script of what stands around them."""


def tree_of(markdown: str) -> SyntaxTreeNode | None:
    """A text out of which references and blocks have been cut; None where it is beyond all measure."""
    if is_too_wide(markdown):
        return None
    tokens = _engine().parse(markdown)
    if _depth(tokens) > DEEPEST:
        return None
    for token in tokens:
        if token.type == "inline" and token.children:
            token.children = _joined(token.children)
    return SyntaxTreeNode(tokens)


@lru_cache(maxsize=1)
def _engine() -> MarkdownIt:
    engine = MarkdownIt("commonmark", {"html": False, "linkify": False, "maxNesting": 200})
    return engine.enable(["table", "strikethrough"]).use(cjk_friendly).use(footnote_plugin)


def _depth(tokens: Sequence[Token]) -> int:
    inner = (token.level + max((one.level for one in token.children or ()), default=0) for token in tokens)
    return max(inner, default=0)


def _joined(tokens: list[Token]) -> list[Token]:
    """The words of a block: a line break is a space, but none between Chinese characters."""
    for at, token in enumerate(tokens):
        if token.type == "softbreak":
            token.type, token.content = "text", _between(tokens, at)
    words = [token for token in tokens if token.type == "text"]
    if words and words[0] is tokens[0]:
        words[0].content = words[0].content.lstrip("\u3000 ")
    if words and words[-1] is tokens[-1]:
        words[-1].content = words[-1].content.rstrip("\u3000 ")
    return tokens


def _between(tokens: Sequence[Token], at: int) -> str:
    before = next((t.content[-1] for t in reversed(tokens[:at]) if t.content), " ")
    after = next((t.content[0] for t in tokens[at + 1 :] if t.content), " ")
    chinese = is_cjk(before), is_cjk(after)
    return "" if all(chinese) or (any(chinese) and {before, after} & _NEUTRAL) else " "


_WHITE = re.compile(r"\s+")


def in_one_line(words: str) -> str:
    """Words with every run of white space as one space."""
    return _WHITE.sub(" ", words).strip()
