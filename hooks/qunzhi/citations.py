"""Where figures are cited: every text, short text and field in which an indicator's value stands."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from qunzhi.dates import CivilDate, DateProblem, parse_date
from qunzhi.kinds.fields import RefersTo, RefersToIndicator
from qunzhi.languages import LANGUAGES, Language
from qunzhi.markup.blocks import BLOCKS, read_block
from qunzhi.markup.scan import Block, Reference
from qunzhi.passages import Passage, SiteText, TextKey
from qunzhi.records import Record
from qunzhi.site import Site, remembered
from qunzhi.walk import marked, marked_values, model_within


@dataclass(frozen=True, slots=True)
class Citing:
    """A page that cites an indicator."""

    owner: str
    """Id of a record, or path of a hand-written page."""
    chapter: str = ""
    """Name of the chapter, where it is one of a report."""
    lang: Language | None = None
    """Language of a hand-written page; records are one thing in both."""


Citations = Mapping[str, Mapping[Citing, tuple[str, ...]]]
"""By id of an indicator: the pages that cite it, in the order of the site, each with the periods as written.

"" stands for the newest value, and for what names the indicator as a whole.
"""


@remembered
def citations_of(site: Site) -> Citations:
    """All citations of a site, each text and field looked at once."""
    indicators = {record.id for record in site.by_kind.get("indicator", ())}
    found: dict[str, dict[Citing, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for citing, words in _all(site, indicators) if indicators else ():
        name, _, period = words.partition("@")
        if name.strip() in indicators and name.strip() != citing.owner:
            found[name.strip()][citing][period.strip()] = None
    return {name: {c: tuple(periods) for c, periods in those.items()} for name, those in found.items()}


def cited_periods(site: Site, name: str) -> set[CivilDate]:
    """The periods for which an indicator is cited somewhere."""
    found = set()
    for words in {words for periods in citations_of(site).get(name, {}).values() for words in periods if words}:
        with suppress(DateProblem):  # a check tells of a period that is none
            found.add(parse_date(words))
    return found


def _all(site: Site, indicators: Set[str]) -> Iterator[tuple[Citing, str]]:
    for key in site.texts:
        if key.owner.startswith("docs/"):
            yield from ((Citing(key.owner, "", key.lang), words) for words in _in_text(site.texts[key]))
    for records in site.by_kind.values():
        for record in records:
            yield from _in_record(site, record, indicators)


def _in_record(site: Site, record: Record, indicators: Set[str]) -> Iterator[tuple[Citing, str]]:
    whole = Citing(record.id)
    yield from ((whole, words) for _, words, _ in marked_values(record.facts, RefersToIndicator))
    yield from ((whole, words) for _, words, _ in marked_values(record.facts, RefersTo))
    yield from ((whole, quote.id) for quote in site.quoted.get(record.id, ()))
    for lang in LANGUAGES:
        for chapter, bodies in (("", record.bodies), *((one.name, one.bodies) for one in record.chapters)):
            if lang in bodies and _may_name(bodies[lang], indicators):
                text = site.texts[TextKey(record.id, lang, chapter)]
                yield from ((Citing(record.id, chapter), words) for words in _in_text(text))


def _may_name(passage: Passage, indicators: Set[str]) -> bool:
    """Whether a text has to be read for it."""
    return "block" in passage.holds or not indicators.isdisjoint(passage.targets)


def names_in(text: SiteText) -> Iterator[str]:
    """Ids of what a text takes numbers from, in its order; some may be no indicators."""
    if text.holds("figure", "block"):
        yield from (words.partition("@")[0].strip() for words in _in_text(text) if not words.startswith("#"))


def _in_text(text: SiteText) -> Iterator[str]:
    for hole in text.scanned.holes:
        if isinstance(hole, Reference):
            yield hole.id
        elif isinstance(hole, Block) and _may_cite(BLOCKS[hole.word]):
            model, _ = read_block(hole, text.body)
            if model:
                yield from (words for _, words, _ in marked_values(model, RefersToIndicator))


@lru_cache(maxsize=64)
def _may_cite(schema: Any) -> bool:
    """Whether a block has fields for figures: the others need not be read."""
    inner = (model_within(field.annotation) for field in schema.model_fields.values())
    return bool(marked(schema, RefersToIndicator)) or any(_may_cite(m) for m in inner if _is_model(m))


def _is_model(found: object) -> bool:
    return isinstance(found, type) and issubclass(found, BaseModel)
