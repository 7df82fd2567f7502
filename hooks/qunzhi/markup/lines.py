"""Spaces that stand for layout when Chinese is typed: breaks of lines within a paragraph, and its indentation."""

import re

from qunzhi.markup.scan import CLOSE, OPEN

_WIDE = (
    "\u3000-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)
"""What is set as wide as a Chinese character, and without spaces between."""

_NEUTRAL = f"‘’“”…—{OPEN}{CLOSE}"
"""Quotation marks, dashes and holes have the script of what stands around them."""

_CHINESE = re.compile(f"[{_WIDE}]")
_INLINE = "(?:a|code|em|s|strong|sup)"
_NOTE_BEGINS = '<sup class="footnote-ref">'
_NOTE = f"{_NOTE_BEGINS}<a [^>]*>[^<]*</a></sup>"
_BREAK = re.compile(f"\n(?=(?:{_NOTE}|<{_INLINE}(?: [^>]*)?>)*([{_WIDE}{_NEUTRAL}]))")
_PASSED_OVER = re.compile(f"{_NOTE}|</{_INLINE}>")


def joined(html: str) -> str:
    """HTML of an engine, a line break between Chinese characters being no space; code keeps its lines."""
    if not _BREAK.search(html):
        return html
    return "</pre>".join(_before_code(part) for part in html.split("</pre>"))


def _before_code(part: str) -> str:
    prose, code, lines = part.partition("<pre>")
    return f"{_joined(prose)}{code}{lines}"


def _joined(html: str) -> str:
    return _BREAK.sub(lambda match: "" if _is_joined(html, match) else "\n", html)


def _is_joined(html: str, match: re.Match[str]) -> bool:
    before, after = _last(html, match.start()), match[1]
    chinese = bool(_CHINESE.match(before)), bool(_CHINESE.match(after))
    return all(chinese) or (any(chinese) and (before in _NEUTRAL or after in _NEUTRAL))


def _last(html: str, end: int) -> str:
    """The last character before `end` that belongs to the words: no tag, no number of a footnote."""
    while end and html[end - 1] == ">":
        begin = html.rfind(_NOTE_BEGINS if html.endswith("</sup>", 0, end) else "<", 0, end)
        if begin < 0 or not _PASSED_OVER.fullmatch(html, begin, end):
            break
        end = begin
    return html[end - 1] if end else "\n"


_INDENT = re.compile(
    '\u3000(?:(?<=<p>.)|(?<=<li>.)|(?<=<h[1-6]>.)|(?<=<t[hd]>.)|(?<=:left">.)|(?<=:right">.)|(?<=:center">.))[\u3000 ]*'
    "|\u3000(?<![\u3000 ].)[\u3000 ]*(?=</(?:p|li|h[1-6]|t[hd])>)"
)


def not_indented(html: str) -> str:
    """HTML of an engine without the ideographic spaces that are typed around paragraphs and in cells to place them."""
    return _INDENT.sub("", html) if "\u3000" in html else html
