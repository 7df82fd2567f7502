"""What checks have found in a report, as readers are told it: by the names of records, tables and sources."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from qunzhi.checks.computed import WHOLE
from qunzhi.findings import Finding, Value
from qunzhi.kinds.indicator import Indicator, Point
from qunzhi.languages import LANGUAGES, Language, Text
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import named
from qunzhi.pages.numbered import chapter_title
from qunzhi.pages.proof_words import TableWords
from qunzhi.pages.views import Link
from qunzhi.passages import TextKey
from qunzhi.quantities import BOUND_WORDS, Quantity, worded
from qunzhi.records import Record
from qunzhi.stated import Stated


class Told(NamedTuple):
    """A finding as readers are told it."""

    words: str
    about: Link
    """Of what it speaks: an indicator or another record, a table, a chapter."""


_STRAIGHT = re.compile(r'"([^"]*)"')


def _curled(words: str) -> str:
    """Findings are worded for terminals; what is read on a page has the quotation marks of print."""
    return _STRAIGHT.sub(r"“\1”", words)


class Telling(NamedTuple):
    """What is known of a report when its findings are told."""

    edition: Edition
    texts: Mapping[str, Link]
    """Its chapters and cases, by the paths of their files."""
    tables: Mapping[str, tuple[Link, TableWords]]
    """Its tables, by the paths of theirs."""

    def told(self, findings: Sequence[Finding]) -> tuple[Told, ...]:
        """Findings in the words of the edition."""
        return tuple(Told(_curled(self._words(one)), self._about(one)) for one in findings)

    def _about(self, finding: Finding) -> Link:
        if record := self._record(finding):
            return self.edition.link(record)
        path = finding.place.path
        return self.tables[path][0] if path in self.tables else self.texts.get(path, Link(""))

    def _record(self, finding: Finding) -> Record | None:
        return self.edition.site.records.get(str(finding.values.get("id", "")))

    def _words(self, finding: Finding) -> str:
        record, say = self._record(finding), _SAID.get(finding.code)
        if record and say and isinstance(record.facts, Indicator):
            return self._said(finding, *say(self.edition, Stated(self.edition.site, record, record.facts), finding))
        other = _file(str(finding.values.get("other", "")))
        known = {**self._of_table(finding.place.path), **self._of_table(other)}
        values = {name: self._named(value, known) for name, value in finding.values.items()}
        if finding.code in _PLAIN:
            there = self.tables[other][0].title if other in self.tables else self.edition.words["told_elsewhere"]
            return self._said(replace(finding, values=values), _PLAIN[finding.code], {"there": there})
        return replace(finding, values=values).message(self.edition.lang)

    def _of_table(self, path: str) -> TableWords:
        return self.tables[path][1] if path in self.tables else {}

    def _said(self, finding: Finding, key: str, more: Mapping[str, Value]) -> str:
        values = {name: _said(self.edition, value) for name, value in {**finding.values, **more}.items()}
        return self.edition.words[key].format_map(values)

    def _named(self, value: Value, known: TableWords) -> Value:
        """Names instead of ids, and of places in files; the words of tables in both languages."""
        if not isinstance(value, str):
            return value
        if _PLACE.fullmatch(value):
            return self.edition.words["told_elsewhere"]
        record = self.edition.site.records.get(value)
        return record.title if record else known.get(value, value)


_PLACE = re.compile(r"(content/\S+):\d+:\d+")


def _file(place: str) -> str:
    """The path in a place; "" where words are none."""
    found = _PLACE.fullmatch(place)
    return found[1] if found else ""


def telling_of(
    edition: Edition, report: Record, cases: Sequence[Record], tables: Mapping[str, tuple[Link, TableWords]]
) -> Telling:
    """For the findings on a report and its cases."""
    titles = {"": edition.link(report)}
    for one in report.chapters:
        titles[one.name] = Link(chapter_title(edition, report, one), edition.url(f"{report.address}{one.name}/"))
    own = {(report.id, name): link for name, link in titles.items()}
    of_cases = {(case.id, ""): edition.link(case) for case in cases}
    texts = {
        text.passage.path: _in_edition(edition, link, lang)
        for (owner, name), link in {**own, **of_cases}.items()
        for lang in LANGUAGES
        if (text := edition.site.texts.get(TextKey(owner, lang, name)))
    }
    return Telling(edition, texts, tables)


def _in_edition(edition: Edition, link: Link, lang: Language) -> Link:
    """A text by its name; whether it is the one of the other language."""
    return (
        link if lang == edition.lang else Link(edition.words["told_other_edition"].format(title=link.title), link.url)
    )


def _said(edition: Edition, value: Value) -> str:
    if isinstance(value, Text):
        return value.pick(edition.lang) or value.zh
    return amount(edition, value) if isinstance(value, str) else str(value)


def amount(edition: Edition, words: str) -> str:
    """A number as `Stated` words it, `34118.1 万元`, in the language of the edition; all else as it is."""
    bound = next((name for name, said in BOUND_WORDS.items() if words.startswith(said.zh)), None)
    number, _, unit = words.removeprefix(BOUND_WORDS[bound].zh if bound else "").partition(" ")
    try:
        quantity = Quantity(Decimal(number), unit, bound)
    except InvalidOperation:
        return words
    return worded(quantity, edition.site.units.find(unit), edition.lang)


Say = Callable[[Edition, Stated, Finding], tuple[str, dict[str, Value]]]


def _two_values(edition: Edition, stated: Stated, finding: Finding) -> tuple[str, dict[str, Value]]:
    """Which source says what, and where; the name of one that says both stands once."""
    here, other = (_point(stated, str(place)) for place in (finding.place, finding.values["other"]))
    alone = here is not None and other is not None and here.source == other.source and here.place is not None
    return "told_two_values", {"earlier": _where(edition, other), "here": _where(edition, here, with_source=not alone)}


def _point(stated: Stated, place: str) -> Point | None:
    points = enumerate(stated.facts.series)
    return next((point for n, point in points if str(stated.at("series", n, "value")) == place), None)


def _where(edition: Edition, point: Point | None, *, with_source: bool = True) -> str:
    source = named(edition, point.source).title if point and point.source and with_source else ""
    place = point.place.pick(edition.lang) if point and point.place else ""
    joint = "，" if edition.lang == "zh" else ", "
    return joint.join(filter(None, (source, place))) or edition.words["told_elsewhere"]


def _limit(edition: Edition, stated: Stated, finding: Finding) -> tuple[str, dict[str, Value]]:
    key = "told_limit" if finding.values["line"] == WHOLE else "told_limit_line"
    return key, {"most": named(edition, stated.facts.at_most or "").title}


_SAID: Mapping[str, Say] = {
    "QZ-N04": _two_values,
    "QZ-N05": lambda *_: ("told_computed", {}),
    "QZ-N06": lambda *_: ("told_lines", {}),
    "QZ-N10": _limit,
}
"""Findings on indicators whose sentences in the catalogue tell of places in files."""

_PLAIN = {
    "QZ-T34": "told_serial",
    "QZ-T40": "told_growth",
    "QZ-T41": "told_unit",
    "QZ-T42": "told_count",
    "QZ-T43": "told_share",
}
"""Others of that sort; `there`: the table of the other place."""
