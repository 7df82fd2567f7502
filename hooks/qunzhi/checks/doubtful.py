"""Indicators whose computed values say nothing, because what they are computed from cannot be believed."""

from qunzhi.figures import figures_of
from qunzhi.kinds.indicator import Indicator
from qunzhi.site import Site, remembered


@remembered
def doubtful(site: Site) -> frozenset[str]:
    """Those that count or add up records of which some are refused, or by terms that could not be read; that stand on
    indicators that are refused or unknown, on themselves or on too many others, or on such a one.

    Each of these has a finding of its own; what follows from it needs none.
    """
    figures = figures_of(site)
    known = {*figures.indicators, *site.held}
    found = {name for name in figures.indicators if name not in figures.computable}
    needs: dict[str, tuple[str, ...]] = {}
    for name, record in figures.indicators.items():
        assert isinstance(record.facts, Indicator)
        derive = record.facts.derive
        if derive:
            needs[name] = derive.needs
            is_counted = bool(derive.kind) and not site.terms.are_known  # without terms, filters choose nothing
            if is_counted or derive.kind in site.lost.incomplete or not known.issuperset(derive.needs):
                found.add(name)
    while more := {name for name, those in needs.items() if name not in found and not found.isdisjoint(those)}:
        found |= more
    return frozenset(found)
