"""What ids name, and where the texts of records stand."""

from urllib.parse import quote

from qunzhi.pages.edition import Edition
from qunzhi.pages.views import Link
from qunzhi.records import Record
from qunzhi.site import SiteText, TextKey


def named(edition: Edition, name: str) -> Link:
    """What an id names: a record, a picture on its record's page, or, without an address, what is not public yet."""
    site, lang = edition.site, edition.lang
    if record := site.records.get(name):
        return edition.link(record)
    if name in site.pictures:
        owner, number = site.pictures[name]
        caption = owner.pictures[number].caption
        if number not in owner.shown:
            return Link(caption.pick(lang), "", caption.foreign(lang))
        return Link(caption.pick(lang), f"{edition.link(owner).url}#{quote(name)}", caption.foreign(lang))
    held = site.held.get(name)
    return Link(held.title.pick(lang), "", held.title.foreign(lang)) if held else Link(name)


def text_of(edition: Edition, record: Record, chapter: str = "") -> SiteText | None:
    """The text of a record or chapter in the edition's language, or the Chinese where it has none."""
    texts = edition.site.texts
    return texts.get(TextKey(record.id, edition.lang, chapter)) or texts.get(TextKey(record.id, "zh", chapter))
