"""Every number in the words of a report: where it stands, and whether it is taken from a figure or was typed."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from qunzhi.figures import Figure
from qunzhi.frozen import figure_in
from qunzhi.languages import Language
from qunzhi.markup.blocks import CaseBlock, CountedFigure, DataBlock, FactsBlock, read_block
from qunzhi.markup.scan import Block, Reference
from qunzhi.pages.cases import public_case
from qunzhi.pages.edition import Edition
from qunzhi.pages.frozen import count_note
from qunzhi.pages.names import changed_since, named, text_of
from qunzhi.pages.numbered import chapter_title, numbered
from qunzhi.pages.printed import Excerpt, Printed, excerpt, heading_places, printed_text
from qunzhi.pages.proof_short import around_table, in_box, in_summary
from qunzhi.pages.proof_stands import Stands
from qunzhi.pages.selections import counted
from qunzhi.pages.setting import Setting, setting_of, with_number
from qunzhi.pages.views import Link
from qunzhi.passages import SiteText
from qunzhi.quantities import worded
from qunzhi.records import Record
from qunzhi.reports.amounts import amounts, blanked, measures_of
from qunzhi.reports.numbering import anchor, label
from qunzhi.reports.outline import outline_of


class Part(NamedTuple):
    """The foreword of a report or a chapter, with its cases."""

    title: Link
    numbers: tuple[Stands, ...]


def parts_of(edition: Edition, report: Record) -> tuple[Part, ...]:
    """All parts of a report in their order."""
    chapters = ((one.name, chapter_title(edition, report, one), one.title) for one in report.chapters)
    found = [("", edition.words["foreword"], None), *chapters]
    return tuple(
        Part(
            Link(title, edition.url(_path(report, name)), text.foreign(edition.lang) if text else None),
            tuple(_numbers(edition, report, name)),
        )
        for name, title, text in found
    )


def _path(report: Record, chapter: str) -> str:
    return f"{report.address}{chapter}/" if chapter else report.address


def _numbers(edition: Edition, report: Record, chapter: str) -> Iterator[Stands]:
    text = text_of(edition, report, chapter)
    if text is None:
        return
    setting, page = setting_of(report, chapter), edition.url(_path(report, chapter))
    if not chapter:
        yield from in_summary(edition, report, Link(edition.words["summary"], page))
    printed = printed_text(edition, setting, text)
    yield from _in_text(edition, report, text, printed, _places(edition, report, chapter, text, printed))
    for name in _cases(text):
        if case := public_case(edition.site, name):
            yield from _in_case(edition, setting, case, page)


def _cases(text: SiteText) -> Iterator[str]:
    for hole in text.scanned.holes:
        model = read_block(hole, text.body)[0] if isinstance(hole, Block) and hole.word == "case" else None
        if isinstance(model, CaseBlock):
            yield model.case


def _in_case(edition: Edition, setting: Setting, case: Record, page: str) -> Iterator[Stands]:
    """A case stands whole in the report, and so do its numbers."""
    one, text = numbered(edition, setting, case.id), text_of(edition, case)
    if one and text:
        own = Setting(case.folder, within=setting.within, within_case=True)
        where = Link(label(one).pick(edition.lang), f"{page}#{anchor(one)}")
        yield from in_box(edition, case, where)
        yield from _in_text(edition, setting.within, text, printed_text(edition, own, text), lambda _: where)


Where = Callable[[int], Link]
"""From a position in printed words to what stands above it."""


def _places(edition: Edition, report: Record, chapter: str, text: SiteText, printed: Printed) -> Where:
    page, lang = edition.url(_path(report, chapter)), text.body.lang
    whole = Link(edition.words["part_beginning"], page)
    starts = list(heading_places(blanked(printed.words)))
    links = _headings(edition, report, chapter, lang, page)
    if len(starts) != len(links):
        return lambda _: whole
    return lambda at: links[n - 1] if (n := bisect_right(starts, at)) else whole


def _headings(edition: Edition, report: Record, chapter: str, lang: Language, page: str) -> list[Link]:
    """Those of one text, in its order; they are found again in the outline, which is that of the Chinese."""
    own = text_of(edition, report, chapter)
    marks = [mark for mark in own.passage.landmarks if mark.word == "heading"] if own else []
    outline = [one for one in outline_of(edition.site, report.id).headings if one.chapter == chapter and one.anchor]
    known = {one.anchor if lang == "zh" else one.anchor_en: one for one in outline}
    links = []
    for mark in marks:
        one = known.get(mark.id)
        title = mark.words.zh if mark.words else ""
        if one:
            title = with_number(one.number.pick(edition.lang), one.title.pick(lang), edition.lang)
        links.append(Link(title, f"{page}#{mark.id}"))
    return links


def _in_text(
    edition: Edition, within: Record | None, text: SiteText, printed: Printed, where: Where
) -> Iterator[Stands]:
    """The numbers of a text in its order; `within`: the report of which it is a part."""
    bound, typed = _bound(edition, within, text, printed, where), _typed(edition, text, printed, where)
    found = [*bound, *typed, *_at_tables(edition, text, printed, where)]
    yield from (stands for _, stands in sorted(found, key=lambda one: one[0]))


Placed = tuple[int, Stands]


def _bound(edition: Edition, within: Record | None, text: SiteText, printed: Printed, where: Where) -> Iterator[Placed]:
    for start, end, hole in printed.filled:
        if isinstance(hole, Reference) and hole.period and not hole.words:
            figure = figure_in(edition.site, within, hole.id)
            words = excerpt(printed.words, start, end, text.body.lang)
            value = worded(figure.quantity, figure.unit, text.body.lang, bare=True) if figure else words.number
            note = changed_since(edition, within, hole.id)
            yield start, Stands(words, value, _unit(text, figure), where(start), figure, note=note)
        elif isinstance(hole, Block) and hole.word == "facts":
            model, _ = read_block(hole, text.body)
            if isinstance(model, FactsBlock):
                rows = (_in_row(edition, within, line, where(start)) for line in model.figures)
                yield from ((start, one) for one in rows if one)


def _unit(text: SiteText, figure: Figure | None) -> str:
    """The measure word that stands behind a counted number; other units are printed with the number."""
    unit = figure.unit if figure else None
    return unit.name(figure.quantity.value, text.body.lang) if figure and unit and unit.counter else ""


def _in_row(edition: Edition, within: Record | None, line: CountedFigure, where: Link) -> Stands | None:
    """A number of a row of figures."""
    one = counted(edition, line, within)
    words = Excerpt(f"{one.label} ", one.value, one.unit)
    stands = Stands(words, one.value, one.unit, where)
    if line.indicator:
        note = changed_since(edition, within, line.indicator)
        return stands._replace(figure=figure_in(edition.site, within, line.indicator), note=note)
    note = count_note(edition, within, line)
    return stands._replace(counted=Link(one.label, one.url), note=note) if line.count else None


def _typed(edition: Edition, text: SiteText, printed: Printed, where: Where) -> Iterator[Placed]:
    """Amounts that are no part of a name; those in the words of a citation are taken from what is cited."""
    starts, lang = [one.start for one in printed.filled], text.body.lang
    for start, end, number, unit in amounts(blanked(printed.words), measures_of(edition.site)):
        at = bisect_right(starts, start) - 1
        within = printed.filled[at] if at >= 0 and printed.filled[at].end > start else None
        hole = within.hole if within else None
        if within and not (isinstance(hole, Reference) and hole.words and not hole.number):
            continue
        words = excerpt(printed.words, start, end, lang)
        figure = edition.figures.cited(hole.id) if isinstance(hole, Reference) and hole.period else None
        names = named(edition, hole.id, text.day) if isinstance(hole, Reference) and not hole.period else None
        yield start, Stands(words, number, unit, where(start), figure, names=names)


def _at_tables(edition: Edition, text: SiteText, printed: Printed, where: Where) -> Iterator[Placed]:
    for start, _, hole in printed.filled:
        model = read_block(hole, text.body)[0] if isinstance(hole, Block) and hole.word in ("table", "chart") else None
        if isinstance(model, DataBlock):
            yield from ((start, one) for one in around_table(edition, model, where(start)))
