"""Honours counted: by year and level, by grade and level. No total is ever typed."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from qunzhi.facets import vocabulary_of
from qunzhi.filing import year_of
from qunzhi.kinds.kind import Kind
from qunzhi.languages import Text
from qunzhi.pages.edition import Edition, facet_path
from qunzhi.pages.views import Link
from qunzhi.records import Record
from qunzhi.select import units_of


class CountsRow(NamedTuple):
    """A line of a table of counts."""

    head: Link
    cells: tuple[str, ...]
    total: str


class Counts(NamedTuple):
    """A table of counts with its sums."""

    caption: str
    corner: str
    columns: tuple[Link, ...]
    rows: tuple[CountsRow, ...]
    sums: CountsRow


def honours_tables(edition: Edition, records: tuple[Record, ...]) -> tuple[Counts, ...]:
    """What the honours of a list add up to: year by level, then grade by level; a record may stand for several."""
    if not records:
        return ()
    kind, lang = records[0].kind, edition.lang
    words = edition.words
    years = _Axis(words["year"], lambda record: str(year_of(record) or ""), _years(edition, kind, records))
    grades = _Axis(_label(kind, "grade").pick(lang), lambda r: r.value("grade") or "", _terms(edition, kind, "grade"))
    tables = [_counts(edition, words["honours_by_year"], years, records)]
    if any(record.value("grade") for record in records):
        tables.append(_counts(edition, words["honours_by_grade"], grades, records))
    return tuple(tables)


class _Axis(NamedTuple):
    label: str
    value: Callable[[Record], str]
    order: tuple[tuple[str, Link], ...]


def _counts(edition: Edition, caption: str, axis: _Axis, records: tuple[Record, ...]) -> Counts:
    kind = records[0].kind
    found = Counter[tuple[str, str]]()
    for record in records:
        found[axis.value(record), str(record.value("level") or "")] += units_of(record)
    rows = {row for row, _ in found}
    levels = {level for _, level in found}
    columns = [(name, link) for name, link in _terms(edition, kind, "level") if name in levels]
    names = [name for name, _ in columns]
    lines = tuple(_row(link, (found[name, n] for n in names)) for name, link in axis.order if name in rows)
    sums = _row(Link(edition.words["sum_row"]), (sum(found[row, n] for row in rows) for n in names))
    return Counts(caption, axis.label, tuple(link for _, link in columns), lines, sums)


def _row(head: Link, cells: Iterable[int]) -> CountsRow:
    numbers = tuple(cells)
    return CountsRow(head, tuple(str(number) if number else "–" for number in numbers), str(sum(numbers)))


def _years(edition: Edition, kind: Kind, records: tuple[Record, ...]) -> tuple[tuple[str, Link], ...]:
    years = sorted({year for record in records if (year := year_of(record))}, reverse=True)
    facet = kind.facet("year")
    return tuple(
        (
            str(year),
            Link(
                Text(f"{year}年", str(year)).pick(edition.lang),
                edition.url(facet_path(kind, facet, str(year))) if facet else "",
            ),
        )
        for year in years
    )


def _terms(edition: Edition, kind: Kind, field: str) -> tuple[tuple[str, Link], ...]:
    names = edition.site.terms.ids(vocabulary_of(kind, field))
    found = [(name, edition.term_link(kind, field, name)) for name in names]
    return (*found, ("", Link(edition.words["not_stated"])))


def _label(kind: Kind, field: str) -> Text:
    facet = next(facet for facet in kind.facets if facet.field == field)
    return facet.label
