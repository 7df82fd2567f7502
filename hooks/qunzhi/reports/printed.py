"""What a report prints that may change under it: figures, counts, tables, and its words themselves."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from qunzhi.findings import Place
from qunzhi.kinds.fields import RefersToIndicator
from qunzhi.languages import LANGUAGES
from qunzhi.markup.blocks import CountedFigure, FactsBlock, included, read_block, source_of
from qunzhi.markup.scan import Block, Reference
from qunzhi.passages import SiteText
from qunzhi.records import Record
from qunzhi.reports.found import asked
from qunzhi.site import Site
from qunzhi.walk import marked_values

Locating = Callable[[], Place]
"""Tells a place, which costs more than knowing that there is one."""


class CitedFigure(NamedTuple):
    """A figure where a report prints it."""

    name: str
    """`indicator@period` as written."""
    place: Locating


class PrintedCount(NamedTuple):
    """A number that a block of a report counts."""

    line: CountedFigure
    place: Locating


def texts_within(site: Site, record: Record) -> Iterator[SiteText]:
    """The texts of a report in both languages, each followed by those of the cases that stand in it."""
    for lang in LANGUAGES:
        for text in site.texts_of(record, lang):
            yield text
            for name in _cases(text):
                case = site.records.get(name)
                if case and case.kind.name == "case" and case.facts.state == "published":
                    yield from site.texts_of(case, lang)


def _cases(text: SiteText) -> Iterator[str]:
    for hole in text.scanned.holes if text.holds("block") else ():
        if isinstance(hole, Block):
            yield from included(hole, text.body)


def cited_figures(site: Site, record: Record) -> Iterator[CitedFigure]:
    """Every figure that a report prints, wherever it stands: text by text, its short texts at the end."""
    for text in texts_within(site, record):
        yield from _in_text(text)
    for quote in site.quoted.get(record.id, ()):
        if "@" in quote.id:
            yield CitedFigure(quote.id, partial(record.source.locate, quote.path))


def _in_text(text: SiteText) -> Iterator[CitedFigure]:
    for hole in text.scanned.holes if text.holds("figure", "block") else ():
        if isinstance(hole, Reference) and hole.period and not hole.words:
            yield CitedFigure(hole.id, partial(text.body.place, hole.start))
        elif isinstance(hole, Block):
            model, _ = read_block(hole, text.body)
            locate = source_of(hole, text.body).locate
            for path, name, _ in marked_values(model, RefersToIndicator) if model else ():
                yield CitedFigure(name, partial(locate, path))


def printed_counts(site: Site, record: Record) -> Iterator[PrintedCount]:
    """Every number that blocks of a report count from records."""
    for text in texts_within(site, record):
        for hole in text.scanned.holes if text.holds("block") else ():
            if isinstance(hole, Block) and hole.word == "facts":
                yield from _counts(hole, text)


def _counts(hole: Block, text: SiteText) -> Iterator[PrintedCount]:
    model, _ = read_block(hole, text.body)
    locate = source_of(hole, text.body).locate
    for number, line in enumerate(model.figures if isinstance(model, FactsBlock) else ()):
        if line.count and not line.indicator:
            yield PrintedCount(line, partial(locate, ("figures", number, "count")))


def data_files(site: Site, record: Record) -> dict[str, str]:
    """The data files of its tables and charts, from the site's root, each with the digest of what it holds."""
    found = {one.path: site.data.get(one.path) for text in texts_within(site, record) for one in asked(text)}
    return {path: digest.hex() for path, digest in found.items() if digest}
