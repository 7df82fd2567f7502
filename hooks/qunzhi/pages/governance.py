"""Governance: the bodies of the group as a tree and as a chart, and what each does."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qunzhi.dates import CivilDate
from qunzhi.kinds.body import Body, Office
from qunzhi.languages import Text
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import named
from qunzhi.pages.orgchart import Chart, Node, chart
from qunzhi.pages.tenure import Holding, OfficeView, Terms, office_views, spell, terms
from qunzhi.pages.views import Link
from qunzhi.records import Record
from qunzhi.site import Site, remembered


class BodyView(NamedTuple):
    """A body among the others."""

    name: Link
    type: str
    dates: str
    remit: Link | None
    term: Link | None
    seat: tuple[Link, ...]
    offices: tuple[Link, ...]


class GovernanceView(NamedTuple):
    """What the page of all bodies shows."""

    chart: Chart | None
    """None where no body stands below another: boxes without lines would say nothing."""
    described: str
    """The chart in words."""
    tree: tuple[Node, ...]
    bodies: tuple[BodyView, ...]
    closed: tuple[BodyView, ...]
    terms: Terms


class BodyPage(NamedTuple):
    """What a body's own page shows besides its facts."""

    above: tuple[Link, ...]
    """From the highest to the one that it answers to itself."""
    below: tuple[Link, ...]
    offices: tuple[OfficeView, ...]
    holdings: tuple[Holding, ...]
    """Appointments to offices that the body does not list."""


def governance(edition: Edition, bodies: tuple[Record, ...]) -> GovernanceView:
    """The page of all bodies."""
    open_bodies = [body for body in bodies if not _is_closed(edition, body)]
    below = _children(open_bodies)
    tree = tuple(_trees(edition, open_bodies, below))
    related = any(node.children for node in tree)
    return GovernanceView(
        chart=chart(tree) if related else None,
        described=_described(edition, tree),
        tree=tree,
        bodies=tuple(_body_view(edition, body) for body in open_bodies),
        closed=tuple(_body_view(edition, body) for body in bodies if _is_closed(edition, body)),
        terms=terms(edition, bodies),
    )


def body_page(edition: Edition, body: Record) -> BodyPage:
    """What a body's own page shows besides."""
    offices, others = office_views(edition, body)
    below = [one for one in _below(edition.site).get(body.id, ()) if one is not body and not _is_closed(edition, one)]
    return BodyPage(_above(edition, body), tuple(edition.link(one) for one in below), offices, others)


def _facts(body: Record) -> Body:
    assert isinstance(body.facts, Body)
    return body.facts


def _is_closed(edition: Edition, body: Record) -> bool:
    closed = _facts(body).dissolved
    return closed is not None and closed.last < edition.site.today


def _children(bodies: Sequence[Record]) -> Mapping[str, list[Record]]:
    """By id of a body, those that answer to it; under "" those that answer to none that is there."""
    found: dict[str, list[Record]] = defaultdict(list)
    there = {body.id for body in bodies}
    for body in bodies:
        parent = _facts(body).parent
        found[parent if parent in there else ""].append(body)
    return found


@remembered
def _below(site: Site) -> Mapping[str, list[Record]]:
    """As `_children`, of all bodies, whether open or closed."""
    return _children(site.by_kind.get("body", ()))


def _trees(edition: Edition, bodies: Sequence[Record], below: Mapping[str, list[Record]]) -> Iterator[Node]:
    """One tree for each highest body. Bodies that answer to each other in a circle begin with the first of them."""
    seen: set[str] = set()
    for body in (*below.get("", ()), *bodies):
        if body.id not in seen:
            yield _tree(edition, body, below, seen)


def _tree(edition: Edition, body: Record, below: Mapping[str, list[Record]], seen: set[str]) -> Node:
    seen.add(body.id)
    children = (_tree(edition, one, below, seen) for one in below.get(body.id, ()) if one.id not in seen)
    return Node(_short(edition, body), tuple(children))


def _short(edition: Edition, body: Record) -> Link:
    """A body as charts call it: by its short name where it has one."""
    name: Text = _facts(body).short_name or body.title
    return Link(name.pick(edition.lang), edition.url(body.address), name.foreign(edition.lang))


def _described(edition: Edition, tree: Sequence[Node]) -> str:
    words, comma = edition.words, edition.words["list_comma"]
    lines = [
        words["chart_below"].format(body=node.link.title, below=comma.join(c.link.title for c in node.children))
        for node in _nodes(tree)
        if node.children
    ]
    alone = [node.link.title for node in tree if not node.children]
    if alone:
        lines.append(words["chart_alone"].format(bodies=comma.join(alone)))
    return ("" if edition.lang == "zh" else " ").join(lines)


def _nodes(tree: Sequence[Node]) -> Iterator[Node]:
    for node in tree:
        yield node
        yield from _nodes(node.children)


def _above(edition: Edition, body: Record) -> tuple[Link, ...]:
    """The chain upward, highest first; it ends where it would begin again."""
    chain: list[Record] = []
    seen = {body.id}
    at = edition.site.records.get(_facts(body).parent or "")
    while at and at.id not in seen:
        seen.add(at.id)
        chain.append(at)
        at = edition.site.records.get(_facts(at).parent or "")
    return tuple(edition.link(one) for one in reversed(chain))


def _body_view(edition: Edition, body: Record) -> BodyView:
    facts = _facts(body)
    return BodyView(
        name=edition.link(body),
        type=edition.term("body-types", facts.type).pick(edition.lang) if facts.type else "",
        dates=_dates(edition, facts.established, facts.dissolved),
        remit=_words(edition, facts.remit or facts.summary),
        term=_words(edition, facts.term),
        seat=tuple(named(edition, name) for name in facts.seat),
        offices=tuple(_office(edition, office) for office in facts.offices),
    )


def _dates(edition: Edition, begins: CivilDate | None, ends: CivilDate | None) -> str:
    if begins is None and ends is None:
        return ""
    return spell(edition, begins, ends)


def _words(edition: Edition, text: Text | None) -> Link | None:
    return Link(text.pick(edition.lang), "", text.foreign(edition.lang)) if text else None


def _office(edition: Edition, office: Office) -> Link:
    """An office, with its seats where there is more than one."""
    title = office.title.pick(edition.lang)
    if office.seats > 1:
        title = edition.words["office_seats"].format(office=title, count=office.seats)
    return Link(title, "", office.title.foreign(edition.lang))
