"""Facets: a kind's records under each value by which its list can be narrowed down."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from qunzhi.dates import CivilDate
from qunzhi.filing import year_of
from qunzhi.kinds import KINDS
from qunzhi.kinds.fields import Vocabulary
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.reads import Noted
from qunzhi.records import Record
from qunzhi.site import Site
from qunzhi.walk import listed, marked

Facets = Mapping[tuple[str, str], Mapping[str, tuple[Record, ...]]]
"""By kind and facet: the records under each value, terms in the order of their list, years from the newest."""


def facets_of(site: Site) -> Facets:
    """Every facet of every kind, each record looked at once."""
    return site.once(_facets)


def _facets(site: Site) -> Facets:
    found = {(kind.name, facet.name): _facet(site, kind, facet) for kind in KINDS for facet in kind.facets}
    return Noted("facet", found)


def values_of(record: Record, facet: Facet) -> tuple[str, ...]:
    """The values under which a record stands."""
    value = record.value(facet.field)
    if isinstance(value, CivilDate | int):
        return (str(year_of(record)),)
    return tuple(str(one) for one in listed(value))


def vocabulary_of(kind: Kind, field: str) -> str:
    """Name of the list that a field's terms belong to, or "" where it has none."""
    return _vocabularies(kind.schema).get(field, "")


@lru_cache(maxsize=64)
def _vocabularies(schema: Any) -> dict[str, str]:
    """By field."""
    return {name: mark.name for name, mark in marked(schema, Vocabulary)}


def _facet(site: Site, kind: Kind, facet: Facet) -> dict[str, tuple[Record, ...]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in site.of(kind):
        for value in values_of(record, facet):
            found[value].append(record)
    return {value: tuple(found[value]) for value in _ordered(site, kind, facet, found)}


def _ordered(site: Site, kind: Kind, facet: Facet, found: Mapping[str, list[Record]]) -> list[str]:
    vocabulary = vocabulary_of(kind, facet.field)
    if vocabulary:
        return [value for value in site.terms.ids(vocabulary) if value in found]
    if facet.field in ("date", "made", "year"):
        return sorted(found, reverse=True)
    return list(found)
