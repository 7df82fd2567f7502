"""The directory of organisations: the group's own members by type, then, apart from them, all others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qunzhi.facets import vocabulary_of
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.kinds.member import OUTSIDE
from qunzhi.pages.edition import Edition
from qunzhi.pages.membership import said
from qunzhi.records import Record
from qunzhi.select import lasts_on, units_on
from qunzhi.site import Site, remembered

LAYOUT = "directory"


class Tally(NamedTuple):
    """Units of some organisations: members of today, and all others (partners, those mentioned, those that left).

    Where roles are told apart, or nobody belongs to the group, `own` are all that are there today.
    """

    own: int
    others: int


@dataclass(frozen=True, slots=True)
class Group:
    """Organisations under a heading."""

    title: str
    count: str
    """How many units they are, in words."""
    records: tuple[Record, ...]


def tally(site: Site, records: Sequence[Record], facet: Facet | None = None) -> Tally:
    """How many units the records stand for, as the list narrowed down by a facet tells them apart."""
    whole = not any_own(site) or (facet is not None and facet.field == "role")
    counted = [record for record in records if (lasts_on(record, site.today) if whole else is_own(site, record))]
    own = sum(_units(site, record) for record in counted)
    return Tally(own, sum(_units(site, record) for record in records) - own)


def groups(edition: Edition, kind: Kind, facet: Facet | None, shown: Sequence[Record]) -> Iterator[Group]:
    """Own members, by type unless the list is of one; then those that left, partners, and those mentioned."""
    site = edition.site
    by_type = facet is None or facet.field != "type"
    own = [record for record in shown if is_own(site, record)]
    if by_type:
        yield from _by_type(edition, kind, own)
    elif own:
        yield _headed(edition, edition.words["directory_members"], own)
    left = [record for record in shown if record.facts.belongs and not is_own(site, record)]
    if left:
        yield _headed(edition, edition.words["directory_left"], left)
    for role in OUTSIDE:
        found = [record for record in shown if record.value("role") == role]
        if facet and facet.field == "role":
            yield from _by_type(edition, kind, found)
        elif found:
            yield _headed(edition, _term(edition, kind, "role", role), found)


def is_own(site: Site, record: Record) -> bool:
    """Whether it belongs to the group on the day of the build."""
    return record.facts.belongs and lasts_on(record, site.today)


@remembered
def any_own(site: Site) -> bool:
    """Whether any organisation does."""
    return any(is_own(site, record) for record in site.by_kind.get("member", ()))


def _by_type(edition: Edition, kind: Kind, records: Sequence[Record]) -> Iterator[Group]:
    """In the order of the list of types."""
    found: dict[str, list[Record]] = {name: [] for name in edition.site.terms.ids(vocabulary_of(kind, "type"))}
    for record in records:
        found.setdefault(str(record.value("type")), []).append(record)
    for name, those in found.items():
        if those:
            yield _headed(edition, _term(edition, kind, "type", name), those)


def _headed(edition: Edition, title: str, records: Sequence[Record]) -> Group:
    """Of members the count says whether the sources list all; of others nobody would think so."""
    count = sum(_units(edition.site, record) for record in records)
    own = all(is_own(edition.site, record) for record in records)
    words = said(edition, "standing_count", count) if own else edition.words["standing_count"]
    return Group(title, words.format(count=count), tuple(records))


def _term(edition: Edition, kind: Kind, field: str, name: str) -> str:
    return edition.term(vocabulary_of(kind, field), name).pick(edition.lang)


def _units(site: Site, record: Record) -> int:
    return units_on(site, record, site.today)
