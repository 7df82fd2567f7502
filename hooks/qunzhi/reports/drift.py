"""Numbers that a frozen report prints and the records no longer say."""

from collections.abc import Hashable
from typing import NamedTuple

from qunzhi.figures import Figure, figures_of
from qunzhi.findings import Place
from qunzhi.frozen import amount_in, count_key, figure_in, figure_key, frozen_of
from qunzhi.languages import Text
from qunzhi.markup.blocks import CountedFigure
from qunzhi.quantities import exact, worded
from qunzhi.records import Record
from qunzhi.reports.printed import cited_figures, printed_counts
from qunzhi.select import amount
from qunzhi.site import Site

GONE = Text("空缺", "none")


class Difference(NamedTuple):
    """A number that a frozen report prints and the records no longer say."""

    key: str
    """As the report's register has it: `members@2023`, or of a count `member role=lead`."""
    name: Text
    """What it is a number of, and when."""
    was: Text
    now: Text
    place: Place
    """Where the report prints it first."""
    other: str
    """Where the records say what they say now."""
    figure: Figure | None = None
    """As frozen; None of a count."""
    kind: str = ""
    """Of a count: the kind of records that are counted."""


def differences(site: Site, record: Record) -> tuple[Difference, ...]:
    """Every such number of a report once, in the order of its texts; none of a report that is not frozen."""
    frozen = frozen_of(site, record)
    if frozen is None:
        return ()
    found: dict[Hashable, Difference | None] = {}
    for name, place in cited_figures(site, record):
        was = frozen.figures.get(figure_key(name))
        said = (name.partition("@")[0].strip(), was.period) if was else None
        if said and said not in found:  # the newest value may be cited by its period as well
            found[said] = _figure(site, record, name, place())
    for line, place in printed_counts(site, record):
        if line.count and (key := count_key(line.count)) in frozen.counts and key not in found:
            found[key] = _count(site, record, line, place())
    return tuple(one for one in found.values() if one)


def _figure(site: Site, record: Record, name: str, place: Place) -> Difference | None:
    words = figure_change(site, record, name)
    was, now = figure_in(site, record, name), figures_of(site).cited(name)
    if words is None or was is None:
        return None
    period, title = was.period, was.indicator.title
    named = Text(f"{title.zh}（{period.text('zh')}）", f"{title.pick('en')} ({period.text('en')})")
    return Difference(figure_key(name), named, *words, place, str(_stated(now or was)), was)


def figure_change(site: Site, within: Record | None, name: str) -> tuple[Text, Text] | None:
    """What a frozen report prints for a figure, and what the records say now; None where the two are the same."""
    frozen = frozen_of(site, within)
    if frozen is None or figure_key(name) not in frozen.figures:
        return None
    was, now = figure_in(site, within, name), figures_of(site).cited(name)
    return (_words(was), _words(now) if now else GONE) if was and not _alike(was, now) else None


def _alike(was: Figure, now: Figure | None) -> bool:
    if now is None or was.period != now.period or was.quantity.bound != now.quantity.bound:
        return False
    if was.unit is None or now.unit is None:
        return was.quantity == now.quantity
    same_kind = was.unit.kind == now.unit.kind
    return same_kind and exact(was.quantity.value, was.unit) == exact(now.quantity.value, now.unit)


def _words(figure: Figure) -> Text:
    return Text(worded(figure.quantity, figure.unit, "zh"), worded(figure.quantity, figure.unit, "en"))


def _stated(figure: Figure) -> Place:
    record = figure.indicator
    return record.source.locate(("series", figure.points[0][0])) if figure.points else record.place


def count_change(site: Site, within: Record | None, line: CountedFigure) -> tuple[Text, Text] | None:
    """The same of a number that a block counts."""
    if line.count is None or (was := amount_in(site, within, line.count)) == (now := amount(site, line.count)):
        return None
    return _counted(line, was), _counted(line, now)


def _count(site: Site, record: Record, line: CountedFigure, place: Place) -> Difference | None:
    words = count_change(site, record, line)
    if words is None or line.count is None:
        return None
    records = site.by_kind.get(line.count.kind)
    other = f"content/{records[0].kind.source}" if records else "content"
    return Difference(count_key(line.count), line.label, *words, place, other, kind=line.count.kind)


def _counted(line: CountedFigure, number: int) -> Text:
    unit = line.unit or Text("", "")
    return Text(f"{number}{unit.zh}", f"{number:,} {unit.en or ''}".strip())
