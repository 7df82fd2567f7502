"""Numbers of a report that the build has put into its text, each with what it was taken from."""

from typing import NamedTuple

from qunzhi.figures import Figure
from qunzhi.kinds.indicator import Point
from qunzhi.pages.derivation import BasisView, basis_of
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import dispute, figure_url, named
from qunzhi.pages.proof_stands import Stands
from qunzhi.pages.series import stated_of
from qunzhi.pages.views import Link
from qunzhi.quantities import worded


class SourceView(NamedTuple):
    """Who states a number."""

    link: Link
    place: Link
    """Where in the source."""
    value: str
    """"" where all that is stated for the period is one value."""


class BoundView(NamedTuple):
    """A number that the build has put into the text, and what it was taken from."""

    stands: Stands
    origin: Link
    """The indicator and period, or what was counted."""
    sources: tuple[SourceView, ...]
    basis: BasisView | None
    """The records or figures of which it was computed."""
    counted: str
    """How many these are, in words."""


def bound_view(edition: Edition, stands: Stands) -> BoundView:
    """A bound number with its indicator, sources and basis."""
    figure = stands.figure
    if figure is None:
        return BoundView(stands, stands.counted or Link(""), (), None, _of_count(edition, stands))
    basis = basis_of(edition, figure) if figure.computed else None
    counted = edition.words["proof_frozen"] if stands.note else _counted(edition, figure)
    return BoundView(stands, _origin(edition, figure), _sources(edition, figure), basis, counted)


def _of_count(edition: Edition, stands: Stands) -> str:
    return edition.words["proof_frozen" if stands.note else "proof_counted"]


def _origin(edition: Edition, figure: Figure) -> Link:
    link = edition.link(figure.indicator)
    title = edition.words["proof_origin"].format(title=link.title, period=figure.period.text(edition.lang))
    return Link(title, figure_url(edition, figure), link.lang, dispute(edition, figure))


def _sources(edition: Edition, figure: Figure) -> tuple[SourceView, ...]:
    values = [_value(edition, figure, point) for _, point in figure.points]
    several = len(set(values)) > 1
    pairs = zip(figure.points, values, strict=True)
    return tuple(_source(edition, point, value if several else "") for (_, point), value in pairs)


def _value(edition: Edition, figure: Figure, point: Point) -> str:
    return worded(point.value, stated_of(edition, figure).unit(point.value), edition.lang)


def _source(edition: Edition, point: Point, value: str) -> SourceView:
    place = point.place
    where = Link(place.pick(edition.lang), "", place.foreign(edition.lang)) if place else Link("")
    link = named(edition, point.source) if point.source else Link(edition.words["proof_unsourced"])
    return SourceView(link, where, value)


def _counted(edition: Edition, figure: Figure) -> str:
    computed = figure.computed
    if computed is None:
        return edition.words["proof_stated"]
    key, those = ("proof_records", computed.records) if computed.records else ("proof_figures", computed.figures)
    return edition.words[key].format(count=len(those))
