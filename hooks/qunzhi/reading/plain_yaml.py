"""The YAML that most records are written in: fields with words or lists of words, one below the other.

libyaml tells of each word in an object with two marks; to make these takes longer than all else. What is taken here is
taken as libyaml takes it; everything else is left to it: braces, comments, double quotation marks, and every mistake.
"""

import re

_LETTER = "0-9A-Za-z\u3400-\u4dbf\u4e00-\u9fff"
_MARK = "，。：；、！？（）《》〔〕“”‘’–—…·!?()\\[\\]\"'&+/._%@=~;,-"
"""None of them means anything behind a letter. `#` may, and `:` before a space."""

_RUN = f"[{_LETTER}{_MARK}]*"
_WORDS = rf"[{_LETTER}]{_RUN}(?:(?: (?=[{_LETTER}（《“‘(])|:(?=[{_LETTER}/])){_RUN})*"
"""On one line."""
_INNER = r"[^'\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]+"
"""Without the characters that libyaml refuses or takes for the end of a line."""
_QUOTED = f"{_INNER}(?: +{_INNER})*"

_ONE = rf"(?:{_WORDS}|'{_QUOTED}')"
_VALUE = rf"{_WORDS}(?:\n +{_WORDS})*|'{_QUOTED}(?:\n +{_QUOTED})*'"
"""Words may go on in the next line, where they are indented: the break is a space."""
_FIELD = re.compile(
    rf"(?P<name>[A-Za-z_]\w{{0,40}}):(?: (?P<value>{_VALUE})|(?P<values>(?:\n- {_ONE})+|(?:\n  - {_ONE})+))\n", re.ASCII
)
_BREAK = re.compile(r"\n +")
_BEGINS_VALUE = re.compile(r"\n *- ")


def plain_fields(text: str) -> dict[str, str | list[str | None] | None] | None:
    """The fields in their order; None where they are written in another form, or one of them twice."""
    found: dict[str, str | list[str | None] | None] = {}
    at = 0
    while field := _FIELD.match(text, at):
        name, value, values = field.groups()
        if name in found:
            return None
        found[name] = _said(value) if value else [_said(one) for one in _BEGINS_VALUE.split(values)[1:]]
        at = field.end()
    return found if found and at == len(text) else None


def _said(value: str) -> str | None:
    words = _BREAK.sub(" ", value) if "\n" in value else value
    if words[0] == "'":
        return words[1:-1]
    return None if words == "null" else words
