"""Markdown to HTML."""

import re
from html import unescape
from typing import Any, NamedTuple

import nh3

from qunzhi.languages import Language
from qunzhi.markup.chinese import mark_html
from qunzhi.markup.engine import render
from qunzhi.markup.lines import joined, not_indented
from qunzhi.markup.scan import HOLE, OPEN
from qunzhi.markup.tables import table_boxes
from qunzhi.text import slug


class Heading(NamedTuple):
    """A heading as written, with the marks of holes still in its words."""

    words: str
    anchor: str
    level: int


class Html(NamedTuple):
    """Clean HTML with the marks of holes still in it, and its headings."""

    html: str
    headings: tuple[Heading, ...]


def to_html(markdown: str, table_label: str, lang: Language = "zh") -> Html:
    """Render a text out of which references and blocks have been cut; `table_label` names tables that scroll.

    In an English text the Chinese is marked.
    """
    html, headings = _anchored(joined(not_indented(render(markdown))))
    clean = table_boxes(cleaned(html), table_label)
    return Html(mark_html(clean) if lang == "en" else clean, headings)


_NO_WORDS = re.compile(r'<sup class="footnote-ref">.*?</sup>|<[^>]*>')


def _anchored(html: str) -> tuple[str, tuple[Heading, ...]]:
    """Give every heading an anchor of its own; the page's title is its only first-level heading."""
    before, *pieces = html.split("<h")  # that no words are: a `<` among them is escaped
    taken: dict[str, int] = {}
    headings: list[Heading] = []
    for number, piece in enumerate(pieces):
        if piece[1:2] == ">":  # not `<hr />`
            inner, _, rest = piece[2:].partition("</h")
            heading = _heading(inner, max(2, int(piece[0])), taken)
            headings.append(heading)
            pieces[number] = f'{heading.level} id="{heading.anchor}">{inner}</h{heading.level}{rest[1:]}'
    return "<h".join((before, *pieces)), tuple(headings)


def _heading(html: str, level: int, taken: dict[str, int]) -> Heading:
    words = _words(html)
    name = slug(HOLE.sub("", words) if OPEN in words else words)
    taken[name] = times = taken.get(name, 0) + 1
    return Heading(words, name if times == 1 else f"{name}-{times}", level)


def _words(html: str) -> str:
    plain = unescape(_NO_WORDS.sub("", html)) if "<" in html or "&" in html else html
    return plain.replace("\n", " ")


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

CLEANER = nh3.Cleaner(**_ALLOWED)

_NOT_BARE = re.compile(
    # A table's tags first: they are the most.
    r"<(?!/?(?:t(?:[drh]|head|body|able)|p|li|[uo]l|h[2-6]|s(?:trong)?|em|code|pre|blockquote)>"
    r'|h[2-6] id="[\w-]+">)'
)
"""A tag that is not allowed or that has attributes, but for the anchor of a heading."""


def cleaned(html: str) -> str:
    """What nh3 leaves of well-formed HTML. It finds nothing to take away where all tags are bare, and is not asked."""
    if _NOT_BARE.search(html) or "\xa0" in html or "\r" in html:  # it writes `&nbsp;` and a line feed for these
        return CLEANER.clean(html)
    return html.replace("&quot;", '"') if "&" in html else html
