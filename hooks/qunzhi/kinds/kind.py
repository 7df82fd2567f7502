"""What a kind of record is: one schema, one template, one line in the registry."""

from dataclasses import dataclass
from typing import Literal

from qunzhi.kinds.schema import RecordSchema
from qunzhi.languages import Text

Layout = Literal[
    "cards", "rows", "gallery", "directory", "documents", "entries", "honours", "governance", "figures", "notices"
]
"""How a list of the kind is laid out."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow a kind's list down: each of its values has a static page."""

    name: str
    """Part of the address, as in `/news/year/2018/`."""
    field: str
    """The field of the schema it reads: a date or year, a vocabulary term, or ids of members."""
    label: Text
    alone: bool = False
    """Whether its values name a list by themselves: “Partners”, not “Members – Partners”."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record, and where its records are written and published."""

    name: str
    """As used in blocks, findings and data files."""
    schema: type[RecordSchema]
    source: str
    """Under `content/`: a folder of articles, or the stem of a register (`members.yml` or `members/*.yml`)."""
    section: str
    """First part of its addresses: `news` for `/news/<id>/` and `/en/news/<id>/`."""
    label: Text
    """One of them: 活动, Activity."""
    heading: Text
    """Title of the list, and the words in the navigation."""
    intro: Text
    """One sentence under that title."""
    under: str = ""
    """The section of the navigation under which it stands; "" for a place of its own."""
    register: bool = False
    """Whether `qunzhi new` writes an entry of a YAML register instead of an article. Both can be read of any kind."""
    anchored: bool = False
    """Whether its records have a place on their list (`/glossary/#id`) instead of a page of their own."""
    has_list: bool = True
    """Whether it has a list of its own; where not, the list of its section's first kind shows its records."""
    chronicle: bool = False
    """Whether its dated records belong into the chronicle (大事记)."""
    chronicle_by_level: bool = False
    """Whether the chronicle leaves out those below the level that the group has set as its `chronicle_level`."""
    numbered: bool = False
    """Whether headings, tables, figures and cases in its texts bear numbers."""
    facets: tuple[Facet, ...] = ()
    order: Literal["newest", "as written"] = "newest"
    """Lists run from the newest to the oldest, or as the register has them (protocol order)."""
    group_by: str = ""
    """Name of the facet whose values become headings in the list."""
    layout: Layout = "cards"
    glyph: str = "志"
    """A Chinese character for drawn covers of records without a theme."""
    schema_org: str = "CreativeWork"
    """Type of its records in the JSON-LD of their pages (https://schema.org/)."""

    @property
    def template(self) -> str:
        """Name of the template of its records' pages."""
        return f"qunzhi/kinds/{self.name}.html"

    def facet(self, name: str) -> Facet | None:
        """The facet of that name, if the kind has it."""
        return next((facet for facet in self.facets if facet.name == name), None)
