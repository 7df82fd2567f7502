"""Slips of a Chinese keyboard in running text: which there are is known of a text once it has been read."""

import re

from qunzhi.text import CHINESE

WIDE_BRACKETS = ("【【", "】】", "［［", "］］")
"""Brackets that do not make a reference: `【【id】】` is printed as it stands."""

_MARKS = ",;:?!()"
HALF_WIDTH = re.compile(rf"[{_MARKS}](?<=[{CHINESE}].)(?=[{CHINESE}])")
"""A half-width mark between Chinese characters; it begins with the mark, so that `re` looks for that."""

TAG = re.compile(
    r"</?(?:a|b|br|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|script|span|strong|style|sub|sup|table|td|th|tr|u|ul)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""A tag of HTML as web editors leave it."""


def has_tag(words: str) -> bool:
    """Whether there is such a tag."""
    return "<" in words and TAG.search(words) is not None


def has_wide_brackets(words: str) -> bool:
    """Whether there are such brackets in pairs."""
    return not words.isascii() and any(pair[0] in words and pair in words for pair in WIDE_BRACKETS)


def has_half_width(words: str) -> bool:
    """Whether there is such a mark."""
    return any(mark in words for mark in _MARKS) and HALF_WIDTH.search(words) is not None
