"""Chinese words inside English text: marked, so that they are spoken and set as Chinese (WCAG 3.1.2)."""

import re

from markupsafe import Markup, escape

from qunzhi.languages import HTML_LANG
from qunzhi.text import CHINESE

_OPENING, _CLOSING = "《〈「『【〔〖（", "》〉」』】〕〗）"
"""Brackets of Chinese typography belong to the words that they hold; curly quotation marks may be English ones."""

_WITHIN = f"{CHINESE}\u3001-\u303f\uff01-\uff5e“”‘’—…·0-9A-Za-z+%.-"
"""What may stand between two Chinese characters without ending their run: `鄂职教〔2021〕5号`, `1+X证书和“双高”`."""

_FURTHER = f"(?:[{_WITHIN}]*[{CHINESE}{_CLOSING}])?"
_RUN_OR_TAG = re.compile(
    # One set of first characters for every choice: `re` looks for them instead of trying each choice at each place.
    f"[{CHINESE}{_OPENING}<]"
    f"(?:(?<=[{CHINESE}]){_FURTHER}"
    f"|(?<=[{_OPENING}])[{_OPENING}]?[{CHINESE}]{_FURTHER}"
    '|(?<=<)(?:[^>"]|"[^"]*")*>)'
)

_NOT_CHINESE = bytes(byte for byte in range(256) if not (0xE3 <= byte <= 0xE9 or byte in (0xEF, 0xF0)))
"""Bytes that begin no Chinese character in UTF-8."""


def mark_words(words: str) -> Markup:
    """Plain words as HTML, escaped, with every run of Chinese in a span of its language."""
    return Markup(_RUN_OR_TAG.sub(_spanned, str(escape(words))))


def mark_html(html: str) -> str:
    """Clean HTML of an English text with the Chinese in it marked; tags and their attributes stay as they are."""
    if html.isascii():
        return html
    # Asking for every character of a long text whether it is Chinese takes six times as long.
    return _RUN_OR_TAG.sub(_spanned, html) if html.encode().translate(None, _NOT_CHINESE) else html


def _spanned(match: re.Match[str]) -> str:
    words = match[0]
    return words if words.startswith("<") else f'<span lang="{HTML_LANG["zh"]}">{words}</span>'
