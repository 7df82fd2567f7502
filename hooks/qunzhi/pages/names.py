"""What ids name, and where the texts of records stand."""

from datetime import date
from urllib.parse import quote

from qunzhi.dates import CivilDate
from qunzhi.pages.edition import Edition
from qunzhi.pages.views import Link
from qunzhi.quantities import worded
from qunzhi.records import Record
from qunzhi.site import SiteText, TextKey


def named(edition: Edition, name: str, day: date | None = None) -> Link:
    """What an id names: a record, a figure, a picture or a part on its record's page; without an address, what is held.

    On `day` an organisation bore the name that it had then.
    """
    site, lang = edition.site, edition.lang
    if "@" in name:
        return _figure(edition, name)
    if record := site.records.get(name):
        return edition.link(record, day)
    if part := site.parts.get(name):
        url = f"{edition.link(part.record).url}#{quote(name)}" if part.record.id in site.records else ""
        return Link(part.title.pick(lang), url, part.title.foreign(lang))
    if name in site.pictures:
        owner, number = site.pictures[name]
        caption = owner.pictures[number].caption
        if number not in owner.shown:
            return Link(caption.pick(lang), "", caption.foreign(lang))
        return Link(caption.pick(lang), f"{edition.link(owner).url}#{quote(name)}", caption.foreign(lang))
    held = site.held.get(name)
    return Link(held.title.pick(lang), "", held.title.foreign(lang)) if held else Link(name)


def _figure(edition: Edition, name: str) -> Link:
    """A number as the language writes it, leading to where it comes from."""
    found = edition.figures.cited(name)
    if found is None:
        return Link(name)
    words = worded(found.quantity, found.unit, edition.lang, bare=True)
    return Link(words, f"{edition.url(found.indicator.address)}#{anchor_of(found.period)}")


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
