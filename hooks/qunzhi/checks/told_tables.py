"""What texts say of tables, and what tables that stand together say of the same things."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qunzhi.checks import table_twins, told_counts, told_growth, told_units
from qunzhi.findings import Finding
from qunzhi.languages import LANGUAGES
from qunzhi.passages import SiteText
from qunzhi.records import Record
from qunzhi.reports.figures import TableFigures
from qunzhi.reports.found import Asked, asked, table_of
from qunzhi.reports.spoken import Stretch, spoken, stretches
from qunzhi.site import Site

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]", re.MULTILINE)


class _Standing(NamedTuple):
    """A table, or the data of a chart, where it stands."""

    at: int
    figures: TableFigures
    is_table: bool


def check(site: Site) -> Iterator[Finding]:
    """The texts of every record that has tables."""
    for record in (*site.records.values(), *site.held.values()):
        texts = [text for lang in LANGUAGES for text in site.texts_of(record, lang) if text.holds("data", "number")]
        standing = {text.passage.path: tuple(_standing(site, text)) for text in texts}
        tables = {one.figures.table.id: one.figures for those in standing.values() for one in those if one.is_table}
        for text in texts if tables else ():
            sections = _Sections(text, standing[text.passage.path], tables)
            yield from _told(site, record, sections)
            if text.passage.lang == "zh":
                yield from sections.twins()


def _standing(site: Site, text: SiteText) -> Iterator[_Standing]:
    for one in asked(text):
        table, _ = table_of(site, one)
        if table:
            yield _Standing(one.hole.start, TableFigures(table, site.units), _is_table(one))


def _is_table(one: Asked) -> bool:
    return one.hole.word == "table"


class _Sections:
    """A text by its headings, with the tables of each section and those of the whole record by id."""

    def __init__(self, text: SiteText, standing: Sequence[_Standing], tables: dict[str, TableFigures]) -> None:
        self.text, self._standing, self._tables = text, standing, tables
        self._headings = [match.start() for match in _HEADING.finditer(text.prose)]

    def _section(self, offset: int) -> int:
        return bisect_right(self._headings, offset)

    def near(self, offset: int) -> list[TableFigures]:
        """The tables of the section in which something stands."""
        section = self._section(offset)
        return [one.figures for one in self._standing if one.is_table and self._section(one.at) == section]

    def cited(self, *stretches: Stretch) -> list[TableFigures] | None:
        """The tables that the first of these cites that cites anything; None where none does."""
        cited = next((one.cited for one in stretches if one.cited), None)
        return None if cited is None else self.named(cited)

    def named(self, names: Sequence[str]) -> list[TableFigures]:
        """Tables of the record by id, each once."""
        return [self._tables[name] for name in dict.fromkeys(names) if name in self._tables]

    def twins(self) -> Iterator[Finding]:
        """What is told of the tables and charts of each section together."""
        for number in range(len(self._headings) + 1):
            those = [one for one in self._standing if self._section(one.at) == number]
            for one in those:
                if one.is_table:
                    others = [other.figures for other in those if other is not one]
                    yield from table_twins.check(one.figures, others)


def _told(site: Site, record: Record, sections: _Sections) -> Iterator[Finding]:
    """What the text says, paragraph by paragraph."""
    said = spoken(site, record, sections.text)
    for paragraph in stretches(said):
        if not paragraph.amounts:
            continue
        near = sections.near(said.offset(paragraph.start))
        for sentence in paragraph.sentences():
            cited = sections.cited(sentence, paragraph)
            yield from told_growth.check(sentence, near if cited is None else cited, site.units)
            if cited and len(cited) == 1 and sections.text.passage.lang == "zh":
                yield from told_counts.check(sentence, cited[0])
        if sections.text.passage.lang == "zh":
            those = {one.table.id: one for one in (*sections.named(paragraph.cited), *near)}
            yield from told_units.check(paragraph, those.values(), site.units)
