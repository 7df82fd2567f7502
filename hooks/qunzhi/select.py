"""Chooses records for blocks: a kind, narrowed down by fields."""

from qunzhi.kinds.fields import Vocabulary
from qunzhi.markup.blocks import Selection
from qunzhi.records import Record
from qunzhi.site import Site, year_of
from qunzhi.terms import listed, marked

FILTER_FIELDS = {"type": "type", "level": "level", "role": "role", "theme": "themes", "member": "members"}
"""What a block calls a filter, and the field of the schema that it reads. The year is read from the record's date."""


def select(site: Site, wanted: Selection) -> tuple[Record, ...]:
    """The published records that a block asks for, in the order of their kind's lists."""
    return tuple(record for record in site.by_kind.get(wanted.kind, ()) if _fits(site, record, wanted))


def amount(site: Site, wanted: Selection) -> int:
    """How many there are; a record with `count` stands for that many units."""
    if wanted.kind == "picture":
        return sum(site.shows(name) for name in site.pictures)
    found = [record.value("count") for record in select(site, wanted)]
    return sum(1 if count is None else count for count in found)


def _fits(site: Site, record: Record, wanted: Selection) -> bool:
    if wanted.year is not None and year_of(record) != wanted.year:
        return False
    vocabularies = {field: mark.name for field, mark in marked(type(record.facts), Vocabulary)}
    for name, field in FILTER_FIELDS.items():
        word = getattr(wanted, name)
        if word is None:
            continue
        term = site.terms.find(vocabularies[field], word) if field in vocabularies else None
        if (term.id if term else word) not in listed(record.value(field)):
            return False
    return True
