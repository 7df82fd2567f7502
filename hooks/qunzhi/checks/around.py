"""What stands behind cited figures: a measure word that fits, 余 where it is meant, a period where a number is."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from qunzhi.figures import Figure, figures_of
from qunzhi.findings import Finding, Place, Value
from qunzhi.kinds.indicator import Indicator
from qunzhi.languages import Language
from qunzhi.markup.blocks import CountedFigure, FactsBlock, read_block, source_of
from qunzhi.markup.scan import Block, Reference
from qunzhi.passages import SiteText
from qunzhi.reading.yaml import Path, Plain
from qunzhi.records import Record
from qunzhi.said import BEHIND, NEAR
from qunzhi.site import Site
from qunzhi.text import has_chinese
from qunzhi.units import Unit, converts

GENERAL, PEOPLE = ("piece", "entry"), ("person", "visit")
"""Units whose words (个、件、项) go with every sort of thing, and those that count people, with whom they do not."""

_CITED = re.compile(r"\[\[([^\[\]|\n]+)\]\]")


@dataclass(frozen=True, slots=True)
class _Cite:
    """A reference without words of its own, and the text behind it."""

    id: str
    behind: str
    place: Callable[[], Place]


def check(site: Site) -> Iterator[Finding]:
    """References to figures in texts, short texts and rows of figures."""
    figures, words = figures_of(site), site.remembered(_measure_words)
    for cite in _cites(site):
        if "@" in cite.id:
            figure = figures.cited(cite.id)
            if figure and figure.unit:
                yield from _unit(site, cite, figure.unit, words)
                yield from _bound(cite, figure, words)
        elif record := figures.indicators.get(cite.id):
            yield from _number_meant(cite, record, words)


def _without_odd(behind: str) -> str:
    odd = BEHIND.match(behind)
    return behind[odd.end() :] if odd else behind


def _measure_words(site: Site) -> re.Pattern[str]:
    """Chinese words for units, the longest first: 人次 before 人."""
    found = sorted((word for word in site.units.words if has_chinese(word)), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, found)))


def _unit(site: Site, cite: _Cite, own: Unit, words: re.Pattern[str]) -> Iterator[Finding]:
    """Counted things are printed bare, and the word for them follows; all else brings its unit along."""
    found = words.match(_without_odd(cite.behind))
    unit = site.units.find(found[0]) if found else None
    if found is None or unit is None:
        return
    if not _goes_with(own, unit, found[0]):
        yield Finding("QZ-N20", cite.place(), {"id": cite.id, "unit": own.text.zh, "word": found[0]})


def _goes_with(own: Unit, unit: Unit, word: str) -> bool:
    """Whether `word`, which names `unit`, may stand behind a number of the unit `own`."""
    if own.counter:
        return converts(own, unit) or (unit.id in GENERAL and own.id not in PEOPLE)
    # 占46.23%名列第一: a single character often begins a word of its own.
    return len(word) == 1 and word not in own.text.zh


def _bound(cite: _Cite, figure: Figure, words: re.Pattern[str]) -> Iterator[Finding]:
    """The text knows that the number is not exact, but the figure's own page does not."""
    said = BEHIND.match(cite.behind)
    if said and figure.quantity.bound is None and words.match(cite.behind, said.end()):
        yield Finding("QZ-N22", cite.place(), {"id": cite.id, "word": said[1]})


def _number_meant(cite: _Cite, record: Record, words: re.Pattern[str]) -> Iterator[Finding]:
    """`[[staff]]人` prints 教职工人."""
    assert isinstance(record.facts, Indicator)
    if found := words.match(_without_odd(cite.behind)):
        periods = [point.period.iso for point in record.facts.series]
        example = f"{cite.id}@{periods[0]}" if periods else f"{cite.id}@2023"
        values: dict[str, Value] = {"id": cite.id, "word": found[0], "title": record.title, "example": example}
        yield Finding("QZ-N21", cite.place(), values)


def _cites(site: Site) -> Iterator[_Cite]:
    indicators = figures_of(site).indicators
    for text in site.texts.values():
        if text.holds("figure", "block") or any(target in indicators for target in text.passage.targets):
            yield from _in_text(text)
    for record in (*site.records.values(), *site.held.values()):
        if record.id in site.quoted:
            for lang, plain in record.source.written.items():
                for path, words in _strings(plain):
                    yield from _in_short_text(record, lang, path, words)


def _in_text(text: SiteText) -> Iterator[_Cite]:
    for hole in text.scanned.holes:
        if isinstance(hole, Reference) and not hole.words:
            yield _Cite(hole.id, hole.behind, partial(text.body.place, hole.start))
        elif isinstance(hole, Block):
            model, _ = read_block(hole, text.body)
            if isinstance(model, FactsBlock):
                source = source_of(hole, text.body)
                for number, line in enumerate(model.figures):
                    yield from _in_row(line, partial(source.locate, ("figures", number, "unit")))


def _in_row(line: CountedFigure, place: Callable[[], Place]) -> Iterator[_Cite]:
    if line.indicator and line.unit:
        yield _Cite(line.indicator, line.unit.zh, place)


def _in_short_text(record: Record, lang: Language, path: Path, words: str) -> Iterator[_Cite]:
    at = path if lang == "zh" else (*path, lang)
    for match in _CITED.finditer(words):
        yield _Cite(match[1].strip(), words[match.end() :][:NEAR], partial(record.source.locate, at))


def _strings(value: Plain, at: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, (*at, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _strings(inner, (*at, number))
