"""The pages of Hugo's lists: their titles, their order, and which of them are made at all."""

from collections.abc import Iterator, Mapping, Set

from qunzhi.kinds.kind import Facet, Kind
from qunzhi.languages import LANGUAGES, Language
from tests.bench.hugo_facets import SHOWN, facets, taxonomy, values, years

UNITS, YEARLY = "units", "chronicle"
"""Taxonomies that are no facets: what concerns a member stands on its page, what happened in a year on that year's."""

Page = tuple[str, Mapping[str, object]]
"""Path below `content/`, and front matter."""

_UNSEEN = {"render": "never"}


def list_pages(used: Set[tuple[str, str]]) -> Iterator[Page]:
    """Of both languages; `used` has each taxonomy with each value that a record bears."""
    for lang in LANGUAGES:
        yield f"{lang}/{UNITS}/_index.md", {"build": _UNSEEN, "cascade": {"build": _UNSEEN}}
        yield from _years(lang, used)
        for kind in SHOWN.values():
            head = {"title": kind.heading.pick(lang), "description": kind.intro.pick(lang)}
            yield f"{lang}/{kind.section}/_index.md", head
            for facet in facets(kind):
                yield from _facet(kind, facet, lang, used)


def _facet(kind: Kind, facet: Facet, lang: Language, used: Set[tuple[str, str]]) -> Iterator[Page]:
    """Its own page is not made, and gives it its name; then one for each value."""
    name = taxonomy(kind, facet)
    folder = f"{lang}/{name}"
    of = {"params": {"of": kind.section}}
    yield f"{folder}/_index.md", {"title": facet.label.pick(lang), "build": _UNSEEN, "cascade": of}
    for place, (value, words) in enumerate(values(kind, facet), 1):
        if (name, value) in used:
            yield f"{folder}/{value}/_index.md", {"title": words[lang], "weight": place}


def _years(lang: Language, used: Set[tuple[str, str]]) -> Iterator[Page]:
    yield f"{lang}/{YEARLY}/_index.md", {"title": {"zh": "大事记", "en": "Chronicle"}[lang]}
    for place, (year, words) in enumerate(years(), 1):
        if (YEARLY, year) in used:
            yield f"{lang}/{YEARLY}/{year}/_index.md", {"title": words[lang], "weight": place}
