"""What ids name, and where the texts of records stand."""

from datetime import date
from urllib.parse import quote

from qunzhi.dates import CivilDate
from qunzhi.figures import Figure
from qunzhi.frozen import figure_in
from qunzhi.languages import Text
from qunzhi.markup.scan import Reference
from qunzhi.pages.edition import Edition
from qunzhi.pages.views import Link
from qunzhi.passages import SiteText, TextKey
from qunzhi.records import Record
from qunzhi.reports.drift import figure_change
from qunzhi.said import cited
from qunzhi.stated import disputed


def named(edition: Edition, name: str, day: date | None = None) -> Link:
    """What an id names: a record, a figure, a picture or a part on its record's page; without an address, what is held.

    On `day` an organisation bore the name that it had then.
    """
    site, lang = edition.site, edition.lang
    if "@" in name:
        return figure_between(edition, name)
    if record := site.records.get(name):
        return edition.link(record, day)
    if part := site.parts.get(name):
        url = f"{edition.link(part.record).url}#{quote(name)}" if part.record.id in site.records else ""
        return Link(part.title.pick(lang), url, part.title.foreign(lang))
    if name in site.pictures:
        owner, number = site.pictures[name]
        title = owner.pictures[number].name
        if number not in owner.shown:
            return Link(title.pick(lang), "", title.foreign(lang))
        return Link(title.pick(lang), f"{edition.link(owner).url}#{quote(name)}", title.foreign(lang))
    held = site.held.get(name)
    return Link(held.title.pick(lang), "", held.title.foreign(lang)) if held else Link(name)


def referred(edition: Edition, hole: Reference, day: date | None = None, within: Record | None = None) -> Link:
    """What a reference of a text prints, and where it leads; `within`: the report in which the text stands."""
    if hole.period:
        link = figure_between(edition, hole.id, hole.before, hole.behind, within)
    else:
        link = _before(hole.behind, named(edition, hole.id, day))
    return Link(hole.words, link.url) if hole.words else link


def _before(behind: str, link: Link) -> Link:
    """A name that ends with the point of an abbreviation shares it with the sentence: `Co., Ltd.`, not `Co., Ltd..`."""
    return link._replace(title=link.title[:-1]) if link.title.endswith(".") and behind.startswith(".") else link


def figure_between(
    edition: Edition, name: str, before: str = "", behind: str = "", within: Record | None = None
) -> Link:
    """A number as the language writes it between these words, leading to where it comes from."""
    found = figure_in(edition.site, within, name)
    if found is None:
        return Link(name)
    words = cited(found.quantity, found.unit, edition.lang, before, behind)
    note = changed_since(edition, within, name) or dispute(edition, found)
    return Link(words, figure_url(edition, found), note=note)


def changed_since(edition: Edition, within: Record | None, name: str) -> str:
    """The remark on a figure of a frozen report for which the records say another value now; "" for all others."""
    change = figure_change(edition.site, within, name)
    return difference_words(edition, *change) if change else ""


def difference_words(edition: Edition, was: Text, now: Text) -> str:
    """What a frozen report prints and what the records say now, in a sentence."""
    return edition.words["frozen_difference"].format(was=was.pick(edition.lang), now=now.pick(edition.lang))


def figure_url(edition: Edition, figure: Figure) -> str:
    """Where a figure comes from: the row of its period; "" where a frozen report alone still has it."""
    name = figure.indicator.id
    if name in edition.figures.indicators:
        return f"{edition.url(figure.indicator.address)}#{anchor_of(figure.period)}"
    return edition.url(figure.indicator.address) if name in edition.site.records else ""


def dispute(edition: Edition, figure: Figure) -> str:
    """The remark on a figure for which sources give values that cannot all be true; "" for all others."""
    return edition.words["figure_disputed"] if disputed(edition.site, figure) else ""


def meaning(edition: Edition, name: str) -> str:
    """What a term means, for whoever points at it in a text; "" for all else, and where it is not translated."""
    record = edition.site.records.get(name)
    text = record.value("explanation") if record else None
    return text.pick(edition.lang) if text and text.has(edition.lang) else ""


def anchor_of(period: CivilDate) -> str:
    """Anchor of a period on its indicator's page."""
    return "p-" + period.iso.replace("/", "-")


def text_of(edition: Edition, record: Record, chapter: str = "") -> SiteText | None:
    """The text of a record or chapter in the edition's language, or the Chinese where it has none."""
    texts = edition.site.texts
    return texts.get(TextKey(record.id, edition.lang, chapter)) or texts.get(TextKey(record.id, "zh", chapter))
