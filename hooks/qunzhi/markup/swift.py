"""The same tokens sooner: markdown-it-py walks character by character; prose in long plain lines need not be walked.

Nothing here adds to Markdown or takes from it. Each rule answers only where it is sure of what the engine's own rules
would say, and leaves everything else to them.
"""

import re
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

_INLINE = re.compile(r"[\n\\`~*_\[<&]")
"""What begins anything but text within a line; images and inline footnotes need their bracket too."""

_TEXT_ENDS = re.compile(r"[\n\\`~*_\[\]<&!^]")


def swift(engine: MarkdownIt) -> None:
    """Plugin: `MarkdownIt().use(swift)`, after all others. `linkify` and `html` must be off."""
    engine.core.ruler.at("block", _block)
    engine.core.ruler.at("inline", _inline)
    engine.block.ruler.before("table", "plain_line", _plain_line)
    engine.inline.ruler.at("text", _text)


def _block(state: StateCore) -> None:
    if state.src:
        lines = _Lines(state.src, state.md, state.env, state.tokens)
        state.md.block.tokenize(lines, 0, lines.lineMax)


class _Lines(StateBlock):
    """A text divided into lines, as its base class does it by looking at every character."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__("", md, env, tokens)
        self.src = src
        lines = src.split("\n")
        if not lines[-1].strip(" \t"):
            lines.pop()
        ends = list(accumulate(len(line) + 1 for line in lines))
        indents = [line[: len(line) - len(line.lstrip(" \t"))] for line in lines]
        # Each list ends with an entry that is no line and bounds the search.
        self.bMarks = [0, *ends[:-1], len(src)] if lines else [len(src)]
        self.eMarks = [*(end - 1 for end in ends), len(src)]
        self.tShift = [*map(len, indents), 0]
        self.sCount = [*(len(indent.expandtabs(4)) for indent in indents), 0]
        self.bsCount = [0] * (len(lines) + 1)
        self.lineMax = len(lines)


def _plain_line(state: StateBlock, line: int, _: int, silent: bool) -> bool:
    """A line that begins with a letter, an empty one below it, is a paragraph: no other block begins so."""
    first = state.src[state.bMarks[line] + state.tShift[line]]
    if silent or not (first.isalpha() or first > "\x7f") or state.is_code_block(line):
        return False
    if line + 1 < state.lineMax and not state.isEmpty(line + 1):
        return False
    state.line = line + 1
    state.push("paragraph_open", "p", 1).map = [line, state.line]
    inline = state.push("inline", "", 0)
    inline.content = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()
    inline.map, inline.children = [line, state.line], []
    state.push("paragraph_close", "p", -1)
    return True


def _inline(state: StateCore) -> None:
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        if _INLINE.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        elif token.content:
            token.children.append(Token("text", "", 0, content=token.content))


def _text(state: StateInline, silent: bool) -> bool:
    """Text up to the next character that may mean something."""
    found = _TEXT_ENDS.search(state.src, state.pos, state.posMax)
    end = found.start() if found else state.posMax
    if end == state.pos:
        return False
    if not silent:
        state.pending += state.src[state.pos : end]
    state.pos = end
    return True
