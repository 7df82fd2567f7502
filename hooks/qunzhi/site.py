"""The site: every record, and how they hang together. Frozen before anything is made from it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel

from qunzhi.dates import CivilDate
from qunzhi.findings import Place
from qunzhi.kinds.fields import RefersTo, RefersToIndicator
from qunzhi.kinds.group import Group
from qunzhi.kinds.kind import Kind
from qunzhi.kinds.picture import Picture
from qunzhi.kinds.schema import Part
from qunzhi.languages import Language, Text
from qunzhi.lost import Lost
from qunzhi.markup.scan import Reference, Scanned
from qunzhi.reading.articles import Body
from qunzhi.reading.yaml import Path as FactPath
from qunzhi.reading.yaml import YamlText
from qunzhi.records import Record
from qunzhi.terms import Terms
from qunzhi.units import Unit, Units, own_units
from qunzhi.walk import marked_values, parts


@dataclass(frozen=True, slots=True)
class TextKey:
    """Names one text of the site: of a record (and chapter), or of a hand-written page (its path as the owner)."""

    owner: str
    lang: Language
    chapter: str = ""


@dataclass(frozen=True, slots=True)
class SiteText:
    """A text with its place in the files and what was cut out of it."""

    body: Body
    scanned: Scanned
    day: date | None = None
    """The day of its record: organisations bear in it the name that they had then."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A reference in a short text of a record: `id` or `id@period`, and the path of the text, its language last."""

    id: str
    path: FactPath

    @property
    def target(self) -> str:
        """The id before the @."""
        return self.id.partition("@")[0]


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part and the record that it belongs to."""

    record: Record
    part: Part
    id: str
    path: FactPath
    """Of the part within the record's facts."""

    @property
    def title(self) -> Text:
        """What it is called."""
        title: Text = getattr(self.part, "title", self.record.title)
        return title


@dataclass(frozen=True, eq=False)
class Site:
    """All that may be published, and by whom."""

    root: Path
    """Folder that holds `content/`, `docs/` and `mkdocs.yml`."""
    group: Group
    group_source: YamlText
    terms: Terms
    today: date
    """The day on which the build counts expiry and embargo, in the group's time zone."""
    records: Mapping[str, Record]
    """Public records by id: published or withdrawn, in the order in which they were read."""
    held: Mapping[str, Record]
    """Records that exist but have no page yet: drafts, in review, under embargo."""
    texts: Mapping[TextKey, SiteText]
    files: Mapping[str, tuple[str, ...]]
    """By id of an article: names of the files in its folder that are not its texts, links and sub-folders included."""
    lost: Lost
    """What is refused or could not be read: who refers to it is not to blame."""
    ledger: tuple[str, ...] | None = None
    """Lines of the ledger of addresses; None where the site keeps none."""
    called: Mapping[str, Mapping[str, tuple[Place, ...]]] = field(default_factory=dict)
    """By id of an organisation: the names by which fields of records call it, each with the places."""
    quoted: Mapping[str, tuple[Quote, ...]] = field(default_factory=dict)
    """By id of a record: what its short texts quote."""

    @cached_property
    def units(self) -> Units:
        """Units of measurement: those that every site has, and the group's own measure words."""
        own = (self.terms.term("units", name) for name in self.terms.ids("units"))
        words = (Unit(term.id, term.text, term.aliases, counter=True) for term in own if term)
        return Units((*own_units(), *words))

    @cached_property
    def parts(self) -> Mapping[str, PartOf]:
        """Every part of a record that has an id of its own: tasks and goals of plans, also of those not public yet."""
        found: dict[str, PartOf] = {}
        for record in (*self.records.values(), *self.held.values()):
            for path, part in parts(record.facts):
                name = part_id(record, path, part)
                found.setdefault(name, PartOf(record, part, name, path[:-1]))
        return found

    @cached_property
    def pictures(self) -> Mapping[str, tuple[Record, int]]:
        """Every public picture by id: the record that holds it, and its position there."""
        return {
            record.picture_id(n): (record, n) for record in self.records.values() for n in range(len(record.pictures))
        }

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Record, ...]]:
        """Published records of each kind, in the order of their lists."""
        groups: dict[str, list[Record]] = defaultdict(list)
        for record in self.records.values():
            if record.facts.state == "published":
                groups[record.kind.name].append(record)
        return {name: _ordered(records) for name, records in groups.items()}

    @cached_property
    def positions(self) -> Mapping[str, Mapping[str, int]]:
        """For each kind, where each of its published records stands in the list."""
        return {name: {r.id: at for at, r in enumerate(records)} for name, records in self.by_kind.items()}

    @cached_property
    def mentions(self) -> Mapping[str, tuple[str, ...]]:
        """For each id, the ids of the published records that mention it, in the order in which they were read."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for record in self.records.values():
            if record.facts.state == "published":
                for target in self.targets(record):
                    if target != record.id:
                        found[target][record.id] = None
        return {target: tuple(sources) for target, sources in found.items()}

    @cached_property
    def _public(self) -> Mapping[str, tuple[Record, ...]]:
        groups: dict[str, list[Record]] = defaultdict(list)
        for record in self.records.values():
            groups[record.kind.name].append(record)
        return {name: tuple(records) for name, records in groups.items()}

    def public_of(self, kind: Kind) -> tuple[Record, ...]:
        """Records of a kind that have an address, withdrawn ones included."""
        return self._public.get(kind.name, ())

    def of(self, kind: Kind) -> tuple[Record, ...]:
        """Published records of a kind, in the order of its lists."""
        return self.by_kind.get(kind.name, ())

    def targets(self, record: Record) -> Iterator[str]:
        """Ids that a record names: in its fields, about its pictures, and in its texts."""
        yield from referred(record.facts)
        yield from (quote.target for quote in self.quoted.get(record.id, ()))
        for lang in record.bodies:
            for text in self.texts_of(record, lang):
                yield from (h.target for h in text.scanned.holes if isinstance(h, Reference))

    def texts_of(self, record: Record, lang: Language) -> Iterator[SiteText]:
        """The texts of a record in one language: its own, then its chapters'."""
        for chapter in ("", *(c.name for c in record.chapters)):
            if text := self.texts.get(TextKey(record.id, lang, chapter)):
                yield text

    def shows(self, picture_id: str) -> bool:
        """Whether the public may see the picture of that id."""
        record, number = self.pictures[picture_id]
        return number in record.shown

    def picture(self, picture_id: str) -> Picture:
        """The picture of that id; raises KeyError."""
        record, number = self.pictures[picture_id]
        return record.pictures[number]


def referred(facts: BaseModel) -> Iterator[str]:
    """Ids in the fields of a model, and of those within it, that are marked as references."""
    yield from (target for _, target, _ in marked_values(facts, RefersTo))
    yield from (target.partition("@")[0] for _, target, _ in marked_values(facts, RefersToIndicator))


def part_id(record: Record, path: FactPath, part: Part) -> str:
    """The id of a part: as written, or made from the record's and the part's number or position."""
    number = getattr(part, "number", None) or int(path[1]) + 1
    return part.id or f"{record.id}-{part.part_kind}-{number}"


def when(record: Record) -> CivilDate | None:
    """The date under which a record is filed: of the event, the document, or none."""
    for name in ("date", "made", "period"):
        found = record.value(name)
        if isinstance(found, CivilDate):
            return found
    return None


def day_of(record: Record) -> date | None:
    """The last day of a record's date."""
    found = when(record)
    return found.last if found else None


def year_of(record: Record) -> int | None:
    """The year under which a record is filed."""
    year = record.value("year")
    if isinstance(year, int):
        return year
    found = when(record)
    return found.year if found else None


def _ordered(records: Iterable[Record]) -> tuple[Record, ...]:
    listing = list(records)
    if listing[0].kind.order == "newest":
        listing.sort(key=_newest_first)
    return tuple(listing)


def _newest_first(record: Record) -> tuple[int, int, int, str]:
    """Newest first; of two in the same year or month the one known to the day stands first; then by id."""
    found = when(record)
    if found is None:
        return (-(year_of(record) or 0) * 10000, 0, 0, record.id)
    last = found.last
    whole_years = found.precision in ("year", "years", "school year")
    return (-(last.year * 10000), 2 if whole_years else 0, -(last.month * 100 + last.day), record.id)
