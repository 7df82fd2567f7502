"""The site in one language: names, addresses and terms as its readers meet them."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, TypeVarTuple
from urllib.parse import quote

from qunzhi.dates import CivilDate
from qunzhi.facets import Facets, facets_of, vocabulary_of
from qunzhi.figures import Figures, figures_of
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.languages import HTML_LANG, PREFIX, Language, Text
from qunzhi.media import Media
from qunzhi.pages.views import DateView, Link, PageView
from qunzhi.reads import kept, note_all
from qunzhi.records import Record
from qunzhi.site import Site
from qunzhi.words import word_fields, words

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

MOST_PIECES = 16_384
"""What stays in memory, of about 1 KiB each. Of a site with 10,000 records twice as many save no time, and half as many
cost a twentieth: any page may show any link or card.
"""


@dataclass(frozen=True, eq=False)
class Edition:
    """One language of the site; every page of that language is made from it."""

    site: Site
    lang: Language
    media: Media
    _pieces: dict[Any, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The words of the interface."""
        return words(self.lang)

    @property
    def facets(self) -> Facets:
        """The ways to narrow lists down."""
        return facets_of(self.site)

    @property
    def figures(self) -> Figures:
        """What the indicators say."""
        return figures_of(self.site)

    def url(self, path: str) -> str:
        """Address from the site's root of a path that counts from the root of the language."""
        return PREFIX[self.lang] + path

    def page(self, title: str, breadcrumbs: tuple[Link, ...] = ()) -> PageView:
        """What templates know of a page."""
        return PageView(self.lang, HTML_LANG[self.lang], title, word_fields(self.lang), breadcrumbs)

    def link(self, record: Record, day: date | None = None) -> Link:
        """A record's name, leading to its page; an organisation is called as it was on `day`."""
        if day and record.value("former_names"):
            return self._link(record, record.name_at(day))
        return self.piece(("link", record.id), self._link, record, record.title)

    def _link(self, record: Record, title: Text) -> Link:
        return Link(title.pick(self.lang), self.url(record.address), title.foreign(self.lang))

    def above(self, kind: Kind) -> tuple[Link, ...]:
        """The places above the pages of a kind's records."""
        return self.piece(("above", kind.name), lambda: (self.home(), self.section(kind)))

    def section(self, kind: Kind) -> Link:
        """A kind's list."""
        return Link(kind.heading.pick(self.lang), self.url(f"{kind.section}/"))

    def home(self) -> Link:
        """The home page."""
        return Link(self.words["home"], self.url(""))

    def date(self, when: CivilDate | None) -> DateView | None:
        """A date as readers of the language write it."""
        return DateView(when.text(self.lang), when.iso) if when else None

    def term(self, vocabulary: str, term_id: str) -> Text:
        """A term in both languages; its id where the list does not know it."""
        term = self.site.terms.term(vocabulary, term_id)
        return term.text if term else Text(term_id, term_id)

    def term_link(self, kind: Kind, field: str, term_id: str) -> Link:
        """A term, leading to the list that it narrows down where the kind has such a facet."""
        return self.piece(("term", kind.name, field, term_id), self._term_link, kind, field, term_id)

    def _term_link(self, kind: Kind, field: str, term_id: str) -> Link:
        vocabulary = vocabulary_of(kind, field)
        text = self.term(vocabulary, term_id) if vocabulary else Text(term_id, term_id)
        facet = next((f for f in kind.facets if f.field == field), None)
        url = self.url(facet_path(kind, facet, term_id)) if facet else ""
        return Link(text.pick(self.lang), url, text.foreign(self.lang))

    def piece(self, key: Hashable, make: Callable[[*Ts], T], *given: *Ts) -> T:
        """What many pages show, made once: a card, a term, a way to narrow lists down."""
        known = self._pieces.get(key)
        if known:
            note_all(known[1])
            value: T = known[0]
            return value
        if len(self._pieces) >= MOST_PIECES:
            self._pieces.clear()
        found: T = kept(self._pieces, key, make, *given)
        return found


def facet_path(kind: Kind, facet: Facet, value: str) -> str:
    """Address, from the root of the language, of the list narrowed down to one value."""
    return f"{kind.section}/{facet.name}/{quote(value)}/"


def root_of(address: str) -> str:
    """From a page to the site's root, relative: `news/x/` → `../../`."""
    return "../" * address.count("/") or "./"
