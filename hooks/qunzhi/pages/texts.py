"""Texts of records and hand-written pages as HTML, their references and blocks filled in."""

from datetime import date

from markupsafe import Markup

from qunzhi.languages import HTML_LANG
from qunzhi.markup.blocks import (
    CaseBlock,
    ChartBlock,
    DataBlock,
    FactsBlock,
    FigureBlock,
    GalleryBlock,
    RecordsBlock,
    TableBlock,
    read_block,
)
from qunzhi.markup.html import to_html
from qunzhi.markup.landmarks import image_id
from qunzhi.markup.scan import HOLE, OPEN, Block, Filling, Hole, Image, Reference, fill
from qunzhi.pages.block_views import BlockView
from qunzhi.pages.cases import case_view, public_case
from qunzhi.pages.chart_block import chart_block
from qunzhi.pages.edition import Edition
from qunzhi.pages.filters import printed, with_lang
from qunzhi.pages.names import meaning, referred, text_of
from qunzhi.pages.numbered import cite, label_of, number_link, numbered, numbered_caption
from qunzhi.pages.pictures import picture_view, plain_picture
from qunzhi.pages.selections import figure_views, records_view
from qunzhi.pages.setting import Headed, Setting, headed, with_number
from qunzhi.pages.tables import table_view
from qunzhi.pages.templates import Templates
from qunzhi.pages.views import ROOT, PageView, PictureView, TocEntry
from qunzhi.passages import SiteText
from qunzhi.records import Record
from qunzhi.reports.found import Asked, chart_of
from qunzhi.reports.numbering import anchor


def body(
    edition: Edition, templates: Templates, page: PageView, text: SiteText, setting: Setting
) -> tuple[Markup, tuple[TocEntry, ...]]:
    """A text as finished HTML, and its headings."""
    made = to_html(text.scanned.text, edition.words["table_label"], text.body.lang)
    found = headed(made, setting, edition.lang)
    fillings = fillings_of(edition, templates, page, text, setting)
    return Markup(fill(found.html, fillings)), _contents(edition, text, setting, found)


def _contents(edition: Edition, text: SiteText, setting: Setting, found: Headed) -> tuple[TocEntry, ...]:
    entries = []
    # The headings of a case within a report are none of its contents, but have numbers.
    for number, heading in zip(found.numbers, found.headings, strict=False):
        words = _plain(edition, setting, heading.words, text.scanned.holes)
        entries.append(TocEntry(with_number(number, words, edition.lang), heading.anchor, heading.level))
    return tuple(entries)


def fillings_of(
    edition: Edition, templates: Templates, page: PageView, text: SiteText, setting: Setting
) -> tuple[Filling, ...]:
    """What belongs into each hole of a text."""
    return tuple([_filling(edition, templates, page, text, setting, hole) for hole in text.scanned.holes])


def _filling(
    edition: Edition, templates: Templates, page: PageView, text: SiteText, setting: Setting, hole: Hole
) -> Filling:
    if isinstance(hole, Reference):
        if hole.number:
            return Filling(cite(edition, setting, hole))
        return Filling(reference(edition, page, hole, text.day, setting.within))
    if isinstance(hole, Image):
        view = plain_picture(edition, f"{setting.folder}/{hole.file}", hole.alt, hole.caption or hole.alt)
        view = _numbered(edition, setting, view, image_id(hole.file))
        return Filling(_block(templates, page, "figure", BlockView(picture=view)), block=True)
    return Filling(_block_html(edition, templates, page, text, setting, hole), block=True)


def reference(
    edition: Edition, page: PageView, hole: Reference, text_day: date | None = None, within: Record | None = None
) -> str:
    """`[[id]]` as a link; a record that is not public stands without one."""
    link = referred(edition, hole, text_day, within)
    marked = f' lang="{link.lang}"' if link.lang else ""
    shown = printed(with_lang(link.title, page, link.lang))
    mark = link.mark if link.note else ""
    if not link.url:
        return f"<span{marked}>{shown}</span>{mark}" if marked else f"{shown}{mark}"
    tip = meaning(edition, hole.target)
    term = f' class="term" title="{printed(tip)}"' if tip else ""
    return f'<a href="{printed(ROOT + link.url)}"{term}{marked}>{shown}</a>{mark}'


def _plain(edition: Edition, setting: Setting, words: str, holes: tuple[Hole, ...]) -> str:
    """A heading's words with references as plain words."""
    if OPEN not in words:
        return words

    def name(number: int) -> str:
        hole = holes[number]
        if not isinstance(hole, Reference):
            return ""
        if hole.number:
            return number_link(edition, setting, hole).title
        return referred(edition, hole, within=setting.within).title

    return HOLE.sub(lambda match: name(int(match[1])), words)


def _block_html(
    edition: Edition, templates: Templates, page: PageView, text: SiteText, setting: Setting, hole: Block
) -> str:
    model, _ = read_block(hole, text.body)
    if isinstance(model, TableBlock):
        return _table(edition, templates, page, text, setting, _asked(edition, text, setting, model, hole))
    if isinstance(model, ChartBlock):
        return _chart(edition, templates, page, text, setting, _asked(edition, text, setting, model, hole))
    around = HTML_LANG[edition.lang] if _foreign(edition, text) else None
    if isinstance(model, CaseBlock) and not setting.within_case:
        return _case(edition, templates, page, setting, model.case, around)
    view = _view(edition, setting, model)
    return _block(templates, page, hole.word, view._replace(lang=around)) if view else ""


def _view(edition: Edition, setting: Setting, model: object) -> BlockView | None:
    """A block whose words are in the language of the page, whatever that of the text is."""
    if isinstance(model, RecordsBlock):
        return records_view(edition, model)
    if isinstance(model, FactsBlock):
        return BlockView(figures=figure_views(edition, model, setting.within))
    if isinstance(model, FigureBlock) and edition.site.shows(model.picture):
        return BlockView(picture=_picture(edition, setting, model.picture))
    return _gallery(edition, setting, model) if isinstance(model, GalleryBlock) else None


def _case(
    edition: Edition, templates: Templates, page: PageView, setting: Setting, name: str, around: str | None
) -> str:
    """A case as a box, its headings one level below its title."""
    record = public_case(edition.site, name)
    if record is None:
        return ""
    text = text_of(edition, record)
    own = Setting(
        record.folder, deeper=setting.deeper + 2, prefix=f"case-{name}-", within=setting.within, within_case=True
    )
    html = body(edition, templates, page, text, own)[0] if text else Markup()
    view = case_view(edition, setting, record)._replace(body=html, lang=_foreign(edition, text), around=around)
    return templates.render("qunzhi/blocks/case.html", {"page": page, "case": view}).strip()


def _foreign(edition: Edition, text: SiteText | None) -> str | None:
    return HTML_LANG[text.body.lang] if text and text.body.lang != edition.lang else None


def _block(templates: Templates, page: PageView, word: str, view: BlockView) -> str:
    return templates.render(f"qunzhi/blocks/{word}.html", {"page": page, "block": view}).strip()


def _table(
    edition: Edition, templates: Templates, page: PageView, text: SiteText, setting: Setting, asked: Asked
) -> str:
    view = table_view(edition, text, asked)
    if view is None:
        return ""
    view = view._replace(number=label_of(edition, setting, asked.block.id))
    return templates.render("qunzhi/blocks/table.html", {"page": page, "table": view}).strip()


def _chart(
    edition: Edition, templates: Templates, page: PageView, text: SiteText, setting: Setting, asked: Asked
) -> str:
    chart = chart_of(edition.site, asked, asked.block)[0] if isinstance(asked.block, ChartBlock) else None
    if chart is None:
        return ""
    view = chart_block(templates, chart, text.body.lang, label_of(edition, setting, chart.id))
    return templates.render("qunzhi/blocks/chart.html", {"page": page, "chart": view}).strip()


def _asked(edition: Edition, text: SiteText, setting: Setting, block: DataBlock, hole: Block) -> Asked:
    """A table or chart; in a report its caption has the words of both languages, wherever they are written."""
    found = numbered(edition, setting, block.id)
    return Asked(block.model_copy(update={"caption": found.caption}) if found else block, hole, text.body)


def _picture(edition: Edition, setting: Setting, name: str) -> PictureView:
    """Without the anchor that it has on the page of its record: it may stand on one page more than once."""
    record, number = edition.site.pictures[name]
    return _numbered(edition, setting, picture_view(edition, record, number), name)


def _numbered(edition: Edition, setting: Setting, view: PictureView, name: str) -> PictureView:
    found = numbered(edition, setting, name)
    return view._replace(anchor=anchor(found) if found else "", label=label_of(edition, setting, name))


def _gallery(edition: Edition, setting: Setting, block: GalleryBlock) -> BlockView:
    """An album is one figure of a report, of pictures that are chosen each is."""
    names = _album(edition, block.album) if block.album else block.pictures
    own = setting if not block.album else Setting()
    pictures = tuple(_picture(edition, own, name) for name in names if edition.site.shows(name))
    caption = numbered_caption(edition, setting, block.album) if block.album else None
    anchored = caption.url.removeprefix("#") if caption else ""
    return BlockView(pictures=pictures, layout=block.layout, numbered=caption, anchor=anchored)


def _album(edition: Edition, name: str) -> tuple[str, ...]:
    record = edition.site.records.get(name)
    return tuple(record.picture_id(n) for n in range(len(record.pictures))) if record else ()
