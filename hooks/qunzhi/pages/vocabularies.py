"""The controlled lists 词表: their terms in both languages, and how many records of each kind bear them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from qunzhi.facets import vocabulary_of
from qunzhi.kinds import KINDS
from qunzhi.kinds.fields import Vocabulary
from qunzhi.kinds.kind import Kind
from qunzhi.pages.edition import Edition, facet_path
from qunzhi.pages.entries import named_otherwise
from qunzhi.pages.facts import spoken
from qunzhi.pages.sections import family
from qunzhi.pages.views import Link, SectionLink
from qunzhi.reads import Noted
from qunzhi.records import Record
from qunzhi.site import Site, remembered
from qunzhi.walk import listed, marked

SECTION = "vocabularies"
"""First part of its addresses."""

Use = tuple[tuple[Kind, tuple[Record, ...]], ...]
"""The records that bear a term: by kind in the order of the navigation, each kind's in the order of its list."""


class TermLine(NamedTuple):
    """A term in its list."""

    id: str
    name: Link
    """Leads to the term's own page, if it has one."""
    other: Link
    """Its name in the other language."""
    aliases: tuple[Link, ...]
    uses: tuple[Link, ...]
    """A kind and how many of its records bear the term; leads to the list narrowed down to them."""


@dataclass(frozen=True, slots=True)
class ListView:
    """A controlled list."""

    title: str
    anchor: str
    count: str
    terms: tuple[TermLine, ...]


class VocabulariesView(NamedTuple):
    """The page of all lists."""

    family: tuple[SectionLink, ...]
    lists: tuple[ListView, ...]


def uses_of(site: Site) -> Mapping[tuple[str, str], Use]:
    """By list and term: who bears it. Each published record is looked at once."""
    return site.once(_uses)


def _uses(site: Site) -> Mapping[tuple[str, str], Use]:
    found: dict[tuple[str, str], list[tuple[Kind, tuple[Record, ...]]]] = defaultdict(list)
    for kind in KINDS:
        own: dict[tuple[str, str], dict[str, Record]] = defaultdict(dict)
        fields = marked(kind.schema, Vocabulary)
        for record in site.of(kind):
            for field, mark in fields:
                for term in listed(record.value(field)):
                    own[mark.name, term][record.id] = record
        for key, records in own.items():
            found[key].append((kind, tuple(records.values())))
    return Noted("use", {key: tuple(use) for key, use in found.items()})


@remembered
def counts_of(site: Site) -> Mapping[tuple[str, str], int]:
    """By list and term: how many records bear it."""
    return {key: sum(len(records) for _, records in use) for key, use in uses_of(site).items()}


@lru_cache(maxsize=1)
def kinds_by_list() -> Mapping[str, tuple[Kind, ...]]:
    """For every list: the kinds with a field of their own for it. Lists of several kinds stand first."""
    found: dict[str, dict[str, Kind]] = defaultdict(dict)
    for kind in KINDS:
        for _, mark in marked(kind.schema, Vocabulary):
            found[mark.name][kind.name] = kind
    shared_first = sorted(found, key=lambda name: len(found[name]) == 1)
    return {name: tuple(found[name].values()) for name in shared_first}


def is_shared(name: str) -> bool:
    """Whether several kinds use a list: only then its terms have pages; else a facet of the one kind does as well."""
    return len(kinds_by_list()[name]) > 1


def used_terms(site: Site, name: str) -> tuple[str, ...]:
    """Ids of the terms of a list that any record bears, in the order of the list."""
    return tuple(term for term in site.terms.ids(name) if (name, term) in uses_of(site))


def term_pages(site: Site) -> Iterator[tuple[str, str]]:
    """List and id of every term that has a page of its own."""
    for name in kinds_by_list():
        if is_shared(name):
            yield from ((name, term) for term in used_terms(site, name))


def term_path(name: str, term: str) -> str:
    """Address of a term's page, from the root of the language."""
    return f"{SECTION}/{name}/{quote(term)}/"


def vocabularies_view(edition: Edition) -> VocabulariesView:
    """Every list of which any term is in use."""
    names = (name for name in kinds_by_list() if used_terms(edition.site, name))
    return VocabulariesView(family(edition, SECTION), tuple(_list(edition, name) for name in names))


def _list(edition: Edition, name: str) -> ListView:
    terms = edition.site.terms.ids(name)
    words = edition.words["vocabularies_term" if len(terms) == 1 else "vocabularies_terms"]
    return ListView(
        title=list_title(edition, name),
        anchor=_anchor(name),
        count=words.format(count=len(terms)),
        terms=tuple(_line(edition, name, term) for term in terms),
    )


def list_title(edition: Edition, name: str) -> str:
    """A list in words; its name where the interface has none for it."""
    return edition.words.get(f"vocabulary_{name.replace('-', '_')}", name)


def list_link(edition: Edition, name: str) -> Link:
    """A list, leading to its place among all."""
    return Link(list_title(edition, name), edition.url(f"{SECTION}/#{_anchor(name)}"))


def _anchor(name: str) -> str:
    return f"list-{name}"


def _line(edition: Edition, name: str, term: str) -> TermLine:
    text, use = edition.term(name, term), uses_of(edition.site).get((name, term), ())
    url = edition.url(term_path(name, term)) if use and is_shared(name) else ""
    return TermLine(
        id=term,
        name=Link(text.pick(edition.lang), url, text.foreign(edition.lang)),
        other=named_otherwise(edition, text),
        aliases=aliases(edition, name, term),
        uses=tuple(_use(edition, name, term, kind, len(records)) for kind, records in use),
    )


def aliases(edition: Edition, name: str, term: str) -> tuple[Link, ...]:
    """Other words for a term."""
    found = edition.site.terms.term(name, term)
    return tuple(spoken(edition, word) for word in found.aliases) if found else ()


def _use(edition: Edition, name: str, term: str, kind: Kind, count: int) -> Link:
    words = edition.words["vocabularies_use"].format(heading=kind.heading.pick(edition.lang), count=f"{count:,}")
    return Link(words, narrowed_url(edition, name, term, kind))


def narrowed_url(edition: Edition, name: str, term: str, kind: Kind) -> str:
    """Address of the kind's list narrowed down to a term, or "" where no facet does that."""
    own = kind.facets if kind.has_list else ()
    facet = next((facet for facet in own if vocabulary_of(kind, facet.field) == name), None)
    return edition.url(facet_path(kind, facet, term)) if facet else ""
