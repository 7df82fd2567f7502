"""The series of an indicator as a table: what each source states for each period, and the tables behind the values."""

from collections.abc import Iterator
from typing import NamedTuple

from qunzhi.derive import Computed, plus
from qunzhi.figures import Figure
from qunzhi.kinds.indicator import Indicator, Point
from qunzhi.languages import Text
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import anchor_of, named
from qunzhi.pages.views import Link
from qunzhi.quantities import Quantity, rounded, worded
from qunzhi.stated import Stated, apart

LONG_TABLE = 12
"""Lines beyond which a table behind a value opens only when it is asked for."""

MOST_DECIMALS = 2
"""Decimals of a computed value that no source states."""


class Row(NamedTuple):
    """A value for a period."""

    anchor: str
    period: str
    iso: str
    value: str
    source: Link
    place: Link
    note: Link
    differs: bool
    """Whether it is not the value that the site shows for the period."""


class LinesView(NamedTuple):
    """The table behind a value: its lines, their sum, and how far that is from the value itself."""

    anchor: str
    title: str
    caption: str
    source: Link
    rows: tuple[tuple[Link, str], ...]
    added: str
    stated: str
    difference: str
    """"" where the lines add up."""
    long: bool


def rows(edition: Edition, basis: Link, series: tuple[Figure, ...]) -> tuple[Row, ...]:
    """All values, oldest first; no two rows have the same anchor. `basis` leads to what values were computed from."""
    found = [row for figure in series for row in _rows(edition, basis, figure)]
    taken: dict[str, int] = {}
    for number, row in enumerate(found):
        taken[row.anchor] = taken.get(row.anchor, 0) + 1
        if taken[row.anchor] > 1:
            found[number] = row._replace(anchor=f"{row.anchor}-{taken[row.anchor]}")
    return tuple(found)


def _rows(edition: Edition, basis: Link, figure: Figure) -> Iterator[Row]:
    stated = stated_of(edition, figure)
    shown = _shown(stated, figure)
    for _, point in figure.points:
        value = stated.basic(point.value)
        differs = value is not None and shown is not None and apart(value, shown)
        words = worded(point.value, stated.unit(point.value), edition.lang)
        source = named(edition, point.source) if point.source else Link("")
        yield _row(edition, figure, words, source, point.place, point.note, differs)
    if figure.computed:
        differs = contradicted(edition, figure)
        words = _computed_words(edition, stated, figure)
        yield _row(edition, figure, words, basis, None, None, differs)


def _row(
    edition: Edition, figure: Figure, value: str, source: Link, place: Text | None, note: Text | None, differs: bool
) -> Row:
    period = figure.period
    return Row(
        anchor=anchor_of(period),
        period=period.text(edition.lang),
        iso=period.iso,
        value=value,
        source=source,
        place=_plain(edition, place),
        note=_plain(edition, note),
        differs=differs,
    )


def stated_of(edition: Edition, figure: Figure) -> Stated:
    """The indicator of a figure, with its units."""
    facts = figure.indicator.facts
    assert isinstance(facts, Indicator)
    return Stated(edition.site, figure.indicator, facts)


def _shown(stated: Stated, figure: Figure) -> Computed | None:
    return stated.basic(figure.points[0][1].value) if figure.points else _computed(stated, figure)


def _computed(stated: Stated, figure: Figure) -> Computed | None:
    unit = stated.site.units.find(stated.facts.unit)
    return figure.computed.over(1 / unit.factor) if figure.computed and unit else None


def contradicted(edition: Edition, figure: Figure) -> bool:
    """Whether the value shown and the computed one differ by more than their rounding can explain."""
    stated = stated_of(edition, figure)
    shown, computed = _shown(stated, figure), _computed(stated, figure)
    return shown is not None and computed is not None and apart(shown, computed)


def _computed_words(edition: Edition, stated: Stated, figure: Figure) -> str:
    """The computed value, with the decimals of the stated one where there is one."""
    assert figure.computed is not None
    whole = figure.computed.value.denominator == 1
    places = figure.quantity.decimals if figure.points else MOST_DECIMALS
    value = rounded(figure.computed.value, 0 if whole else places)
    quantity = Quantity(value, stated.facts.unit, figure.computed.bound)
    return worded(quantity, stated.site.units.find(stated.facts.unit), edition.lang)


def tables(edition: Edition, series: tuple[Figure, ...]) -> tuple[LinesView, ...]:
    """The tables behind the values, in the order of the series."""
    points = [(figure, number, point) for figure in series for number, point in figure.points if point.lines]
    return tuple(_table(edition, figure, number, point) for figure, number, point in points)


def _table(edition: Edition, figure: Figure, number: int, point: Point) -> LinesView:
    stated, lang = stated_of(edition, figure), edition.lang
    lines = tuple(
        (Link(line.label.pick(lang), "", line.label.foreign(lang)), worded(line.value, stated.unit(line.value), lang))
        for line in point.lines
    )
    added, difference = _sum(edition, stated, point)
    return LinesView(
        anchor=f"lines-{number + 1}",
        title=figure.period.text(lang),
        caption=edition.words["lines_caption"].format(period=figure.period.text(lang)),
        source=named(edition, point.source) if point.source else Link(""),
        rows=lines,
        added=added,
        stated=worded(point.value, stated.unit(point.value), lang),
        difference=difference,
        long=len(lines) > LONG_TABLE,
    )


def _sum(edition: Edition, stated: Stated, point: Point) -> tuple[str, str]:
    """The sum of the lines in the unit of the value, and its difference to the value; "" where they cannot be added."""
    unit, value = stated.unit(point.value), stated.basic(point.value)
    lines = [found for line in point.lines if (found := stated.basic(line.value))]
    if unit is None or value is None or len(lines) != len(point.lines):
        return "", ""
    total = plus(*lines)
    decimals = max(point.value.decimals, *(line.value.decimals for line in point.lines))
    added = rounded(total.value / unit.factor, decimals)
    step = rounded((total.value - value.value) / unit.factor, decimals)
    words = worded(Quantity(added, unit.id), unit, edition.lang)
    if not apart(value, total):
        return words, ""
    difference = worded(Quantity(abs(step), unit.id), unit, edition.lang)
    return words, edition.words["lines_more" if step > 0 else "lines_less"].format(amount=difference)


def _plain(edition: Edition, text: Text | None) -> Link:
    return Link(text.pick(edition.lang), "", text.foreign(edition.lang)) if text else Link("")
