"""The words of cells: on one line, and in both languages."""

import re
from collections.abc import Mapping

from qunzhi.languages import Text
from qunzhi.text import has_chinese

_BREAK = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u2e80-\u9fff\uff00-\uffef])")
"""A line break within Chinese, as cells have it where they are narrow."""

OWN = {"序号": "No.", "合计": "Total", "总计": "Total", "共计": "Total", "小计": "Subtotal"}
"""What stands in nearly every table; a glossary may say it otherwise."""

Glossary = Mapping[str, str]
"""English by the Chinese of a whole cell."""


def one_line(words: str) -> str:
    """The words of a cell without breaks and without space around them."""
    if "\n" in words:
        words = _BREAK.sub("", words)
    return " ".join(words.split())


def in_both(words: str, glossary: Glossary) -> Text:
    """The words of a cell; what is not Chinese is the same in both languages."""
    if not has_chinese(words):
        return Text(words, words)
    return Text(words, glossary.get(words) or OWN.get(words.replace(" ", "")))
