"""Articles: front matter between two lines of `---`, then the text."""

import re
from dataclasses import dataclass

from qunzhi.findings import Finding, Place
from qunzhi.languages import Language
from qunzhi.reading.files import Refused, SourceText
from qunzhi.reading.yaml import YamlText

FENCE = "---"

_FENCE_LINE = re.compile(rf"^{FENCE}[^\S\n]*(?:\n|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Body:
    """The text of an article in one language, and the line of its file on which it begins."""

    path: str
    text: str
    first_line: int

    @property
    def lang(self) -> Language:
        """Of a record's text: the name of its file says it."""
        return "en" if self.path.endswith(".en.md") else "zh"

    def place(self, offset: int) -> Place:
        """Where the character at `offset` of the text stands in the file."""
        before = self.text.rfind("\n", 0, offset) + 1
        return Place(self.path, self.first_line + self.text.count("\n", 0, offset), offset - before + 1)


def split(source: SourceText) -> tuple[YamlText, Body]:
    """Front matter and text of an article; raises Refused where the front matter is missing or never ends."""
    text = source.text
    begin = _FENCE_LINE.match(text)
    if begin is None:
        raise Refused(Finding("QZ-Y07", Place(source.path)))
    end = _FENCE_LINE.search(text, begin.end())
    if end is None:
        raise Refused(Finding("QZ-Y08", Place(source.path)))
    head = YamlText(source.path, text[begin.end() : end.start()] or "\n", first_line=2)
    return head, Body(source.path, text[end.end() :], text.count("\n", 0, end.start()) + 2)
