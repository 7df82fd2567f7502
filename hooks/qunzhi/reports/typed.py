"""Numbers that somebody has typed before a heading or a caption, though the site puts them there."""

import re
from collections.abc import Iterator

_CHINESE = "一二三四五六七八九十"

_HEADING = re.compile(
    rf"第[{_CHINESE}百\d]{{1,4}}[章节编]|[{_CHINESE}]{{1,3}}[、.．]|[（(][{_CHINESE}]{{1,3}}[）)]"
    r"|[（(]?\d{1,2}[）)]|\d{1,2}[、.．](?!\d)|\d{1,2}(?:\.\d{1,2}){2,}(?![\d%])"
    r"|\d{1,2}\.\d{1,2}(?=\s+(?!million|billion|per)[A-Z\u4e00-\u9fff])|[①-⑳]|Chapter\s+\d{1,2}\b"
)
"""`3.5亿元` and `1+X` are no numbers of headings."""

_CAPTION = re.compile(
    rf"(?:续?附?[表图]|案例)\s*(?:\d{{1,2}}(?:\s*[-–—－.．]\s*\d{{1,2}})?(?!\d)|[{_CHINESE}]{{1,3}}(?=[\s：:、]))"
    r"|(?:Table|Figure|Fig\.?|Chart|Case)\s*\d{1,2}(?:\s*[-–.]\s*\d{1,2})?(?!\d)"
)

_LINE = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<words>.+)$", re.MULTILINE)


def typed_number(words: str, *, captions: bool) -> str:
    """The number with which the words begin, or ""."""
    words = words.strip()
    found = (_CAPTION.match(words) if captions else None) or _HEADING.match(words)
    return found[0].strip() if found else ""


def typed_numbers(markdown: str) -> Iterator[tuple[int, str]]:
    """Such numbers in the headings of a text, each with its offset."""
    for line in _LINE.finditer(markdown):
        if number := typed_number(line["words"], captions=False):
            yield line.start("words"), number
