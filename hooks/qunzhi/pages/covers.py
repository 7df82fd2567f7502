"""Drawn covers for records without a photograph: plainly drawings, one for each theme, type and year."""

from typing import NamedTuple

from qunzhi.facets import vocabulary_of
from qunzhi.filing import year_of
from qunzhi.kinds.kind import Kind
from qunzhi.languages import PREFIX
from qunzhi.pages.edition import Edition
from qunzhi.records import Record
from qunzhi.walk import listed

HUES = 6
"""Colour families that the template knows."""


class Cover(NamedTuple):
    """What stands on a drawn cover."""

    label: str
    year: str
    glyph: str
    hue: int
    path: str
    """Address from the site's root."""


def likeness(record: Record) -> tuple[object, ...]:
    """Records that are alike in this share a cover."""
    facts = record.facts
    return record.kind.name, facts.themes[:1], getattr(facts, "type", None), year_of(record)


def cover_of(edition: Edition, record: Record) -> Cover:
    """The drawn cover of a record; records of one theme, type and year share it."""
    theme = next(iter(record.facts.themes), "")
    kind_type = next(iter(listed(record.value("type"))), "")
    year = str(year_of(record) or "")
    kind = record.kind
    return edition.piece(("cover", kind.name, theme, kind_type, year), _cover, edition, kind, theme, kind_type, year)


def _cover(edition: Edition, kind: Kind, theme: str, kind_type: str, year: str) -> Cover:
    terms = edition.site.terms
    known = theme if theme in terms.ids("themes") else ""
    hue = terms.position("themes", known) % HUES if known else len(kind.name) % HUES
    glyph = edition.term("themes", known).zh[0] if known else kind.glyph
    vocabulary = vocabulary_of(kind, "type")
    label = edition.term(vocabulary, kind_type) if vocabulary and kind_type else kind.label
    name = "-".join(part for part in (kind.name, kind_type, known, year) if part)
    path = f"{PREFIX[edition.lang]}covers/{name}.svg"
    return Cover(label.pick(edition.lang), year, glyph, hue, path)
