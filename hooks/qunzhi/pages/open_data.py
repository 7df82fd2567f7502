"""The page of open data: what can be downloaded, in which form, and how it is quoted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from qunzhi.data.published import schema_name as published_name
from qunzhi.data.release import Release
from qunzhi.data.staff import schema_name
from qunzhi.data.tables import Table
from qunzhi.dates import day_text
from qunzhi.identity import held_kinds
from qunzhi.pages.edition import Edition
from qunzhi.pages.sections import family
from qunzhi.pages.views import Link, SectionLink

FOLDER = "data/"
"""Of the files, from the site's root, and of the page, from the root of its language."""

STATISTICS = "data/statistics/"

NOTES = ("data_note_open", "data_note_columns", "data_note_public", "data_note_package")


@dataclass(frozen=True, slots=True)
class TableLine:
    """A table that can be downloaded."""

    title: Link
    count: str
    files: tuple[Link, ...]
    """CSV, JSON and the description of its fields."""


class TableGroup(NamedTuple):
    """Tables under a heading."""

    title: str
    anchor: str
    lines: tuple[TableLine, ...]


class DataView(NamedTuple):
    """The page."""

    family: tuple[SectionLink, ...]
    groups: tuple[TableGroup, ...]
    notes: tuple[str, ...]
    citation: str
    package: Link
    statistics: Link
    schemas: tuple[Link, ...]
    """For those who write records, by kind."""


def data_view(edition: Edition, release: Release) -> DataView:
    """Every table with its number of rows."""
    words = edition.words
    kinds = {kind.name: edition.section(kind) for kind in release.kinds if kind.has_list}
    tables = release.tables.values()
    own = [table for table in tables if table.name in {kind.name for kind in release.kinds}]
    within = [table for table in tables if table not in own and "/" not in table.name]
    reports = [table for table in tables if table.name.count("/") == 2]
    groups = (
        _group(edition, "records", own, {name: link.url for name, link in kinds.items()}),
        _group(edition, "lists", within, {}),
        _group(edition, "statistics", [table for table in tables if table.name.count("/") == 1], {}),
        _group(edition, "reports", reports, {table.name: _report(edition, table) for table in reports}),
    )
    return DataView(
        family=family(edition, "data"),
        groups=tuple(group for group in groups if group.lines),
        notes=tuple(words[note] for note in NOTES),
        citation=_citation(edition, release),
        package=Link(words["data_package"], f"{FOLDER}datapackage.json"),
        statistics=Link(words["data_statistics_page"], edition.url(STATISTICS)),
        schemas=tuple(
            Link(kind.label.pick(edition.lang), f"{FOLDER}schemas/{schema_name(kind)}")
            for kind in held_kinds(edition.site.root)
        ),
    )


def _group(edition: Edition, name: str, tables: Iterable[Table], lists: dict[str, str]) -> TableGroup:
    lines = tuple(_line(edition, table, lists.get(table.name, "")) for table in tables)
    return TableGroup(edition.words[f"data_group_{name}"], f"data-{name}", lines)


def _line(edition: Edition, table: Table, url: str) -> TableLine:
    files = (
        Link("CSV", f"{FOLDER}{table.name}.csv"),
        Link("JSON", f"{FOLDER}{table.name}.json"),
        Link(edition.words["data_fields"], f"{FOLDER}schemas/{published_name(table)}"),
    )
    return TableLine(Link(table.title.pick(edition.lang), url), f"{len(table.rows):,}", files)


def _report(edition: Edition, table: Table) -> str:
    """The page of the report in which a table stands."""
    return edition.url(f"{table.name.rpartition('/')[0]}/")


def _citation(edition: Edition, release: Release) -> str:
    """As GB/T 7714-2015 has it for data sets; the reader puts in the day of reading."""
    address = release.base + edition.url(FOLDER) if release.base else ""
    group = edition.site.group.name.pick(edition.lang)
    day = edition.site.today
    shown = day.isoformat() if edition.lang == "zh" else day_text(day, "en")
    return edition.words["data_citation"].format(group=group, day=shown, address=address).strip()
