"""Numbers that were typed where an indicator says them: in the words of its citation, or behind its name."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from qunzhi.derive import Computed
from qunzhi.figures import Figure, figures_of
from qunzhi.findings import Finding, Value
from qunzhi.kinds.indicator import Indicator
from qunzhi.languages import Text
from qunzhi.markup.scan import Reference
from qunzhi.passages import SiteText, TextKey
from qunzhi.quantities import Quantity, worded
from qunzhi.reports.amounts import amounts, blanked, measures_of, quantity_in
from qunzhi.said import BEGINS, NEAR
from qunzhi.site import Site, remembered
from qunzhi.stated import Stated, apart
from qunzhi.units import converts


def check(site: Site) -> Iterator[Finding]:
    """The words of citations in all texts, and numbers behind names of indicators in reports."""
    for key, text in site.texts.items():
        if text.holds("figure"):
            yield from _cited(site, text)
        if key.lang == "zh" and _is_report(site, key):
            yield from _named(site, text)


def _is_report(site: Site, key: TextKey) -> bool:
    record = site.records.get(key.owner) or site.held.get(key.owner)
    return record is not None and record.kind.numbered


def _cited(site: Site, text: SiteText) -> Iterator[Finding]:
    for hole in text.scanned.holes:
        if isinstance(hole, Reference) and hole.period and hole.words and (figure := figures_of(site).cited(hole.id)):
            for one in amounts(hole.words, measures_of(site)):
                quantity = quantity_in(one, hole.before + hole.words[: one.start])
                if quantity and _differs(site, figure, quantity):
                    written = hole.words[one.start : one.end]
                    values: dict[str, Value] = {"id": hole.id, "written": written, "value": _words(figure)}
                    yield Finding("QZ-N23", text.body.place(hole.start), values)


_CITED = re.compile(r"\[\[([^\[\]|\n]+)(?:\|[^\[\]\n]*)?\]\]")

_BETWEEN = re.compile(r"(?:(?:分别)?(?:达到|达|为|是|有|共有|共|计|超过|超|近|约|已|：|:|（|\(|\s)){0,3}$")
"""What may stand between a name and its number; with anything else it may be a number of something else."""

LONGEST = 24
"""Characters of a name that are looked for; of longer ones the last."""


def _named(site: Site, text: SiteText) -> Iterator[Finding]:
    prose = text.prose
    ends = {match.end(): match[1].strip() for match in _CITED.finditer(prose)}
    plain = blanked(_CITED.sub(lambda match: " " * len(match[0]), prose))
    titles = _titles(site)
    for one in amounts(plain, measures_of(site)):
        between = _BETWEEN.search(prose, max(0, one.start - NEAR), one.start)
        at = between.start() if between else one.start
        names = (ends[at],) if at in ends else _ending(titles, plain, at)
        quantity = quantity_in(one, prose[max(0, one.start - NEAR) : one.start]) if names else None
        if quantity and (figure := _contradicted(site, names, quantity)):
            yield Finding("QZ-N24", text.body.place(one.start), _values(figure, plain[one.start : one.end]))


def _ending(titles: Mapping[str, tuple[str, ...]], plain: str, end: int) -> tuple[str, ...]:
    """The indicators whose name ends there."""
    for start in range(max(0, end - LONGEST), end - 1):
        found = titles.get(plain[start:end])
        if found and BEGINS.search(plain[max(0, start - 4) : start]):
            return found
    return ()


@remembered
def _titles(site: Site) -> Mapping[str, tuple[str, ...]]:
    """Ids of indicators by their name in Chinese."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, record in figures_of(site).indicators.items():
        found[record.title.zh].append(name)
    return {title: tuple(names) for title, names in found.items()}


def _contradicted(site: Site, names: tuple[str, ...], quantity: Quantity) -> Figure | None:
    """The newest figure, if the number is that of no period of any of the indicators."""
    figures = figures_of(site)
    found = [figure for name in names for figure in figures.series(name) if _can_be_compared(site, figure, quantity)]
    return found[-1] if found and all(_differs(site, figure, quantity) for figure in found) else None


def _can_be_compared(site: Site, figure: Figure, quantity: Quantity) -> bool:
    """Whether both have a unit, and of one sort: a number without one may be of anything."""
    unit = site.units.find(quantity.unit) if quantity.unit else None
    return unit is not None and figure.unit is not None and converts(unit, figure.unit)


def _differs(site: Site, figure: Figure, quantity: Quantity) -> bool:
    """Whether a written number can be none of those that are stated or computed for the period."""
    assert isinstance(figure.indicator.facts, Indicator)
    stated = Stated(site, figure.indicator, figure.indicator.facts)
    unit = stated.unit(quantity)
    if unit is None or figure.unit is None or not converts(unit, figure.unit):
        return False
    written = Computed.stated(quantity, unit)
    values = [stated.basic(point.value) for _, point in figure.points] or [stated.basic(figure.quantity)]
    return all(value is not None and apart(written, value) for value in values)


def _words(figure: Figure) -> str:
    """In Chinese: 万元 has no short English name."""
    return worded(figure.quantity, figure.unit, "zh")


def _values(figure: Figure, written: str) -> dict[str, Value]:
    record, period = figure.indicator, figure.period
    return {
        "id": record.id,
        "title": record.title,
        "written": written,
        "value": _words(figure),
        "period": Text(period.text("zh"), period.text("en")),
        "example": f"{record.id}@{period.iso}",
    }
