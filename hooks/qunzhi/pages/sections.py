"""The sections of a site: which lists and special pages there are, and which stand together in the navigation."""

from typing import NamedTuple

from qunzhi.identity import held_kinds
from qunzhi.languages import LANGUAGES, Language, Text
from qunzhi.pages.edition import Edition
from qunzhi.pages.views import Link, SectionLink
from qunzhi.site import Site, remembered
from qunzhi.words import words


class Place(NamedTuple):
    """A page at which a section begins."""

    key: str
    """First part of its address."""
    title: Text
    under: str = ""
    """The place under which it stands in the navigation; "" for one of its own."""


SPECIAL = (("chronicle", "news"), ("membership", "members"), ("data", "figures"), ("vocabularies", "figures"))
"""Pages made from records of many kinds, and where they stand; their titles are `page_<key>` in words.yml."""


@remembered
def places(site: Site) -> tuple[Place, ...]:
    """Every section that the site has, in the order of the navigation."""
    kinds = held_kinds(site.root)
    own = [Place(kind.section, kind.heading, kind.under) for kind in kinds if kind.has_list]
    special = [Place(key, _title(key), under) for key, under in SPECIAL if is_there(site, key)]
    return (*own, *special)


def is_there(site: Site, key: str) -> bool:
    """Whether a special page has anything to show."""
    if key == "chronicle":
        return any(site.of(kind) for kind in held_kinds(site.root) if kind.chronicle)
    return key in ("data", "vocabularies") or any(record.facts.belongs for record in site.by_kind.get("member", ()))


def family(edition: Edition, section: str) -> tuple[SectionLink, ...]:
    """The sections that stand together with one, itself marked; nothing where it stands alone."""
    return edition.piece(("family", section), _family, edition, section)


def _family(edition: Edition, section: str) -> tuple[SectionLink, ...]:
    found = {place.key: place for place in places(edition.site)}
    head = found[section].under if section in found and found[section].under in found else section
    those = [place for place in found.values() if head in (place.key, place.under)]
    if len(those) < 2:
        return ()
    lang = edition.lang
    return tuple(SectionLink(p.title.pick(lang), edition.url(f"{p.key}/"), active=p.key == section) for p in those)


def section_link(edition: Edition, key: str) -> Link:
    """A section by its key."""
    place = next(place for place in places(edition.site) if place.key == key)
    return Link(place.title.pick(edition.lang), edition.url(f"{key}/"))


def _title(key: str) -> Text:
    titles: dict[Language, str] = {lang: words(lang)[f"page_{key}"] for lang in LANGUAGES}
    return Text(titles["zh"], titles["en"])
