"""Numbers of tables, figures and cases on the pages of their report: before captions, in texts, in lists in front."""

from qunzhi.markup.scan import Reference
from qunzhi.pages.edition import Edition
from qunzhi.pages.filters import href, printed
from qunzhi.pages.numbered_views import NumberedLink, NumberedList
from qunzhi.pages.setting import Setting, with_number
from qunzhi.pages.views import Link
from qunzhi.records import ChapterText, Record
from qunzhi.reports.model import Numbered, Sort
from qunzhi.reports.numbering import anchor, heading_number, label
from qunzhi.reports.outline import outline_of


def chapter_title(edition: Edition, record: Record, chapter: ChapterText) -> str:
    """With its number: 一、集团概况, 1 Overview."""
    number = heading_number((record.chapters.index(chapter) + 1,))
    return with_number(number.pick(edition.lang), chapter.title.pick(edition.lang), edition.lang)


def numbered(edition: Edition, setting: Setting, name: str) -> Numbered | None:
    """The table, figure or case of that id in the report in which a text stands."""
    if setting.report is None:
        return None
    return next((one for one in outline_of(edition.site, setting.report.id).items if one.id == name), None)


def label_of(edition: Edition, setting: Setting, name: str) -> str:
    """What a caption begins with: 表2-5, Table 2-5; "" where nothing is numbered."""
    found = numbered(edition, setting, name)
    return label(found).pick(edition.lang) if found else ""


def numbered_caption(edition: Edition, setting: Setting, name: str) -> NumberedLink | None:
    """Number and caption of what has that id; None where nothing is numbered."""
    one = numbered(edition, setting, name)
    return _captioned(edition, one, f"#{anchor(one)}") if one else None


def _captioned(edition: Edition, one: Numbered, url: str) -> NumberedLink:
    words = one.caption
    return NumberedLink(label(one).pick(edition.lang), words.pick(edition.lang), url, words.foreign(edition.lang))


def link_to(edition: Edition, report: Record, one: Numbered, *, here: bool) -> Link:
    """Number and address; `here`: on the same page."""
    chapter = f"{one.chapter}/" if one.chapter else ""
    page = "" if here else edition.url(f"{report.address}{chapter}")
    return Link(label(one).pick(edition.lang), f"{page}#{anchor(one)}")


def number_link(edition: Edition, setting: Setting, hole: Reference) -> Link:
    """`[[#id]]`: the number, or the writer's own words, leading to what has it."""
    found = numbered(edition, setting, hole.number)
    if found is None or setting.report is None:
        return Link(hole.words or hole.number)
    link = link_to(edition, setting.report, found, here=setting.same_page(found))
    return link._replace(title=hole.words or link.title)


def cite(edition: Edition, setting: Setting, hole: Reference) -> str:
    """The same as HTML; a number is not parted from its word at the end of a line."""
    link = number_link(edition, setting, hole)
    whole = "" if hole.words else ' class="cite"'
    return f'<a href="{printed(href(link.url))}"{whole}>{printed(link.title)}</a>' if link.url else printed(link.title)


LISTS: tuple[tuple[Sort, str], ...] = (("table", "list_tables"), ("figure", "list_figures"), ("case", "list_cases"))
"""What stands in front of a report, each under the word for it."""


def numbered_lists(edition: Edition, report: Record, *, whole: bool) -> tuple[NumberedList, ...]:
    """The lists of tables, figures and cases of a report; `whole`: on the page on which all of them stand."""
    outline = outline_of(edition.site, report.id)
    found = ((word, outline.of(sort)) for sort, word in LISTS)
    return tuple(
        NumberedList(
            edition.words[word],
            edition.words["list_count"].format(count=len(those)),
            tuple(_listed(edition, report, one, whole=whole) for one in those),
        )
        for word, those in found
        if those
    )


def _listed(edition: Edition, report: Record, one: Numbered, *, whole: bool) -> NumberedLink:
    return _captioned(edition, one, link_to(edition, report, one, here=whole or not one.chapter).url)
