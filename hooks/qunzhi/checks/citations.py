"""Figures that texts cite: `[[indicator@period]]` must have a value, wherever it stands."""

from collections.abc import Callable, Iterator
from functools import partial

from qunzhi.checks.doubtful import doubtful
from qunzhi.dates import DateProblem, parse_date
from qunzhi.figures import Figures, figures_of
from qunzhi.findings import Finding, Place
from qunzhi.frozen import figure_key, frozen_of
from qunzhi.kinds.fields import RefersToIndicator
from qunzhi.languages import Text
from qunzhi.markup.blocks import read_block, source_of
from qunzhi.markup.scan import Block, Reference
from qunzhi.site import Site
from qunzhi.text import nearest
from qunzhi.walk import marked_values

MOST_PERIODS = 8
"""Periods that a finding offers; more would hide what it says."""


def check(site: Site) -> Iterator[Finding]:
    """Figures in texts, short texts, blocks and fields; and references in titles."""
    figures = figures_of(site)
    for name, place, owner in _cited(site):
        if not _keeps(site, owner, name):
            yield from _one(figures, name, place)
    for name, quoted in site.quoted.items():
        record = site.records.get(name) or site.held[name]
        for quote in quoted:
            if quote.path[0] == record.facts.title_field:
                yield Finding("QZ-N15", record.source.locate(quote.path), {"id": quote.id})


def _keeps(site: Site, owner: str, name: str) -> bool:
    """Whether a frozen report prints the figure, whatever the records say."""
    record = site.records.get(owner) or site.held.get(owner)
    frozen = frozen_of(site, record) if record else None
    return frozen is not None and figure_key(name) in frozen.figures


def _cited(site: Site) -> Iterator[tuple[str, Callable[[], Place], str]]:
    """Every figure, what tells its place, and whose text it stands in."""
    for key, text in site.texts.items():
        for hole in text.scanned.holes if text.holds("figure", "block") else ():
            if isinstance(hole, Reference) and "@" in hole.id:
                yield hole.id, partial(text.body.place, hole.start), key.owner
            elif isinstance(hole, Block):
                model, _ = read_block(hole, text.body)
                source = source_of(hole, text.body)
                if model:
                    those = marked_values(model, RefersToIndicator)
                    yield from ((v, partial(source.locate, p), key.owner) for p, v, _ in those)
    for record in (*site.records.values(), *site.held.values()):
        for path, name, _ in marked_values(record.facts, RefersToIndicator):
            yield name, partial(record.source.locate, path), record.id
        for quote in site.quoted.get(record.id, ()):
            if "@" in quote.id:
                yield quote.id, partial(record.source.locate, quote.path), record.id


def _one(figures: Figures, words: str, place: Callable[[], Place]) -> Iterator[Finding]:
    name, at, written = (part.strip() for part in words.partition("@"))
    if name not in figures.indicators:
        if name not in figures.site.lost.ids and "indicator" not in figures.site.lost.unread:
            near = nearest(name, figures.indicators)
            yield Finding("QZ-N14", place(), {"id": name, "nearest": near})
        return
    if not at:
        return
    try:
        period = parse_date(written)
    except DateProblem as problem:
        yield Finding("QZ-D02", place(), {"value": written, "reason": problem.reason})
        return
    if figures.figure(name, period) is None and name not in doubtful(figures.site):
        known = [one.period.written for one in figures.series(name)[-MOST_PERIODS:]]
        offered = Text("、".join(known) or "无", ", ".join(known) or "none")
        yield Finding("QZ-N13", place(), {"id": name, "period": written, "known": offered})
