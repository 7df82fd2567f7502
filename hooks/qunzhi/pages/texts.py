"""Texts of records and hand-written pages as HTML, their references and blocks filled in."""

from datetime import date

from markupsafe import Markup

from qunzhi.facets import vocabulary_of
from qunzhi.kinds import kind_named
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.markup.blocks import (
    CountedFigure,
    FactsBlock,
    FigureBlock,
    GalleryBlock,
    RecordsBlock,
    Selection,
    TableBlock,
    read_block,
)
from qunzhi.markup.html import Html, to_html
from qunzhi.markup.scan import HOLE, OPEN, Block, Filling, Hole, Image, Reference, fill
from qunzhi.pages.cards import card
from qunzhi.pages.edition import Edition, facet_path
from qunzhi.pages.filters import printed, with_lang
from qunzhi.pages.gallery import FOLDER, pictured
from qunzhi.pages.names import figure_between, meaning, referred
from qunzhi.pages.pictures import picture_view, plain_picture
from qunzhi.pages.tables import table_view
from qunzhi.pages.templates import Templates
from qunzhi.pages.views import ROOT, BlockView, CardView, FigureView, Link, PageView, PictureView, TocEntry
from qunzhi.passages import SiteText
from qunzhi.records import Record
from qunzhi.reports.found import Asked
from qunzhi.select import amount, on_front, select


def body(
    edition: Edition, templates: Templates, page: PageView, text: SiteText, folder: str
) -> tuple[Markup, tuple[TocEntry, ...]]:
    """A text as finished HTML, and its headings; `folder` is where the pictures lie that it names."""
    made: Html = to_html(text.scanned.text, edition.words["table_label"], text.body.lang)
    fillings = fillings_of(edition, templates, page, text, folder)
    holes = text.scanned.holes
    toc = tuple([TocEntry(_plain(h.words, holes, edition), h.anchor, h.level) for h in made.headings])
    return Markup(fill(made.html, fillings)), toc


def fillings_of(
    edition: Edition, templates: Templates, page: PageView, text: SiteText, folder: str
) -> tuple[Filling, ...]:
    """What belongs into each hole of a text."""
    return tuple([_filling(edition, templates, page, text, hole, folder) for hole in text.scanned.holes])


def _filling(
    edition: Edition, templates: Templates, page: PageView, text: SiteText, hole: Hole, folder: str
) -> Filling:
    if isinstance(hole, Reference):
        return Filling(reference(edition, page, hole, text.day))
    if isinstance(hole, Image):
        view = plain_picture(edition, f"{folder}/{hole.file}", hole.alt, hole.caption or hole.alt)
        return Filling(_block(templates, page, "figure", BlockView(picture=view)), block=True)
    return Filling(_block_html(edition, templates, page, text, hole), block=True)


def reference(edition: Edition, page: PageView, hole: Reference, text_day: date | None = None) -> str:
    """`[[id]]` as a link; a record that is not public stands without one."""
    link = referred(edition, hole, text_day)
    marked = f' lang="{link.lang}"' if link.lang else ""
    shown = printed(with_lang(link.title, page, link.lang))
    if not link.url:
        return f"<span{marked}>{shown}</span>" if marked else shown
    tip = meaning(edition, hole.target)
    term = f' class="term" title="{printed(tip)}"' if tip else ""
    mark = link.mark if link.note else ""
    return f'<a href="{printed(ROOT + link.url)}"{term}{marked}>{shown}</a>{mark}'


def _plain(words: str, holes: tuple[Hole, ...], edition: Edition) -> str:
    """A heading's words with references as plain words."""
    if OPEN not in words:
        return words

    def name(number: int) -> str:
        hole = holes[number]
        return referred(edition, hole).title if isinstance(hole, Reference) else ""

    return HOLE.sub(lambda match: name(int(match[1])), words)


def _block_html(edition: Edition, templates: Templates, page: PageView, text: SiteText, hole: Block) -> str:
    model, _ = read_block(hole, text.body)
    if isinstance(model, RecordsBlock):
        return _block(templates, page, hole.word, _records(edition, model))
    if isinstance(model, FactsBlock):
        return _block(templates, page, hole.word, BlockView(figures=_figures(edition, model)))
    if isinstance(model, TableBlock):
        return _table(edition, templates, page, text, Asked(model, hole, text.body))
    if isinstance(model, FigureBlock) and edition.site.shows(model.picture):
        return _block(templates, page, hole.word, BlockView(picture=_picture(edition, model.picture)))
    if isinstance(model, GalleryBlock):
        names = _album(edition, model.album) if model.album else model.pictures
        pictures = tuple(_picture(edition, name) for name in names if edition.site.shows(name))
        return _block(templates, page, hole.word, BlockView(pictures=pictures, layout=model.layout))
    return ""


def _block(templates: Templates, page: PageView, word: str, view: BlockView) -> str:
    return templates.render(f"qunzhi/blocks/{word}.html", {"page": page, "block": view}).strip()


def _table(edition: Edition, templates: Templates, page: PageView, text: SiteText, asked: Asked) -> str:
    view = table_view(edition, text, asked)
    return templates.render("qunzhi/blocks/table.html", {"page": page, "table": view}).strip() if view else ""


def _picture(edition: Edition, name: str) -> PictureView:
    """Without the anchor that it has on the page of its record: it may stand on one page more than once."""
    record, number = edition.site.pictures[name]
    return picture_view(edition, record, number)._replace(anchor="")


def _album(edition: Edition, name: str) -> tuple[str, ...]:
    record = edition.site.records.get(name)
    return tuple(record.picture_id(n) for n in range(len(record.pictures))) if record else ()


def _records(edition: Edition, wanted: RecordsBlock) -> BlockView:
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


def _figures(edition: Edition, block: FactsBlock) -> tuple[FigureView, ...]:
    return tuple(_figure(edition, line) for line in block.figures)


def _figure(edition: Edition, line: CountedFigure) -> FigureView:
    value, url, mark = "", "", Markup()
    unit = line.unit.pick(edition.lang) if line.unit else ""
    if line.indicator:
        link = figure_between(edition, line.indicator, behind=unit)
        value, url, mark = link.title, link.url, link.mark
    elif line.count:
        found = _list_link(edition, line.count)
        value, url = f"{amount(edition.site, line.count):,}", found.url if found else ""
    return FigureView(line.label.pick(edition.lang), value, unit, url, mark)
