"""Figures: what indicators say for a period, as sources state it or as the build computes it from records."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any

from qunzhi.dates import CivilDate, DateProblem, parse_date, year_before
from qunzhi.derive import Computed, growth, per, plus, share
from qunzhi.filing import year_of
from qunzhi.kinds.indicator import Derivation, Indicator, Point
from qunzhi.quantities import Quantity, exact, rounded
from qunzhi.reads import Read, kept
from qunzhi.records import Record
from qunzhi.select import chosen, falls_in, lasts_on, units_on
from qunzhi.site import Site, remembered
from qunzhi.units import Unit, converts

MOST_LEVELS = 24
"""Indicators computed from one another in a row. No report needs more than four."""

MOST_DECIMALS = 2
"""Decimals of a computed share, growth or ratio that no source states."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The value of an indicator for one period."""

    indicator: Record
    period: CivilDate
    quantity: Quantity
    """As shown: the first that a source states, else the computed one."""
    unit: Unit | None
    points: tuple[tuple[int, Point], ...] = ()
    """What sources state for the period, each with its position in the series."""
    computed: Computed | None = None
    """What the build makes of it; None where nothing is derived."""


@dataclass(frozen=True)
class Figures:
    """All indicators of a site. A figure is computed once, when first asked for."""

    site: Site
    _found: dict[Any, tuple[Figure | None, frozenset[Read]]] = field(default_factory=dict)
    _periods: dict[Any, tuple[frozenset[CivilDate], frozenset[Read]]] = field(default_factory=dict)

    @property
    def indicators(self) -> Mapping[str, Record]:
        """Published indicators by id."""
        return _indicators(self.site)

    @property
    def computable(self) -> frozenset[str]:
        """Indicators that stand on others in at most MOST_LEVELS steps, and so never on themselves."""
        return _computable(self.site)

    def figure(self, name: str, period: CivilDate) -> Figure | None:
        """The value of an indicator for a period; None where nobody states it and it cannot be computed."""
        return kept(self._found, (name, period), self._figure, name, period)

    def cited(self, words: str) -> Figure | None:
        """The figure that `id@period` names."""
        name, _, period = words.partition("@")
        try:
            return self.figure(name.strip(), parse_date(period.strip())) if period.strip() else self.latest(name)
        except DateProblem:
            return None

    def latest(self, name: str) -> Figure | None:
        """The newest value of an indicator."""
        found = self.series(name)
        return found[-1] if found else None

    def series(self, name: str, also: Iterable[CivilDate] = ()) -> tuple[Figure, ...]:
        """All values of an indicator, oldest first; and those for other periods that can be computed."""
        periods = sorted(self.periods(name).union(also), key=lambda p: (p.last, p.first))
        return tuple(found for period in periods if (found := self.figure(name, period)))

    def periods(self, name: str) -> frozenset[CivilDate]:
        """Periods for which an indicator has a value of its own accord."""
        return kept(self._periods, name, self._own_periods, name)

    def _own_periods(self, name: str) -> frozenset[CivilDate]:
        if name not in self.indicators:
            return frozenset()
        facts = _facts(self.indicators[name])
        found = {point.period for point in facts.series}
        if facts.derive and name in self.computable:
            found |= self._derived_periods(facts.derive)
        return frozenset(found)

    def _derived_periods(self, derive: Derivation) -> set[CivilDate]:
        if derive.count or derive.sum:
            return {_year(year) for year in self._years(derive)} | self._days(derive)
        if derive.growth:
            known = self.periods(derive.growth)
            return {period for period in known if (before := year_before(period)) and before in known}
        needed = [set(self.periods(name)) for name in (*derive.total, *derive.share, *derive.ratio)]
        return set.intersection(*needed) if needed else set()

    def _years(self, derive: Derivation) -> set[int]:
        kind = derive.kind
        records = [r for r in chosen(self.site, kind, derive) if r.facts.span is None]
        return {year for r in records if (year := year_of(r)) is not None}

    def _days(self, derive: Derivation) -> set[CivilDate]:
        """Days on which a count of what lasts has a value: those that the group names, and the day of the build."""
        if not any(r.facts.span for r in self.site.by_kind.get(derive.kind, ())[:1]):
            return set()
        return {_day(day) for day in self.site.group.membership_days or (self.site.today,)}

    def _figure(self, name: str, period: CivilDate) -> Figure | None:
        record = self.indicators.get(name)
        if record is None:
            return None
        facts = _facts(record)
        unit = self.site.units.find(facts.unit)
        points = tuple((n, point) for n, point in enumerate(facts.series) if point.period == period)
        computed = self._computed(name, facts, unit, period)
        if points:
            first = points[0][1]
            quantity = _with_unit(first.value, facts.unit)
            return Figure(record, period, quantity, self._unit(first, facts), points, computed)
        if computed is None or unit is None:
            return None
        places = 0 if computed.value.denominator == 1 else MOST_DECIMALS
        quantity = Quantity(rounded(computed.value, places), facts.unit, computed.bound)
        return Figure(record, period, quantity, unit, (), computed)

    def _unit(self, point: Point, facts: Indicator) -> Unit | None:
        return self.site.units.find(point.value.unit or facts.unit)

    def _computed(self, name: str, facts: Indicator, unit: Unit | None, period: CivilDate) -> Computed | None:
        derive = facts.derive
        if derive is None or unit is None or name not in self.computable:
            return None
        if derive.count:
            return self._counted(derive, period)
        if derive.sum:
            return self._summed(derive, unit, period)
        found = self._from_figures(derive, period)
        return found.over(unit.factor) if found else None

    def _from_figures(self, derive: Derivation, period: CivilDate) -> Computed | None:
        """In basic units."""
        if derive.growth:
            before = year_before(period)
            return self._joined(growth, [(derive.growth, period), *([(derive.growth, before)] if before else [])])
        for names, operation in ((derive.total, plus), (derive.share, share), (derive.ratio, per)):
            if names:
                return self._joined(operation, [(name, period) for name in names])
        return None

    def _joined(
        self, operation: Callable[..., Computed | None], wanted: Iterable[tuple[str, CivilDate]]
    ) -> Computed | None:
        found = [self.figure(name, period) for name, period in wanted]
        if any(one is None or one.unit is None for one in found):
            return None
        return operation(*(_basic(one) for one in found if one))

    def _counted(self, derive: Derivation, period: CivilDate) -> Computed:
        records = self.records_behind(derive, period)
        units = sum(units_on(self.site, record, period.last) for record in records)
        return Computed.of(units, tuple(r.id for r in records))

    def _summed(self, derive: Derivation, unit: Unit, period: CivilDate) -> Computed:
        total, names = Fraction(0), []
        for record in self.records_behind(derive, period):
            value = record.value(derive.field)
            if isinstance(value, int):
                total += value
            elif isinstance(value, Quantity):
                own = self.site.units.find(value.unit) if value.unit else unit
                if own is None or not converts(own, unit):
                    continue
                total += exact(value.value, own) / unit.factor
            else:
                continue
            names.append(record.id)
        return Computed.of(total, tuple(names))

    def records_behind(self, derive: Derivation, period: CivilDate) -> list[Record]:
        """The records that a count or a sum takes for a period: of what lasts, those there on its last day."""
        found = []
        for record in chosen(self.site, derive.kind, derive):
            if not derive.role and not record.facts.belongs:
                continue
            if lasts_on(record, period.last) if record.facts.span else falls_in(record, period):
                found.append(record)
        return found


def figures_of(site: Site) -> Figures:
    """The figures of a site, computed once."""
    return site.once(Figures)


@remembered
def _indicators(site: Site) -> Mapping[str, Record]:
    return {record.id: record for record in site.by_kind.get("indicator", ())}


@remembered
def _computable(site: Site) -> frozenset[str]:
    indicators = _indicators(site)
    needs = {name: [one for one in _needs(record) if one in indicators] for name, record in indicators.items()}
    found: set[str] = set()
    for _ in range(MOST_LEVELS):
        ready = [name for name, those in needs.items() if found.issuperset(those)]
        found.update(ready)
        needs = {name: those for name, those in needs.items() if name not in found}
    return frozenset(found)


def _needs(record: Record) -> tuple[str, ...]:
    derive = _facts(record).derive
    return derive.needs if derive else ()


def _facts(record: Record) -> Indicator:
    assert isinstance(record.facts, Indicator)
    return record.facts


def _with_unit(quantity: Quantity, unit: str) -> Quantity:
    return quantity if quantity.unit else replace(quantity, unit=unit)


def _basic(figure: Figure) -> Computed:
    """A figure in the basic unit of its dimension, with the room that its rounding leaves."""
    unit = figure.unit
    assert unit is not None
    if not figure.points and figure.computed:
        return figure.computed.over(1 / unit.factor)
    return Computed.stated(figure.quantity, unit, ((figure.indicator.id, figure.period),))


def _year(year: int) -> CivilDate:
    return parse_date(f"{year:04d}")


def _day(day: date) -> CivilDate:
    return CivilDate(day, day, "day")
