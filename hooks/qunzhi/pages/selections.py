"""Blocks that are made from a selection of records: lists of them, and figures that are counted."""

from markupsafe import Markup

from qunzhi.facets import vocabulary_of
from qunzhi.frozen import amount_in
from qunzhi.kinds import kind_named
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.markup.blocks import CountedFigure, FactsBlock, RecordsBlock, Selection
from qunzhi.pages.block_views import BlockView, FigureView
from qunzhi.pages.cards import card
from qunzhi.pages.edition import Edition, facet_path
from qunzhi.pages.frozen import count_note
from qunzhi.pages.gallery import FOLDER, pictured
from qunzhi.pages.names import figure_between
from qunzhi.pages.views import CardView, Link, note_mark
from qunzhi.records import Record
from qunzhi.select import on_front, select


def records_view(edition: Edition, wanted: RecordsBlock) -> BlockView:
    """Cards of records, and the way to their list."""
    cards: tuple[CardView, ...] = tuple(card(edition, r) for r in _on_front(edition, wanted)[: wanted.latest])
    return BlockView(cards=cards, layout=wanted.layout, more=_list_link(edition, wanted))


def _on_front(edition: Edition, wanted: Selection) -> list[Record]:
    """What is asked for, without what has expired or can no longer be answered."""
    today = edition.site.today
    return [r for r in select(edition.site, wanted) if on_front(r, today)]


def _list_link(edition: Edition, wanted: Selection) -> Link | None:
    """The list that a selection is a part of: its facet page where it asks for one value only, else the whole."""
    if wanted.kind == "picture":
        return Link(edition.words["gallery_pictures"], edition.url(FOLDER)) if pictured(edition.site) else None
    kind = kind_named(wanted.kind)
    if kind is None or not edition.site.of(kind):
        return None
    title = edition.words["more_of"].format(heading=kind.heading.pick(edition.lang))
    asked = {name: str(value) for name in FACET_FILTERS if (value := getattr(wanted, name))}
    facet = kind.facet(next(iter(asked))) if len(asked) == 1 else None
    value = _facet_value(edition, kind, facet, asked[facet.name]) if facet else ""
    return Link(title, edition.url(facet_path(kind, facet, value) if facet and value else f"{kind.section}/"))


FACET_FILTERS = ("year", "type", "level", "role", "theme")
"""Filters of a block that may have a page of their own."""


def _facet_value(edition: Edition, kind: Kind, facet: Facet, word: str) -> str:
    """The value as its address has it, or "" where no record has it, and so no page."""
    term = edition.site.terms.find(vocabulary_of(kind, facet.field), word)
    value = term.id if term else word
    return value if value in edition.facets[kind.name, facet.name] else ""


def figure_views(edition: Edition, block: FactsBlock, within: Record | None = None) -> tuple[FigureView, ...]:
    """A row of figures; `within`: the report in which it stands."""
    return tuple(counted(edition, line, within) for line in block.figures)


def counted(edition: Edition, line: CountedFigure, within: Record | None = None) -> FigureView:
    """A number of a row of figures."""
    value, url, mark = "", "", Markup()
    unit = line.unit.pick(edition.lang) if line.unit else ""
    if line.indicator:
        link = figure_between(edition, line.indicator, behind=unit, within=within)
        value, url, mark = link.title, link.url, link.mark
    elif line.count:
        found = _list_link(edition, line.count)
        value, url = f"{amount_in(edition.site, within, line.count):,}", found.url if found else ""
        mark = note_mark(count_note(edition, within, line))
    return FigureView(line.label.pick(edition.lang), value, unit, url, mark)
