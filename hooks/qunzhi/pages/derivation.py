"""How a figure was computed, for readers: the formula in words, and what went into it."""

from collections.abc import Iterator
from typing import NamedTuple

from qunzhi.facets import vocabulary_of
from qunzhi.figures import Figure
from qunzhi.kinds import kind_named
from qunzhi.kinds.fields import Label
from qunzhi.kinds.indicator import Derivation, Indicator
from qunzhi.kinds.kind import Kind
from qunzhi.languages import Text
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import anchor_of, named
from qunzhi.pages.views import Fact, Link
from qunzhi.quantities import worded
from qunzhi.select import FILTER_FIELDS
from qunzhi.walk import marked

MOST_LINKS = 20
"""Records that are named one by one; of the others the number is told."""


class BasisView(NamedTuple):
    """What was counted or combined for one period."""

    period: str
    value: str
    links: tuple[Link, ...]
    more: str
    """How many are not named; "" where all are."""
    newest: bool


class DerivationView(NamedTuple):
    """A formula and its application to each period, newest first."""

    formula: tuple[Link, ...]
    """Pieces of one sentence; some lead to an indicator or a list."""
    conditions: tuple[Fact, ...]
    note: str
    periods: tuple[BasisView, ...]


def derivation_view(edition: Edition, facts: Indicator, series: tuple[Figure, ...]) -> DerivationView | None:
    """How an indicator is computed; None for one that sources state only."""
    derive = facts.derive
    if derive is None:
        return None
    kind = kind_named(derive.kind)
    computed = [figure for figure in reversed(series) if figure.computed]
    return DerivationView(
        formula=tuple(_formula(edition, derive, kind)),
        conditions=tuple(_conditions(edition, derive, kind)) if kind else (),
        note=edition.words["basis_lasting"] if kind and kind.schema.span else "",
        periods=tuple(basis_of(edition, figure, newest=not n) for n, figure in enumerate(computed)),
    )


def _formula(edition: Edition, derive: Derivation, kind: Kind | None) -> Iterator[Link]:
    words = edition.words
    if kind:
        key = "basis_count" if derive.count else "basis_sum"
        field = _field_label(edition, kind, derive.field)
        yield from _around(words[key].replace("{field}", field), "{kind}", edition.section(kind))
    elif derive.growth:
        yield from _around(words["basis_growth"], "{indicator}", named(edition, derive.growth))
    elif derive.total:
        yield from _joined(edition, derive.total, words["formula_plus"])
    elif derive.share:
        yield from _joined(edition, derive.share, " ÷ ")
        yield Link(" × 100%")
    else:
        yield from _joined(edition, derive.ratio, " ÷ ")


def _joined(edition: Edition, names: tuple[str, ...], sign: str) -> Iterator[Link]:
    for number, name in enumerate(names):
        if number:
            yield Link(sign)
        yield named(edition, name)


def _around(sentence: str, hole: str, link: Link) -> Iterator[Link]:
    first, _, last = sentence.partition(hole)
    yield from (Link(first), link, Link(last))


def _field_label(edition: Edition, kind: Kind, field: str) -> str:
    labels = dict(marked(kind.schema, Label))
    label: str = getattr(labels[field], edition.lang) if field in labels else field
    return label


def _conditions(edition: Edition, derive: Derivation, kind: Kind) -> Iterator[Fact]:
    """The filters, each with the words of its field and its term."""
    if derive.year is not None:
        yield Fact(edition.words["year"], (Link(Text(f"{derive.year}年", str(derive.year)).pick(edition.lang)),))
    for name, field in FILTER_FIELDS.items():
        word = getattr(derive, name)
        if word is not None:
            vocabulary = vocabulary_of(kind, field)
            term = edition.site.terms.find(vocabulary, word) if vocabulary else None
            link = edition.term_link(kind, field, term.id) if term else Link(word)
            yield Fact(_field_label(edition, kind, field), (link,))
    if derive.member:
        yield Fact(edition.words["basis_member"], (named(edition, derive.member),))


def basis_of(edition: Edition, figure: Figure, *, newest: bool = False) -> BasisView:
    """What a computed figure was made of."""
    computed = figure.computed
    assert computed is not None
    records = tuple(edition.link(edition.site.records[name]) for name in computed.records[:MOST_LINKS])
    combined = tuple(_term(edition, found) for found in _figures(edition, figure))
    left = len(computed.records) - MOST_LINKS
    return BasisView(
        period=figure.period.text(edition.lang),
        value=worded(figure.quantity, figure.unit, edition.lang) if not figure.points else "",
        links=records or combined,
        more=edition.words["and_more"].format(count=left) if left > 0 else "",
        newest=newest,
    )


def _figures(edition: Edition, figure: Figure) -> Iterator[Figure]:
    for name, period in figure.computed.figures if figure.computed else ():
        if found := edition.figures.figure(name, period):
            yield found


def _term(edition: Edition, figure: Figure) -> Link:
    """A figure that was combined: its name, period and value, leading to its row."""
    lang = edition.lang
    link = edition.link(figure.indicator)
    value = worded(figure.quantity, figure.unit, lang)
    title = edition.words["figure_of"].format(title=link.title, period=figure.period.text(lang), value=value)
    return Link(title, f"{link.url}#{anchor_of(figure.period)}", link.lang)
