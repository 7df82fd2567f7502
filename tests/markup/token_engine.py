"""A second engine for comparison: the tokens of markdown-it-py, which shares no code with the engine that is used."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_cjk_friendly import cjk_friendly, is_cjk
from mdit_py_plugins.footnote import footnote_plugin

from qunzhi.markup.html import CLEANER, Heading, Html
from qunzhi.markup.scan import CLOSE, HOLE, OPEN
from qunzhi.markup.tables import table_boxes
from qunzhi.text import slug

_NEUTRAL = set("‘’“”…—" + OPEN + CLOSE)


def to_html_by_tokens(markdown: str, table_label: str) -> Html:
    """What `to_html` says of a Chinese text, from a stream of tokens."""
    engine = _engine()
    env: dict[str, Any] = {}
    tokens = engine.parse(markdown, env)
    headings = _anchor(tokens)
    html = engine.renderer.render(tokens, engine.options, env)
    return Html(table_boxes(CLEANER.clean(html), table_label), headings)


_BLOCK = re.compile(r"\s*(</?(?:blockquote|h[2-6]|hr|li|ol|p|section|t[drh]|table|tbody|thead|ul)(?: [^>]*)?>)\s*")


def as_seen(made: Html) -> Html:
    """Without the white space between blocks, which no browser shows."""
    return Html(_BLOCK.sub(r"\1", made.html), made.headings)


@lru_cache(maxsize=1)
def _engine() -> MarkdownIt:
    engine = MarkdownIt("commonmark", {"html": False, "linkify": False, "maxNesting": 200})
    engine.enable(["table", "strikethrough"]).use(cjk_friendly).use(footnote_plugin)
    engine.add_render_rule("softbreak", _softbreak)
    return engine


def _softbreak(_: Any, tokens: Sequence[Token], at: int, __: Any, ___: Any) -> str:
    before = next((t.content[-1:] for t in reversed(tokens[:at]) if t.content or t.type == "hardbreak"), "")
    after = next((t.content[0] for t in tokens[at + 1 :] if t.content), "")
    chinese = (is_cjk(before), is_cjk(after))
    return "" if all(chinese) or (any(chinese) and {before, after} & _NEUTRAL) else "\n"


def _anchor(tokens: Sequence[Token]) -> tuple[Heading, ...]:
    taken: dict[str, int] = {}
    headings: list[Heading] = []
    for opening, inline, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if opening.type == "heading_open":
            level = max(2, int(opening.tag[1]))
            opening.tag = closing.tag = f"h{level}"
            words = _words(inline.children or ())
            name = slug(HOLE.sub("", words))
            taken[name] = taken.get(name, 0) + 1
            anchor = name if taken[name] == 1 else f"{name}-{taken[name]}"
            opening.attrSet("id", anchor)
            headings.append(Heading(words, anchor, level))
    return tuple(headings)


def _words(tokens: Sequence[Token]) -> str:
    """The words of a line; a soft break between them is what `_softbreak` makes of it, in one line."""
    found = ""
    for at, token in enumerate(tokens):
        if token.type == "softbreak":
            found += _softbreak(None, tokens, at, None, None).replace("\n", " ")
        elif token.type in ("text", "code_inline"):
            found += token.content
        elif token.type == "hardbreak":
            found += " "
    return found
