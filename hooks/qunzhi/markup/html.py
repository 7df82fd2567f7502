"""Markdown to HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_cjk_friendly import cjk_friendly, is_cjk
from mdit_py_plugins.footnote import footnote_plugin

from qunzhi.languages import Language
from qunzhi.markup.chinese import mark_html
from qunzhi.markup.scan import CLOSE, HOLE, OPEN
from qunzhi.markup.swift import swift
from qunzhi.markup.tables import table_boxes
from qunzhi.text import slug


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as written, with the marks of holes still in its words."""

    words: str
    anchor: str
    level: int


@dataclass(frozen=True, slots=True)
class Html:
    """Clean HTML with the marks of holes still in it, and its headings."""

    html: str
    headings: tuple[Heading, ...]


def to_html(markdown: str, table_label: str, lang: Language = "zh") -> Html:
    """Render a text out of which references and blocks have been cut; `table_label` names tables that scroll.

    In an English text the Chinese is marked.
    """
    engine = _engine()
    env: dict[str, Any] = {}
    tokens = engine.parse(markdown, env)
    headings = _anchor(tokens)
    html = engine.renderer.render(tokens, engine.options, env)
    clean = table_boxes(_CLEANER.clean(html), table_label)
    return Html(mark_html(clean) if lang == "en" else clean, headings)


@lru_cache(maxsize=1)
def _engine() -> MarkdownIt:
    """CommonMark with tables and strike-through, footnotes, and emphasis that works between Chinese characters."""
    engine = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])
    engine.use(cjk_friendly).use(footnote_plugin).use(swift)
    engine.add_render_rule("softbreak", _softbreak)
    return engine


_NEUTRAL = "‘’“”…—" + OPEN + CLOSE
"""Quotation marks, dashes and holes have the script of what stands around them; the plugin counts them as Latin."""


def _softbreak(_: Any, tokens: Sequence[Token], at: int, __: Any, ___: Any) -> str:
    """A line break between Chinese characters is no space."""
    before = tokens[at - 1].content[-1:] if at else ""
    after = tokens[at + 1].content[:1] if at + 1 < len(tokens) else ""
    chinese = (is_cjk(before), is_cjk(after))
    joined = all(chinese) or (any(chinese) and (before in _NEUTRAL or after in _NEUTRAL))
    return "" if joined else "\n"


def _anchor(tokens: Sequence[Token]) -> tuple[Heading, ...]:
    """Give every heading an anchor of its own; the page's title is its only first-level heading."""
    taken: dict[str, int] = {}
    headings: list[Heading] = []
    for opening, inline, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if opening.type != "heading_open":
            continue
        level = max(2, int(opening.tag[1]))
        opening.tag = closing.tag = f"h{level}"
        words = "".join(t.content for t in inline.children or () if t.type in ("text", "code_inline"))
        name = slug(HOLE.sub("", words))
        taken[name] = taken.get(name, 0) + 1
        anchor = name if taken[name] == 1 else f"{name}-{taken[name]}"
        opening.attrSet("id", anchor)
        headings.append(Heading(words, anchor, level))
    return tuple(headings)


_TAGS = {
    *("p", "h2", "h3", "h4", "h5", "h6", "a", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "hr"),
    *("br", "table", "thead", "tbody", "tr", "th", "td", "sup", "section", "img"),
}

_ALLOWED: dict[str, Any] = {
    "tags": _TAGS,
    "attributes": {
        **{f"h{level}": {"id"} for level in range(2, 7)},
        "a": {"href", "title", "id", "class"},
        "li": {"id", "class"},
        "ol": {"start", "class"},
        "sup": {"class"},
        "section": {"class"},
        "hr": {"class"},
        "code": {"class"},
        "th": {"style"},
        "td": {"style"},
    },
    "url_schemes": {"http", "https", "mailto", "tel"},
    "link_rel": None,
    "filter_style_properties": {"text-align"},
}
"""What Markdown can make, and nothing else; nh3 drops the rest even if the renderer should let it through."""

_CLEANER = nh3.Cleaner(**_ALLOWED)
