"""What Hugo calls taxonomies: each facet of each kind is one, and each of its values has a list."""

from collections.abc import Iterator, Mapping

from qunzhi.facets import vocabulary_of
from qunzhi.kinds import KINDS
from qunzhi.kinds.kind import Facet, Kind
from tests.bench.records import FOLDERS, YEARS
from tests.bench.sites import vocabularies
from tests.bench.texts import Pair

SHOWN = {kind.name: kind for kind in KINDS if kind.name in (*FOLDERS, "member")}
"""Kinds that the measured sites have."""


def facets(kind: Kind) -> Iterator[Facet]:
    """Those of which the measured records have values."""
    return (facet for facet in kind.facets if facet.name != "issuer")


def taxonomy(kind: Kind, facet: Facet) -> str:
    """Its name in the configuration and in front matter: `news-type`."""
    return f"{kind.section}-{facet.name}"


def address(kind: Kind, facet: Facet) -> str:
    """Where its lists stand, as ours do."""
    return f"/{kind.section}/{facet.name}/:contentbasename/"


def marks(kind: Kind, facts: Mapping[str, object]) -> dict[str, list[str]]:
    """Front matter that puts a record under its values; `facts` has its year, too."""
    found = {}
    for facet in facets(kind):
        value = facts["year" if facet.name == "year" else facet.field]
        found[taxonomy(kind, facet)] = [str(one) for one in value] if isinstance(value, list) else [str(value)]
    return found


def values(kind: Kind, facet: Facet) -> list[tuple[str, Pair]]:
    """Its values with their words, in the order of our lists: terms as they stand, years from the newest."""
    if facet.name == "year":
        return years()
    return [(term["id"], term) for term in vocabularies()[vocabulary_of(kind, facet.field)]]


def years() -> list[tuple[str, Pair]]:
    """From the newest."""
    return [(str(year), {"zh": f"{year}年", "en": str(year)}) for year in reversed(YEARS)]
