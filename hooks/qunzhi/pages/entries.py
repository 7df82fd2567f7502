"""Terms and sources: records that have a place on their list instead of a page of their own."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from qunzhi.figures import figures_of
from qunzhi.kinds.indicator import Indicator
from qunzhi.languages import HTML_LANG, OTHER, Text
from qunzhi.pages.edition import Edition
from qunzhi.pages.facts import facts, spoken
from qunzhi.pages.views import Fact, Link
from qunzhi.records import Record
from qunzhi.site import Site, remembered


class EntryView(NamedTuple):
    """A record with its anchor."""

    id: str
    title: Link
    other: Link
    """Its name in the other language."""
    text: Link
    """What it means, or what it is."""
    facts: tuple[Fact, ...]
    uses: str
    """How much rests on it."""
    provenance: str


def entries(edition: Edition, records: tuple[Record, ...]) -> tuple[EntryView, ...]:
    """The records of a list, each as an entry."""
    return tuple(_entry(edition, record) for record in records)


def _entry(edition: Edition, record: Record) -> EntryView:
    title, lang = record.title, edition.lang
    provenance = record.facts.provenance
    return EntryView(
        id=record.id,
        title=Link(title.pick(lang), "", title.foreign(lang)),
        other=named_otherwise(edition, title),
        text=_plain(edition, record.value("explanation") or record.facts.summary),
        facts=tuple(_facts(edition, record)),
        uses=_uses(edition, record),
        provenance=provenance.pick(lang) if provenance else "",
    )


def _plain(edition: Edition, text: Text | None) -> Link:
    return Link(text.pick(edition.lang), "", text.foreign(edition.lang)) if text else Link("")


def _facts(edition: Edition, record: Record) -> Iterator[Fact]:
    """Other words for it first, then what its schema labels."""
    if record.facts.aliases and record.facts.aliases_are_names:
        yield Fact(edition.words["entry_aliases"], tuple(spoken(edition, word) for word in record.facts.aliases))
    yield from facts(edition, record)


def named_otherwise(edition: Edition, name: Text) -> Link:
    """A name in the language that the page is not in; nothing where there is no translation."""
    other = name.en if edition.lang == "zh" else name.zh
    return Link((other or "") if name.en else "", "", HTML_LANG[OTHER[edition.lang]])


def _uses(edition: Edition, record: Record) -> str:
    if record.kind.name != "source":
        return ""
    count = _resting(edition.site)[record.id]
    return edition.words["source_uses" if count != 1 else "source_use"].format(count=count) if count else ""


@remembered
def _resting(site: Site) -> Counter[str]:
    """By id of a source: how many values of indicators rest on it."""
    found = Counter[str]()
    for record in figures_of(site).indicators.values():
        assert isinstance(record.facts, Indicator)
        found.update(point.source for point in record.facts.series if point.source)
    return found
