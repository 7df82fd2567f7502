"""The engine: CommonMark with tables, strike-through and footnotes as HTML, made by comrak.

What comrak takes for more than a writer here means by it is hidden from it, and put back when it is done.
"""

import re
from functools import lru_cache
from html import escape

from comrak import ExtensionOptions, ParseOptions, RenderOptions, render_markdown

from qunzhi.markup.footnotes import numbered
from qunzhi.markup.limits import is_too_deep, is_too_wide
from qunzhi.markup.scan import CLOSE, OPEN


def render(markdown: str) -> str:
    """A text as well-formed HTML that has not been cleaned yet; what is beyond all measure, as it was typed."""
    if is_too_wide(markdown):
        return _as_typed(markdown)
    # Without a line feed behind it a last `1.` would be no item of a list.
    whole = markdown if markdown.endswith("\n") else f"{markdown}\n"
    hidden = _hide(whole)
    html = render_markdown(hidden, *_options())
    if is_too_deep(html):
        return _as_typed(markdown)
    return _in_our_words(html if hidden is whole else _show(html), whole)


@lru_cache(maxsize=1)
def _options() -> tuple[ExtensionOptions, ParseOptions, RenderOptions]:
    extensions, rendering = ExtensionOptions(), RenderOptions()
    extensions.table = extensions.strikethrough = True
    extensions.footnotes = extensions.inline_footnotes = True
    extensions.cjk_friendly_emphasis = True  # or `**“技能校园”**建设` loses its bold
    rendering.escape = True  # should a tag be left, it is words
    return extensions, ParseOptions(), rendering


def _as_typed(markdown: str) -> str:
    words = escape(markdown.replace("\0", "\ufffd"), quote=False)
    return f"<pre>{words}</pre>\n"


def _in_our_words(html: str, markdown: str) -> str:
    # To look for one character takes a tenth of the time that a word takes: first it is asked what can be there at all.
    if "~" in markdown:
        html = html.replace("<del>", "<s>").replace("</del>", "</s>")
    if "|" in markdown:
        html = html.replace(' align="', ' style="text-align:')
    if "]" in markdown or "<" in markdown:
        html = html.replace(' href=""', "")  # all that comrak leaves of an address that would run a program
    return numbered(html) if "^" in markdown else html


_TILDE, _ANGLE = f",{OPEN}t{CLOSE},", f",{OPEN}l{CLOSE},"
"""Like the marks of holes, with a letter for the number. To emphasis and to a backslash a comma is what the sign is."""

_IN_ADDRESS = ",%EE%80%80{}%EE%80%81,"
"""A mark within the address of a link, in the percent-encoding of UTF-8."""

_SINGLE_TILDE = re.compile(r"~(?<!~~)(?!~)")
"""For comrak `3~5人，7~9个` strikes words out."""

_TAG = re.compile(
    r"<(?=[A-Za-z/!?])(?<!\]\(<)(?<!\]:<)(?<!\]: <)"  # [words](<a b>), [label]: <a b>
    r"(?![A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>)(?![A-Za-z][^\s<>@]*@[^\s<>@]+>)"  # <https://a.b>, <a@b.c>
)
"""What might begin raw HTML. For comrak no Markdown stands within it, and a block of it may go on to the end."""


def _hide(markdown: str) -> str:
    hidden = _SINGLE_TILDE.sub(_TILDE, markdown) if "~" in markdown else markdown
    return _TAG.sub(_ANGLE, hidden) if "<" in hidden else hidden


def _show(html: str) -> str:
    html = html.replace(_TILDE, "~").replace(_ANGLE, "&lt;")
    return html.replace(_IN_ADDRESS.format("t"), "~").replace(_IN_ADDRESS.format("l"), "%3C")
