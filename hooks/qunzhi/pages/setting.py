"""Where a text stands: beside which files, in which report and how deep; what follows for headings and numbers."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from qunzhi.languages import Language
from qunzhi.markup.html import Heading, Html
from qunzhi.records import Record
from qunzhi.reports.model import Numbered
from qunzhi.reports.numbering import heading_number, heading_paths


@dataclass(frozen=True)
class Setting:
    """Of a text on a page."""

    folder: str = ""
    """Where the pictures lie that it names."""
    report: Record | None = None
    """In whose numbering it takes part."""
    chapter: str = ""
    whole: bool = False
    """Whether all of the report stands on the page."""
    above: tuple[int, ...] | None = None
    """Number of its chapter, below which its headings are numbered; None where they are not."""
    deeper: int = 0
    """Levels by which its headings stand lower than they are written."""
    prefix: str = ""
    """Of the anchors that it makes, where several texts share a page."""
    within: Record | None = None
    """The report whose numbers it prints, also where it takes no part in the numbering."""
    within_case: bool = False
    """A case tells what it has to tell: its headings are none of the page's contents."""

    def same_page(self, one: Numbered) -> bool:
        """Whether a numbered thing stands on the same page as the text."""
        return self.whole or one.chapter == self.chapter


def setting_of(record: Record, chapter: str = "", *, whole: bool = False) -> Setting:
    """Of a record's own text, or of one of its chapters."""
    if not record.kind.numbered:
        return Setting(record.folder)
    names = [one.name for one in record.chapters]
    if not chapter:
        return Setting(record.folder, record, whole=whole, above=None if names else (), within=record)
    number = names.index(chapter) + 1
    deeper, prefix = (1, f"chapter-{number}-") if whole else (0, "")
    return Setting(record.folder, record, chapter, whole, (number,), deeper, prefix, record)


class Headed(NamedTuple):
    """HTML whose headings have their numbers, levels and anchors."""

    html: str
    headings: tuple[Heading, ...]
    numbers: tuple[str, ...]
    """One for each heading; "" without one."""


_OPENS_OR_ENDS = re.compile(r'<h([2-6]) id="([^"]*)">|</h([2-6])>')


def headed(made: Html, setting: Setting, lang: Language) -> Headed:
    """A text's HTML as its place wants it, footnotes included."""
    numbers = _numbers(made.headings, setting, lang)
    if not setting.prefix and not setting.within_case and not any(numbers):
        return Headed(made.html, made.headings, numbers)
    waiting = iter(numbers)

    def placed(match: re.Match[str]) -> str:
        if match[3]:
            return f"</h{_level(match[3], setting)}>"
        number = next(waiting)
        anchored = "" if setting.within_case else f' id="{setting.prefix}{match[2]}"'
        before = f'<span class="number">{number}</span>{joint(lang)}' if number else ""
        return f"<h{_level(match[1], setting)}{anchored}>{before}"

    html = _OPENS_OR_ENDS.sub(placed, made.html)
    headings = tuple(one._replace(anchor=setting.prefix + one.anchor) for one in made.headings)
    return Headed(_with_own_notes(html, setting.prefix), () if setting.within_case else headings, numbers)


def _numbers(headings: tuple[Heading, ...], setting: Setting, lang: Language) -> tuple[str, ...]:
    if setting.above is None:
        return ("",) * len(headings)
    places = heading_paths((heading.level for heading in headings), setting.above)
    return tuple(heading_number(place).pick(lang) for place in places)


def _level(written: str, setting: Setting) -> int:
    return min(int(written) + setting.deeper, 6)


_NOTE = re.compile(r'(?:(?<= id=")|(?<=href="#))(?=fn(?:ref)?\d)')


def _with_own_notes(html: str, prefix: str) -> str:
    """Footnotes are counted from 1 in every text."""
    return _NOTE.sub(prefix, html)


def joint(lang: Language) -> str:
    """Between the number of a heading and its words: in Chinese the number ends with a mark of its own."""
    return "" if lang == "zh" else " "


def with_number(number: str, title: str, lang: Language) -> str:
    """A heading with its number."""
    return f"{number}{joint(lang)}{title}" if number else title
