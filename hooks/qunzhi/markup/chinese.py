"""Chinese words inside English text: marked, so that they are spoken and set as Chinese (WCAG 3.1.2)."""

import re

from markupsafe import Markup, escape

from qunzhi.languages import HTML_LANG
from qunzhi.text import CHINESE, has_chinese

_OPENING, _CLOSING = "《〈「『【〔〖（", "》〉」』】〕〗）"
"""Brackets of Chinese typography belong to the words that they hold; curly quotation marks may be English ones."""

_WITHIN = f"{CHINESE}\u3001-\u303f\uff01-\uff5e“”‘’—…·0-9A-Za-z+%.-"
"""What may stand between two Chinese characters without ending their run: `鄂职教〔2021〕5号`, `1+X证书和“双高”`."""

_RUN = f"[{_OPENING}]{{0,2}}[{CHINESE}](?:[{_WITHIN}]*[{CHINESE}{_CLOSING}])?"
_RUNS = re.compile(_RUN)
_TAG_OR_RUN = re.compile(f'<(?:[^>"]|"[^"]*")*>|{_RUN}')


def mark_words(words: str) -> Markup:
    """Plain words as HTML, escaped, with every run of Chinese in a span of its language."""
    return Markup(_RUNS.sub(_spanned, str(escape(words))))


def mark_html(html: str) -> str:
    """Clean HTML of an English text with the Chinese in it marked; tags and their attributes stay as they are."""
    return _TAG_OR_RUN.sub(_spanned, html) if has_chinese(html) else html


def _spanned(match: re.Match[str]) -> str:
    words = match[0]
    return words if words.startswith("<") else f'<span lang="{HTML_LANG["zh"]}">{words}</span>'
