"""All tables of a site."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from qunzhi.data.indicators import value_tables
from qunzhi.data.pictures import picture_tables
from qunzhi.data.reports import report_tables
from qunzhi.data.statistics import statistics_tables
from qunzhi.data.tables import Table, inner_tables, kind_table
from qunzhi.data.units import unit_table
from qunzhi.identity import held_kinds
from qunzhi.kinds.kind import Kind
from qunzhi.media import Media
from qunzhi.site import Site


@dataclass(frozen=True, eq=False)
class Release:
    """The open data of a site. Which tables there are is known at once; their rows are read when first asked for."""

    site: Site
    media: Media
    base: str
    """Address of the site from https:// to the last slash; "" where it is not known."""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Kinds with published records."""
        return tuple(kind for kind in held_kinds(self.site.root) if self.site.of(kind))

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """Every table by the name that it has in the Data Package: of the kinds first, then of what is within them."""
        found = [
            *self._of_kinds(),
            *self._within(),
            *statistics_tables(self.site, self.media.files),
            *self._of_reports(),
        ]
        has_units = any(column.type == "quantity" for table in found for column in table.columns)
        return {table.id: table for table in (*found, *([unit_table(self.site)] if has_units else []))}

    def _of_kinds(self) -> Iterator[Table]:
        return (kind_table(self.site, kind) for kind in self.kinds)

    def _of_reports(self) -> Iterator[Table]:
        for kind in self.kinds:
            if kind.numbered:
                yield from report_tables(self.site, self.site.of(kind))

    def _within(self) -> Iterator[Table]:
        for kind in self.kinds:
            yield from inner_tables(self.site, kind, self.media.files)
            if kind.name == "indicator":
                yield from value_tables(self.site, kind)
        yield from picture_tables(self.site, self.media)
