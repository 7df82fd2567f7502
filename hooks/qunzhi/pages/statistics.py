"""The page of statistics, as superiors ask for them: made to be printed and signed."""

from collections.abc import Sequence
from typing import NamedTuple

from qunzhi.data.statistics import TYPES, charter, joined_by_type, listed, members_on
from qunzhi.dates import CivilDate, day_text
from qunzhi.document_numbers import shown as in_form
from qunzhi.pages.edition import Edition
from qunzhi.pages.open_data import FOLDER
from qunzhi.pages.views import Link
from qunzhi.records import Record
from qunzhi.select import units_on
from qunzhi.site import Site


class Cell(NamedTuple):
    """A cell of a table."""

    link: Link
    number: bool = False


class Grid(NamedTuple):
    """A table; the first cell of each row names it."""

    title: str
    anchor: str
    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    """A last line, or nothing."""
    csv: str = ""


class StatisticsView(NamedTuple):
    """The page."""

    as_of: str
    grids: tuple[Grid, ...]


def statistics_view(edition: Edition) -> StatisticsView:
    """Members by type and year, the members, the charter, the media coverage."""
    day = day_text(edition.site.today, edition.lang)
    grids = (_by_year(edition), _members(edition), _charter(edition), _media(edition))
    found = tuple(grid for grid in grids if grid.rows)
    return StatisticsView(edition.words["data_as_of"].format(day=day), found)


def _by_year(edition: Edition) -> Grid:
    """A line for each year of joining, a column for each type."""
    counts = joined_by_type(edition.site, edition.site.today)
    kinds = sorted({kind for kind, _ in counts}, key=edition.site.terms.ids(TYPES).index)
    years = sorted({year for _, year in counts}, key=lambda year: year or "9999")
    unknown = edition.words["data_no_date"]
    rows = [_counts(year or unknown, [counts[kind, year] for kind in kinds]) for year in years]
    totals = [sum(counts[kind, year] for year in years) for kind in kinds]
    names = [_term(edition, TYPES, kind) for kind in kinds]
    heads = (_word(edition, "data_joined"), *(Cell(name.link, number=True) for name in names), _total(edition))
    return _grid(edition, "members-by-type", heads, rows, _counts(edition.words["data_total"], totals))


def _members(edition: Edition) -> Grid:
    heads = [_word(edition, f"data_member_{name}") for name in ("name", "type", "region", "industry", "role", "joined")]
    site = edition.site
    records = members_on(site, site.today)
    rows = [_member(edition, record) for record in records]
    blank = Cell(Link(""))
    total = (
        _word(edition, "data_total"),
        *[blank] * 5,
        _number(sum(_units(site, one) for one in records)),
        blank,
    )
    return _grid(
        edition, "members", (*heads, _total(edition), _word(edition, "data_member_code")), rows, total if rows else ()
    )


def _member(edition: Edition, record: Record) -> tuple[Cell, ...]:
    terms = [
        _term(edition, vocabulary, record.value(field))
        for field, vocabulary in (("type", TYPES), ("region", "regions"), ("industry", "industries"))
    ]
    role = _term(edition, "member-roles", record.value("role"))
    joined = _date(edition, record.value("joined"))
    code = Cell(Link(record.value("credit_code") or ""))
    return (
        Cell(edition.link(record)),
        *terms,
        role,
        joined,
        _number(_units(edition.site, record)),
        code,
    )


def _units(site: Site, record: Record) -> int:
    return units_on(site, record, site.today)


def _charter(edition: Edition) -> Grid:
    document = charter(edition.site)
    heads = tuple(_word(edition, f"data_charter_{name}") for name in ("title", "number", "made"))
    rows = []
    if document:
        number, made = in_form(document.value("number") or ""), _date(edition, document.value("made"))
        rows = [(Cell(edition.link(document)), Cell(Link(number, "", "zh-CN" if edition.lang == "en" else None)), made)]
    return _grid(edition, "charter", heads, rows)


def _media(edition: Edition) -> Grid:
    heads = tuple(_word(edition, f"data_media_{name}") for name in ("title", "outlet", "level", "date"))
    rows = []
    for record in edition.site.by_kind.get("media", ()):
        outlet = record.value("outlet")
        shown = Link(outlet.pick(edition.lang), "", outlet.foreign(edition.lang))
        level = _term(edition, "levels", record.value("level"))
        rows.append((Cell(edition.link(record)), Cell(shown), level, _date(edition, record.value("date"))))
    return _grid(edition, "media", heads, rows)


def _grid(
    edition: Edition, name: str, heads: tuple[Cell, ...], rows: Sequence[tuple[Cell, ...]], total: tuple[Cell, ...] = ()
) -> Grid:
    members = name in ("members", "members-by-type")
    title = listed(edition.site, name).pick(edition.lang) if members else edition.words[f"data_statistics_{name}"]
    return Grid(title, name, heads, tuple(rows), total if rows else (), f"{FOLDER}statistics/{name}.csv")


def _counts(name: str, numbers: list[int]) -> tuple[Cell, ...]:
    """A line of numbers with their sum."""
    return Cell(Link(name)), *map(_number, numbers), _number(sum(numbers))


def _number(count: int) -> Cell:
    return Cell(Link(str(count)), number=True)


def _word(edition: Edition, key: str) -> Cell:
    return Cell(Link(edition.words[key]))


def _total(edition: Edition) -> Cell:
    return Cell(Link(edition.words["data_units"]), number=True)


def _term(edition: Edition, vocabulary: str, name: str | None) -> Cell:
    if not name:
        return Cell(Link(""))
    found = edition.term(vocabulary, name)
    return Cell(Link(found.pick(edition.lang), "", found.foreign(edition.lang)))


def _date(edition: Edition, when: CivilDate | None) -> Cell:
    return Cell(Link(when.text(edition.lang) if when else ""))
